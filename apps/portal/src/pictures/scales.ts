/** Where a value stands between two ends of a line. One value alone stands in the middle. */
export function linear([least, most]: readonly [number, number], [from, to]: readonly [number, number]): (given: number) => number {
  if (most <= least) return () => (from + to) / 2;
  return (given) => from + ((given - least) / (most - least)) * (to - from);
}

/** So many values at equal distances, both ends among them; one where the ends are one. */
export function evenly([least, most]: readonly [number, number], count: number): number[] {
  if (most <= least) return [least];
  return Array.from({ length: count }, (_, i) => least + ((most - least) * i) / (count - 1));
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Marks of a line on which each is as far from the next, though the time between them grows. */
export const DURATIONS: readonly { readonly seconds: number; readonly text: string }[] = [
  { seconds: MINUTE, text: '1 minute' },
  { seconds: 10 * MINUTE, text: '10 minutes' },
  { seconds: HOUR, text: '1 hour' },
  { seconds: 6 * HOUR, text: '6 hours' },
  { seconds: DAY, text: '1 day' },
  { seconds: 7 * DAY, text: '1 week' },
  { seconds: 28 * DAY, text: '4 weeks' },
  { seconds: 182 * DAY, text: 'half a year' },
];

/** Where so many seconds stand on that line, from 0 (a minute or less) to 1 (half a year or more). */
export function alongDurations(seconds: number): number {
  const steps = DURATIONS.length - 1;
  const next = DURATIONS.findIndex((mark) => seconds <= mark.seconds);
  if (next === 0) return 0;
  const [before, after] = [DURATIONS[next - 1], DURATIONS[next]];
  if (!before || !after) return 1;
  return (next - 1 + (Math.log(seconds) - Math.log(before.seconds)) / (Math.log(after.seconds) - Math.log(before.seconds))) / steps;
}

const UNITS = [
  { name: 'day', seconds: DAY },
  { name: 'hour', seconds: HOUR },
  { name: 'minute', seconds: MINUTE },
];
/** "3 days", "5 hours", "12 minutes": in the largest unit of which there are two, or in minutes. */
export function duration(seconds: number): string {
  if (seconds < MINUTE) return 'under a minute';
  const unit = UNITS.find((one) => seconds >= 2 * one.seconds) ?? { name: 'minute', seconds: MINUTE };
  const count = Math.round(seconds / unit.seconds);
  return `${count.toLocaleString('en-GB')} ${unit.name}${count === 1 ? '' : 's'}`;
}
