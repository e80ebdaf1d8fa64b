import { Invalid, isMeaningless, plainText, type Refusal, refuse } from '@lib/kernel';

/*
 * An informed risk-management decision, as police supervisors and probation managers are asked to record it before and after a release: what
 * was considered, what it rests on, why, and who saw it otherwise. Nothing here weighs or scores; it sees that nothing is left unsaid.
 */
export interface Option {
  readonly title: string;
  readonly speaksFor: string;
  readonly speaksAgainst: string;
}
export interface RiskDecisionAsked {
  readonly question: string;
  readonly options: readonly { readonly title: string; readonly speaksFor?: string | null; readonly speaksAgainst?: string | null }[];
  /** Its place among the options, from 0. */
  readonly chosen: number;
  readonly rationale: string;
  readonly dissent?: string | null;
  readonly nothingReliedOn?: string | null;
}
export interface RiskDecisionSaid {
  readonly question: string;
  readonly options: readonly Option[];
  readonly chosen: number;
  readonly rationale: string;
  readonly dissent: string | null;
  readonly nothingReliedOn: string | null;
}
/** What a decision rests on, as it stands for the person deciding. */
export interface Relied {
  readonly kind: 'NOTE' | 'SHARE_ITEM';
  readonly id: string;
  /** Superseded, withdrawn, or taken back by whoever sent it. */
  readonly over: boolean;
}

const MOST_OPTIONS = 10;
export const MOST_RELIED_ON = 100;

export function riskDecisionSaid(asked: RiskDecisionAsked): RiskDecisionSaid {
  if (asked.options.length > MOST_OPTIONS) throw new Invalid({ options: `Name ${MOST_OPTIONS} options or fewer` });
  const optional = (value: string | null | undefined, field: string, label: string): string =>
    plainText(value, { field, label, max: 2000, optional: true });
  return {
    question: plainText(asked.question, { field: 'question', label: 'What is to be decided', max: 500 }),
    options: asked.options.map(({ title, speaksFor, speaksAgainst }) => ({
      title: plainText(title, { field: 'options', label: 'What could be done', max: 500 }),
      speaksFor: optional(speaksFor, 'options', 'What speaks for it'),
      speaksAgainst: optional(speaksAgainst, 'options', 'What speaks against it'),
    })),
    chosen: asked.chosen,
    rationale: plainText(asked.rationale, { field: 'rationale', label: 'Why', max: 4000 }),
    dissent: optional(asked.dissent, 'dissent', 'Who sees it otherwise') || null,
    nothingReliedOn: optional(asked.nothingReliedOn, 'nothingReliedOn', 'Why nothing is relied on') || null,
  };
}

/** RMD-01 one option is no choice, RMD-02 which one, RMD-03 why, RMD-04 it rests on something or says why not, RMD-05 on what still stands. */
export function refusalToDecide(said: RiskDecisionSaid, relied: readonly Relied[]): (Refusal & { readonly field: string }) | null {
  const { options, chosen, rationale, nothingReliedOn } = said;
  if (options.length < 2)
    return refuse('RMD-01', 'Name at least two things that could be done; doing nothing is one of them.', { field: 'options' });
  const one = options[chosen];
  if (one === undefined) return refuse('RMD-02', 'Choose which of them it is.', { field: 'chosen' });
  if (options.some(({ speaksFor, speaksAgainst }) => isMeaningless(speaksFor) && isMeaningless(speaksAgainst)))
    return refuse('RMD-01', 'Say of each option what speaks for it or against it.', { field: 'options' });
  if (isMeaningless(rationale)) return refuse('RMD-03', 'Say why.', { field: 'rationale' });
  if (relied.length === 0 && isMeaningless(nothingReliedOn))
    return refuse('RMD-04', 'Choose what this rests on, or say why it rests on nothing that is recorded here.', { field: 'reliedOn' });
  if (relied.some(({ over }) => over))
    return refuse('RMD-05', 'Something it rests on has changed since you looked. Look at it again.', { field: 'reliedOn' });
  return null;
}

export interface LookedAt {
  readonly endorsed: boolean;
  readonly words: string | null;
}

/** RMD-06 looked at already, RMD-07 another has taken its place, RMD-08 not endorsed without a reason. That it is not one's own says the policy. */
export function refusalToLook(
  decision: { readonly lookedAt: Date | null; readonly supersededAt: Date | null },
  { endorsed, words }: LookedAt,
): (Refusal & { readonly field: string | null }) | null {
  if (decision.lookedAt !== null) return refuse('RMD-06', 'Somebody has looked at this already.', { field: null });
  if (decision.supersededAt !== null) return refuse('RMD-07', 'Another decision has taken the place of this one.', { field: null });
  return !endorsed && isMeaningless(words) ? refuse('RMD-08', 'Say why you do not endorse it.', { field: 'words' }) : null;
}
