import { refuse } from '@lib/kernel';
import type { ExpectedAgency } from './expected-recipients.js';
import type { Recipient } from './omissions.js';
import type { Problem } from './reasons.js';
import type { NoteToShare } from './sharing-input.js';

/** Every expected "no" of a sharing decision. The codes stand in the table of libs/sharing/README.md and in the titles of the tests. */
export interface NotesFor {
  readonly recipient: Recipient;
  readonly notes: readonly NoteToShare[];
}
export interface Missing extends Problem {
  readonly recipient: Recipient;
  readonly noteId: string;
}
type Where = { readonly field: string | null; readonly noteId: string | null; readonly recipient: Recipient | null };

const where = (field: string | null, recipient: Recipient | null = null, noteId: string | null = null): Where => ({
  field,
  noteId,
  recipient,
});

export const explanationNeeded = (recipients: readonly NotesFor[]) =>
  refuse('SHR-01', 'You hold something graver than what you are sending. Decide about each item: share it, or say why not.', {
    recipients,
  });

export const agreementNeeded = (recipient: Recipient, purpose: string) =>
  refuse(
    'SHR-02',
    'No sharing agreement in force covers both agencies and this purpose. If someone may be harmed, share urgently instead.',
    {
      ...where('recipients', recipient),
      purpose,
    },
  );

export const recipientNotAllowed = (recipient: Recipient) =>
  refuse('SHR-03', 'You cannot send this to that recipient. Choose another recipient.', where('recipients', recipient));

export const noteNotCurrent = (noteId: string) =>
  refuse(
    'SHR-04',
    'This note has been replaced, withdrawn or has lapsed. Open the current version and decide about that.',
    where('noteId', null, noteId),
  );

export const handlingConditions = (notes: readonly NoteToShare[]) =>
  refuse('SHR-05', 'Read and accept the handling conditions before you share this.', {
    ...where('conditionsAcknowledged', null, notes[0]?.id ?? null),
    conditions: notes.map((note) => ({ noteId: note.id, conditions: note.handlingConditions ?? '' })),
  });

export const reasonNeeded = (missing: readonly [Missing, ...Missing[]]) =>
  refuse('SHR-06', missing[0].message, { ...where(missing[0].field, missing[0].recipient, missing[0].noteId), missing });

export const nothingDecided = () =>
  refuse('SHR-07', 'Choose at least one recipient and decide about at least one item for each.', where('recipients'));

export const expectedRecipientLeftOut = (agencies: readonly ExpectedAgency[]) =>
  refuse('SHR-08', `Say why you are not telling ${agencies.map((agency) => agency.name).join(', ')}.`, { ...where('leftOut'), agencies });

export const groundsNeeded = (recipient: Recipient, field: string, message: string) => refuse('SHR-09', message, where(field, recipient));

export const alreadyShared = (recipient: Recipient, noteId: string) =>
  refuse('SHR-10', 'They have already been sent this. To take it back, revoke the share.', where('outcome', recipient, noteId));

export const decidedTwice = (recipient: Recipient, noteId: string | null) =>
  refuse('SHR-11', 'The same recipient or item is listed twice. Decide about each once.', where('recipients', recipient, noteId));

export const timesNotRight = (field: 'toldAt' | 'toldHow' | 'urgentReason' | 'respondBy', message: string) =>
  refuse('SHR-12', message, where(field));

export type SharingRefusal =
  | ReturnType<typeof explanationNeeded>
  | ReturnType<typeof agreementNeeded>
  | ReturnType<typeof recipientNotAllowed>
  | ReturnType<typeof noteNotCurrent>
  | ReturnType<typeof handlingConditions>
  | ReturnType<typeof reasonNeeded>
  | ReturnType<typeof nothingDecided>
  | ReturnType<typeof expectedRecipientLeftOut>
  | ReturnType<typeof groundsNeeded>
  | ReturnType<typeof alreadyShared>
  | ReturnType<typeof decidedTwice>
  | ReturnType<typeof timesNotRight>;
