import { Invalid, parseDay, refuse } from '@lib/kernel';
import { nearDays } from './near-days.js';

/** That somebody is away and for how long. Why is nobody's business here: sickness is OTHER. VACANT is a post whose holder has gone. */
export const ABSENCE_KINDS = ['LEAVE', 'OTHER', 'VACANT'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

export interface AbsenceAsked {
  readonly kind: string;
  /** London days, both included: from midnight to midnight. */
  readonly from: string;
  readonly to?: string | null;
}
export interface SoundAbsence {
  readonly kind: AbsenceKind;
  readonly from: string;
  readonly to: string | null;
}

/** Throws Invalid with one message a field. */
export function soundAbsence({ kind, from, to }: AbsenceAsked, now: Date): SoundAbsence {
  const near = nearDays(now);
  const known = ABSENCE_KINDS.find((one) => one === kind);
  if (!known) throw new Invalid({ kind: 'Choose what sort of absence it is' });
  const first = parseDay(from, { field: 'from', label: 'The first day', ...near });
  const last = to == null ? null : parseDay(to, { field: 'to', label: 'The last day', ...near, notBefore: first });
  return { kind: known, from: first, to: last };
}

/** What is known of the two people when an absence is recorded. */
export interface Standing {
  readonly overlaps: boolean;
  /** Null when nobody was named. */
  readonly coverFits: boolean | null;
}

export function mayBeAway({ overlaps, coverFits }: Standing) {
  if (overlaps) return refuse('WKL-01', 'An absence of this person on some of these days is recorded already. End that one first.');
  if (coverFits === false) return refuse('WKL-02', 'Whoever covers holds a post in the same unit or above it, and is somebody else.');
  return null;
}

export const endedAlready = () => refuse('WKL-03', 'This absence has been ended already. Nothing was changed.');
