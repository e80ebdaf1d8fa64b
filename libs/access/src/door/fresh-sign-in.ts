import { StepUpNeeded } from '@lib/platform';
import type { Actor } from '../actor.js';

/**
 * For a use case that needs a fresh sign-in only in some cases; where it always does, the door asks (`@Requires(..., { fresh: true })`).
 * It is thrown before anything is written, so that the same key may be sent again afterwards.
 */
export const FreshSignIn = {
  check({ fresh }: Pick<Actor, 'fresh'>): void {
    if (!fresh) throw new StepUpNeeded();
  },
};
