import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isUuid } from '@lib/kernel';

/**
 * A share on its way: what was chosen and what has been decided so far, exactly as typed. It is kept behind the API under the person's own
 * access (never in the session), and everything in it is checked again by the API when it is used.
 */
const id = z.string().refine(isUuid);
const text = z.string().default('');
const byOutcome = z.record(z.string(), z.string()).default({});
const day = z.object({ day: text, month: text, year: text });

const line = z.object({
  noteIds: z.array(id).min(1),
  outcome: text,
  reasons: byOutcome,
  words: byOutcome,
  tell: text,
  review: day.default({ day: '', month: '', year: '' }),
  until: day.default({ day: '', month: '', year: '' }),
  sharedText: text,
  cuts: z.array(z.string()).default([]),
  cutWords: text,
  conditions: z.boolean().default(false),
});
const recipient = z.object({
  agencyId: id,
  unitId: id.optional(),
  staffId: id.optional(),
  whyNeeded: text,
  purpose: text,
  gateway: text,
  protectionCondition: text,
  necessity: text,
  proportionality: text,
  asked: text,
  respondBy: day.default({ day: '', month: '', year: '' }),
  lines: z.array(line).default([]),
});
const draft = z.object({
  version: z.literal(1),
  key: id,
  mode: z.enum(['ROUTINE', 'AFTERWARDS']),
  /** Nothing new is sent first: the notes are to be decided one by one for somebody who was told less. */
  explains: z.boolean().default(false),
  noteIds: z.array(id),
  recipients: z.array(recipient),
  leftOut: z.array(z.object({ agencyId: id, reasonWords: z.string() })).default([]),
  /** Agencies that are expected only because of what was decided in step 2. */
  leftOutLater: z.array(z.object({ agencyId: id, reasonWords: z.string() })).default([]),
  toldHow: z.enum(['TELEPHONE', 'MEETING', 'EMAIL', 'LETTER']).optional(),
  toldAt: z.string().optional(),
  /** Told at a conference, about somebody on its agenda: there one goes back to. */
  conferenceItemId: id.optional(),
  /** Series that are decided report by report. */
  opened: z.array(id).default([]),
});

export type TypedDay = z.infer<typeof day>;
export type LineAnswer = z.infer<typeof line>;
export type RecipientDraft = z.infer<typeof recipient>;
export type ShareDraft = z.infer<typeof draft>;

export function newShareDraft(given: Partial<Omit<ShareDraft, 'version' | 'key'>>): ShareDraft {
  return draft.parse({ mode: 'ROUTINE', noteIds: [], recipients: [], ...given, version: 1, key: randomUUID() });
}

/** Null when it is not a share's draft: the page then answers as for something missing. */
export function readShareDraft(content: string): ShareDraft | null {
  try {
    return draft.parse(JSON.parse(content));
  } catch {
    return null;
  }
}

export function recipientDraft(given: Pick<RecipientDraft, 'agencyId'> & Partial<RecipientDraft>): RecipientDraft {
  return recipient.parse(given);
}

export function lineAnswer(noteIds: readonly string[]): LineAnswer {
  return line.parse({ noteIds });
}
