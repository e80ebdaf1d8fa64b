import type { LedTime } from '../../api/answers/people.js';

export interface Led extends LedTime {
  /** Who took over, where somebody did at that very instant; "nobody" where nobody led then. */
  readonly next: string | null;
}

/** The times of each agency in the order in which they came: they are answered latest first. */
export function ledByAgency(times: readonly LedTime[]): { readonly agency: string; readonly times: readonly Led[] }[] {
  const agencies = [...new Set(times.map(({ agency }) => agency.shortName))].sort();
  return agencies.map((agency) => {
    const own = times.filter((one) => one.agency.shortName === agency).reverse();
    return { agency, times: own.map((one, place) => ({ ...one, next: nextOf(one, own[place + 1]) })) };
  });
}

function nextOf({ until }: LedTime, later: LedTime | undefined): string | null {
  if (until === null || later?.since !== until) return null;
  return later.staff?.name ?? 'nobody';
}
