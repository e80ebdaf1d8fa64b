import { longDay, type Refusal, refuse } from '@lib/kernel';
import type { ActionState } from './action.js';

/* Every expected "no" about an action; the codes stand in the table of libs/actions/README.md and in the titles of the tests. */
export type Fielded = Refusal & { readonly field: string | null };

export const notWorkingWithThem = (name: string): Fielded =>
  refuse(
    'ACT-01',
    `${name} does not work with this person and your agency has told it nothing of them, so it cannot be given an action about them. Share with ${name} what it needs to know, and then set the action.`,
    { field: 'agencyId' },
  );
export const dueNotRight = (today: string, last: string): Fielded =>
  refuse('ACT-02', `Enter the day by which it is to be done, from ${longDay(today)} to ${longDay(last)}.`, { field: 'dueOn' });
export const sayWhat = (): Fielded => refuse('ACT-03', 'Say what is to be done.', { field: 'what' });
export const sayWhy = (): Fielded => refuse('ACT-03', 'Say why it is to be done.', { field: 'why' });
export const nobodyThere = (who: 'AGENCY' | 'UNIT' | 'PERSON'): Fielded => refuse('ACT-04', NOBODY[who], { field: 'toWhom' });
const NOBODY = {
  AGENCY: 'Nobody at this agency works on cases in this service today. Give it to another agency, and ring their duty desk.',
  UNIT: 'Nobody in this unit works on cases today. Give it to another unit, or to the agency.',
  PERSON: 'This person does not work on cases today. Give it to their unit, or to somebody else.',
} as const;
export const notDeclined = (): Fielded =>
  refuse('ACT-05', 'Only an action that was declined is set anew, and only once. Open that one and look how it stands.', {
    field: 'beforeId',
  });

/** What cannot follow says how it stands, and so what can. */
export const doesNotFollow = (state: ActionState): Fielded => refuse('ACT-06', STANDS[state], { field: 'act' });
const STANDS: Readonly<Record<ActionState, string>> = {
  SET: 'This has not been accepted yet. Accept it first, or say that it is done.',
  ACCEPTED: 'This is in hand and not answered. Nothing was recorded.',
  ANSWERED: 'This has been answered. Whoever set it closes it, or asks again.',
  DECLINED: 'This was declined. Whoever set it gives it to another, or withdraws it.',
  CLOSED: 'This is closed. Set another action if there is more to do.',
  WITHDRAWN: 'This was withdrawn. Set another action if there is something to do.',
  SET_ANEW: 'This was declined and has been set anew. Open the action that took its place.',
};
export const sayReason = (message: string): Fielded => refuse('ACT-07', message, { field: 'words' });
export const sayResponse = (): Fielded => refuse('ACT-08', 'Say what was done.', { field: 'words' });
export const sayEvidence = (): Fielded =>
  refuse('ACT-08', 'Say what shows it: a reference, a record, or who can confirm it.', { field: 'evidence' });
export const sayWords = (message: string): Fielded => refuse('ACT-09', message, { field: 'words' });
export const toWhomNext = (): Fielded =>
  refuse('ACT-10', 'Choose one unit or one person who is to have it now, other than whoever has it.', { field: 'toWhom' });
export const sameDay = (): Fielded => refuse('ACT-11', 'It is due on that day already. Choose another day.', { field: 'dueOn' });
