import { z } from 'zod';
import { isUuid } from '@lib/kernel';
import type { AskInput, EnquiryConsidered } from '../../api/answers/asking.js';
import type { AskDraft } from './ask-draft.js';
import { addresseeOf, workingDaysOf } from './ask-drafts.js';

const given = (text: string): string | undefined => (text.trim() ? text.trim() : undefined);

/** The one mutation that asking makes: the form of the last page carries it, so that sending twice is the same act twice. */
export function askInput(personId: string, draft: AskDraft, { set, workingDays, ...known }: EnquiryConsidered): AskInput {
  const field = (name: 'purpose' | 'gateway' | 'protectionCondition' | 'necessity' | 'proportionality'): string | undefined =>
    given(draft[name]) ?? given(known[name]);
  return {
    key: draft.key,
    personId,
    setCode: set.code,
    setVersion: set.version,
    recipient: addresseeOf(draft),
    workingDays: workingDaysOf(draft) ?? workingDays,
    why: given(draft.why),
    purpose: field('purpose'),
    gateway: field('gateway'),
    protectionCondition: field('protectionCondition'),
    necessity: field('necessity'),
    proportionality: field('proportionality'),
    whyNeeded: given(draft.whyNeeded),
    dropped: draft.leftOut.map(({ groupCode, questionCodes, reasonCode, words }) => ({
      groupCode,
      questionCodes,
      reasonCode,
      words: given(words),
    })),
  };
}

const shape = z.looseObject({
  key: z.string(),
  personId: z.string().refine(isUuid),
  setCode: z.string(),
  setVersion: z.number(),
  recipient: z.looseObject({}),
  dropped: z.array(z.looseObject({})),
});

/** Only the shape is looked at here; the API judges every part of it as it would anybody's. */
export function readAsked(text: string, personId: string): AskInput | null {
  try {
    const input = shape.parse(JSON.parse(text));
    return input.personId === personId ? (input as unknown as AskInput) : null;
  } catch {
    return null;
  }
}
