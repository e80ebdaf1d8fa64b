import { Denied } from '@lib/kernel';
import { Unauthenticated } from '../graphql/caller.js';

const NOT_SIGNED_IN = 'CS001';
const CHANGED = 'CS002';

/**
 * Between finding out who asks and doing what they asked, somebody changed what they may do. A read finds out again and starts over; an act
 * is not done, because the person looked at something that is no longer so.
 */
export class StandingChanged extends Denied {
  constructor() {
    super('forbidden', 'What you may do has just changed. Look at this again before you go on.');
  }
}

/** What concordat.act_for said, in our words; anything else as it is. */
export function standingFault(fault: unknown): unknown {
  const { code, driverError } = (fault ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  if (state === NOT_SIGNED_IN) return new Unauthenticated();
  return state === CHANGED ? new StandingChanged() : fault;
}
