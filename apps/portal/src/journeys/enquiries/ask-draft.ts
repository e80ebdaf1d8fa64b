import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isUuid } from '@lib/kernel';
import type { DraftKind } from '../../page/drafts.js';

/** An enquiry in the making is kept as what it will be: something that goes to one recipient. Its content names its own page. */
export const ENQUIRY_DRAFT: DraftKind = 'ENQUIRY';

/** Exactly as typed; the API checks all of it again when it is asked. */
const id = z.string().refine(isUuid);
const text = z.string().default('');
const leftOut = z.object({ groupCode: z.string(), questionCodes: z.array(z.string()), reasonCode: text, words: text });
const basis = { purpose: text, gateway: text, protectionCondition: text, necessity: text, proportionality: text };
const draft = z.object({
  version: z.literal(1),
  key: id,
  agencyId: id,
  unitId: id.optional(),
  staffId: id.optional(),
  setCode: z.string().min(1),
  leftOut: z.array(leftOut).default([]),
  why: text,
  workingDays: text,
  ...basis,
  whyNeeded: text,
});

export type LeftOut = z.infer<typeof leftOut>;
export type AskDraft = z.infer<typeof draft>;
export const BASIS = ['purpose', 'gateway', 'protectionCondition', 'necessity', 'proportionality'] as const;

export function newAskDraft(given: Pick<AskDraft, 'agencyId' | 'setCode'> & Partial<AskDraft>): AskDraft {
  return draft.parse({ version: 1, key: randomUUID(), ...given });
}

/** Null when it is not the draft of an enquiry. */
export function readAskDraft(content: string): AskDraft | null {
  try {
    return draft.parse(JSON.parse(content));
  } catch {
    return null;
  }
}

/** Other questions, or another agency: what was left out and the legal ground belonged to those before. */
export function chosenAnew(kept: AskDraft | undefined, chosen: Pick<AskDraft, 'agencyId' | 'unitId' | 'staffId' | 'setCode'>): AskDraft {
  if (!kept) return newAskDraft(chosen);
  const { why, workingDays, key } = kept;
  const same = kept.agencyId === chosen.agencyId && kept.setCode === chosen.setCode;
  return same ? { ...kept, unitId: chosen.unitId, staffId: chosen.staffId } : newAskDraft({ ...chosen, why, workingDays, key });
}
