import { Invalid, isMeaningless, plainText, type Refusal, refuse } from '@lib/kernel';

/*
 * Telling somebody outside the agencies (a partner, a victim, an employer, a parent) about a person of concern. It is no sharing: it has a
 * record of its own, a decision of its own, and words that are approved before they are said.
 */
export const DISCLOSURE_OUTCOMES = ['TELL', 'NOTHING_TO_DISCLOSE', 'NOT_TO_TELL'] as const;
export type DisclosureOutcome = (typeof DISCLOSURE_OUTCOMES)[number];
export type Fielded = Refusal & { readonly field: string | null };

/** One text for both: whoever asks must not learn from the wording whether nothing is held or nothing is told. Whoever decides may change it. */
export const NEUTRAL_WORDS =
  'Thank you for telling us what worries you. We have looked at it with care. There is nothing that we are able to tell you. That does not mean that there is no risk. If anything changes, come back to us; if you are in danger, call 999.';

export interface ProposalAsked {
  readonly need: string;
  readonly thirdPartyId?: string | null;
  readonly relation?: string | null;
  readonly whyThem: string;
  readonly harm: string;
  readonly sought: boolean;
  readonly representations: string;
}
export interface ProposalSaid {
  readonly need: string;
  readonly thirdPartyId: string | null;
  readonly relation: string | null;
  readonly whyThem: string;
  readonly harm: string;
  readonly sought: boolean;
  readonly representations: string;
}

const LONG = 4000;
const long = (value: string | null | undefined, field: string, label: string): string =>
  plainText(value, { field, label, max: LONG, optional: true });
export const orNull = (value: string): string | null => value || null;

export function proposalSaid(asked: ProposalAsked): ProposalSaid {
  return {
    need: long(asked.need, 'need', 'What need it answers'),
    thirdPartyId: asked.thirdPartyId ?? null,
    relation: orNull(plainText(asked.relation, { field: 'relation', label: 'Who they are to them', max: 200, optional: true })),
    whyThem: long(asked.whyThem, 'whyThem', 'Why they are best placed'),
    harm: long(asked.harm, 'harm', 'What telling could do'),
    sought: asked.sought,
    representations: long(asked.representations, 'representations', 'What the person said, or why they were not asked'),
  };
}

/** TPD-01 what need, TPD-02 one person and no more, TPD-03 why they, TPD-04 harm weighed, TPD-05 the subject heard or the reason why not. */
export function refusalToPropose(said: ProposalSaid): Fielded | null {
  if (isMeaningless(said.need)) return no('TPD-01', 'Say what need telling would answer.', 'need');
  if ((said.thirdPartyId === null) === isMeaningless(said.relation))
    return no(
      'TPD-02',
      'Say who is best placed to be told: choose one person, or say who they are to the person where none is recorded.',
      'relation',
    );
  if (isMeaningless(said.whyThem)) return no('TPD-03', 'Say why they are best placed to be told.', 'whyThem');
  if (isMeaningless(said.harm)) return no('TPD-04', 'Say what harm telling could do, and to whom.', 'harm');
  if (isMeaningless(said.representations))
    return no('TPD-05', said.sought ? 'Say what the person said.' : 'Say why the person was not asked.', 'representations');
  return null;
}

export interface DecisionAsked {
  readonly decidedAs: string;
  readonly outcome: DisclosureOutcome;
  readonly why: string;
  readonly exactWords?: string | null;
  readonly mayLeaveInWriting?: boolean | null;
  readonly whyInWriting?: string | null;
  readonly neutralWords?: string | null;
}
export interface DecisionSaid {
  readonly decidedAs: string;
  readonly outcome: DisclosureOutcome;
  readonly why: string;
  readonly exactWords: string | null;
  readonly mayLeaveInWriting: boolean;
  readonly whyInWriting: string | null;
  readonly neutralWords: string | null;
}

/** Words of the other branch are not kept: what was not decided must not look as if it had been. */
export function decisionSaid(asked: DecisionAsked): DecisionSaid {
  const { outcome, mayLeaveInWriting } = asked;
  if (!DISCLOSURE_OUTCOMES.includes(outcome)) throw new Invalid({ outcome: 'Choose what is decided from the list' });
  const tells = outcome === 'TELL';
  const written = tells && mayLeaveInWriting === true;
  const only = (when: boolean, value: string | null | undefined, field: string, label: string): string | null => {
    const text = orNull(long(value, field, label));
    return when ? text : null;
  };
  return {
    decidedAs: plainText(asked.decidedAs, { field: 'decidedAs', label: 'Your rank or grade', max: 200, optional: true }),
    outcome,
    why: long(asked.why, 'why', 'Why'),
    exactWords: only(tells, asked.exactWords, 'exactWords', 'The exact words'),
    mayLeaveInWriting: written,
    whyInWriting: only(written, asked.whyInWriting, 'whyInWriting', 'Why something may be left in writing'),
    neutralWords: neutralFor(tells, only(!tells, asked.neutralWords, 'neutralWords', 'The neutral words')),
  };
}

const neutralFor = (tells: boolean, words: string | null): string | null => (tells ? null : (words ?? NEUTRAL_WORDS));

export interface Stands {
  readonly outcome: DisclosureOutcome | null;
  readonly mayLeaveInWriting: boolean;
  readonly decidedAt: Date | null;
  readonly recordedAt: Date | null;
  readonly supersededAt: Date | null;
}

/**
 * TPD-06 decided already, TPD-07 another has taken its place, TPD-08 in what rank, TPD-09 why, TPD-10 the exact words, TPD-11 why in writing,
 * TPD-12 the neutral words. That it is not one's own proposal says the policy.
 */
export function refusalToDecideOn(now: Stands, said: DecisionSaid): Fielded | null {
  if (now.decidedAt !== null) return no('TPD-06', 'This was decided already.', null);
  if (now.supersededAt !== null) return overtaken();
  // A rank may be two letters: PC, DI.
  if (!/\p{L}{2}/u.test(said.decidedAs)) return no('TPD-08', 'Say in what rank or grade you decide.', 'decidedAs');
  if (isMeaningless(said.why)) return no('TPD-09', 'Say why.', 'why');
  if (said.outcome !== 'TELL')
    return isMeaningless(said.neutralWords) ? no('TPD-12', 'Say which neutral words may be said.', 'neutralWords') : null;
  if (isMeaningless(said.exactWords)) return no('TPD-10', 'Write the exact words that may be said.', 'exactWords');
  return said.mayLeaveInWriting && isMeaningless(said.whyInWriting)
    ? no('TPD-11', 'Say what may be left in writing, and why.', 'whyInWriting')
    : null;
}

export const overtaken = (): Fielded => no('TPD-07', 'Another proposal has taken the place of this one.', null);
export function no(code: string, explanation: string, field: string | null): Fielded {
  return refuse(code, explanation, { field });
}
