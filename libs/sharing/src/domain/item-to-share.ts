import type { AnswerDecided, ItemBrought } from './item-brought.js';
import { ANSWER_CATEGORY, type ItemKind } from './item-kind.js';
import type { NoteToShare } from './sharing-input.js';

export interface ItemToShare extends NoteToShare {
  readonly kind: ItemKind;
  /** Null for a note. */
  readonly answered: ItemBrought | null;
}

export function noteAsItem(note: NoteToShare): ItemToShare {
  return { ...note, kind: 'NOTE', answered: null };
}

/** The rules and the frozen copy take an answer as they take a note: current, whole, and for the recipient's work. */
export function answerAsItem(
  brought: ItemBrought,
  of: { readonly agencyId: string; readonly personId: string; readonly at: Date },
): ItemToShare {
  const { id, level, body, basis, marking, disclosable, happenedOn, thirdParties } = brought;
  return {
    kind: 'ANSWER',
    answered: brought,
    id,
    seriesId: id,
    version: 1,
    agencyId: of.agencyId,
    personId: of.personId,
    level,
    recordedAt: of.at,
    supersededAt: null,
    withdrawnAt: null,
    category: ANSWER_CATEGORY,
    categoryGroup: ANSWER_CATEGORY,
    seriesName: null,
    nature: basis === 'PROFESSIONAL_JUDGEMENT' ? 'ASSESSMENT' : 'FACT',
    body,
    happenedOn,
    basis,
    sourceGrade: null,
    intelligenceGrade: null,
    handlingCode: 'P',
    handlingConditions: null,
    marking,
    disclosable,
    thirdParties,
  };
}

/** Earlier decisions about the same question, which this answer replaces. */
export function decidedBefore({ answered }: ItemToShare, decided: readonly AnswerDecided[]): AnswerDecided[] {
  if (answered === null) return [];
  return decided.filter((made) => made.enquiryId === answered.enquiryId && made.questionCode === answered.questionCode);
}
