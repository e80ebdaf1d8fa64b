import { Denied } from '@lib/kernel';
import { Unauthenticated } from '@lib/platform';

/** One text for every refusal at the door: it depends on the role alone, never on what was asked for. */
export const refused = (): Denied => new Denied('forbidden', 'Your role does not allow this.');
export const unauthenticated = (): Unauthenticated => new Unauthenticated();
