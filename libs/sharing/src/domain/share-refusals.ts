import { refuse } from '@lib/kernel';

/** Expected "no" to what is done with a share, a decision or a standing decision once it is there. SHR-01 to SHR-12 are in sharing-refusals.ts. */
const at = (field: string | null) => ({ field, noteId: null });

export const alreadyRevoked = () => refuse('SHR-20', 'This was revoked. Nothing was changed.', at(null));
export const alreadyAnswered = () => refuse('SHR-21', 'Your agency has already answered this. Nothing was changed.', at(null));
export const openItFirst = () => refuse('SHR-22', 'Open it and read it before you acknowledge it.', at(null));
export const wordsAsked = () => refuse('SHR-23', 'They asked something of you: say what you will do.', at('words'));
export const reasonAsked = (field: string, message: string) => refuse('SHR-24', message, at(field));
export const notWaiting = () => refuse('SHR-25', 'This decision is not waiting for endorsement. Nothing was changed.', at(null));
export const secondPerson = () => refuse('SHR-26', 'Somebody else has to do this: you made the decision yourself.', at(null));
export const alreadyStanding = () =>
  refuse('SHR-27', 'There is a standing decision for this category and recipient already, or one is waiting for approval.', at('category'));
export const standingOver = () =>
  refuse('SHR-28', 'This standing decision has already been approved or has ended. Nothing was changed.', at(null));
