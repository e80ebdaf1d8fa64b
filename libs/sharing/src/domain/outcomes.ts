import type { ItemKind } from './item-kind.js';

export const OUTCOMES = ['SHARED', 'SHARED_IN_PART', 'WITHHELD', 'DEFERRED', 'NOT_RELEVANT'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  SHARED: 'Share',
  SHARED_IN_PART: 'Share in part',
  WITHHELD: 'Withhold',
  DEFERRED: 'Decide later',
  NOT_RELEVANT: 'Not relevant to them',
};

export interface ReasonCode {
  readonly code: string;
  readonly outcome: Outcome;
  readonly label: string;
  /** A code that says the whole reason by itself needs no words, except where words are always needed (see reasons.ts). */
  readonly selfExplaining: boolean;
  /** Given only about an answer to a question; never offered for a note. */
  readonly forAnswers: boolean;
  /** How the reason reads in the trail and on a receipt. */
  readonly wording: string;
}

const says = (outcome: Outcome, code: string, label: string, wording: string): ReasonCode => ({
  outcome,
  code,
  label,
  wording,
  selfExplaining: true,
  forAnswers: false,
});
const needsWords = (outcome: Outcome, code: string, label: string, wording: string): ReasonCode => ({
  outcome,
  code,
  label,
  wording,
  selfExplaining: false,
  forAnswers: false,
});
const ofAnswer = (code: string, label: string, wording: string): ReasonCode => ({
  ...says('NOT_RELEVANT', code, label, wording),
  forAnswers: true,
});

export const REASON_CODES: readonly ReasonCode[] = [
  says(
    'SHARED',
    'NEEDED_FOR_THEIR_WORK',
    'They need it for their work with this person',
    'Sent because they need it for their work with this person.',
  ),
  says('SHARED', 'TO_PROTECT_SOMEONE', 'To protect someone', 'Sent to protect someone from harm.'),
  says('SHARED', 'TO_KEEP_STAFF_SAFE', 'To keep their staff safe', 'Sent so that their staff can work safely.'),
  says('SHARED', 'TO_PLAN_RELEASE', 'To plan a release', 'Sent for release planning.'),
  says('SHARED', 'TO_FIND_OR_ARREST', 'To find or arrest this person', 'Sent to help find or arrest this person.'),
  says('SHARED', 'THEY_ASKED', 'They asked for it', 'Sent because they asked for it.'),
  says(
    'SHARED',
    'CORRECTS_WHAT_WE_SENT',
    'It corrects or adds to something we sent',
    'Sent because it corrects or adds to something sent before.',
  ),
  needsWords('SHARED', 'SHARED_FOR_ANOTHER_REASON', 'Another reason', 'Sent for another reason.'),

  says(
    'SHARED_IN_PART',
    'PART_IDENTIFIES_SOMEONE_ELSE',
    'Part of it is about someone else',
    'Part was left out because it is about someone else.',
  ),
  says(
    'SHARED_IN_PART',
    'PART_POINTS_TO_A_SOURCE',
    'Part of it could point to a source',
    'Part was left out because it could point to a source.',
  ),
  says('SHARED_IN_PART', 'PART_NOT_NEEDED', 'They do not need all of it', 'Part was left out because they do not need it.'),
  says('SHARED_IN_PART', 'PART_IS_HEALTH_DETAIL', 'Part of it is health detail they do not need', 'Health detail was left out.'),
  says('SHARED_IN_PART', 'PART_IS_LEGAL_ADVICE', 'Part of it is legal advice', 'Legal advice was left out.'),
  needsWords(
    'SHARED_IN_PART',
    'PART_WOULD_HARM_AN_INVESTIGATION',
    'Part of it would harm an investigation',
    'Part was left out to protect an investigation.',
  ),
  needsWords('SHARED_IN_PART', 'IN_PART_FOR_ANOTHER_REASON', 'Another reason', 'Part was left out for another reason.'),

  needsWords(
    'WITHHELD',
    'WOULD_ENDANGER_SOMEONE',
    'Sending it would put someone in danger',
    'Withheld because sending it would put someone in danger.',
  ),
  needsWords('WITHHELD', 'WOULD_EXPOSE_A_SOURCE', 'Sending it would expose a source', 'Withheld because sending it would expose a source.'),
  needsWords('WITHHELD', 'WOULD_HARM_AN_INVESTIGATION', 'Sending it would harm an investigation', 'Withheld to protect an investigation.'),
  says('WITHHELD', 'COURT_FORBIDS_IT', 'A court order forbids it', 'Withheld because a court order forbids sending it.'),
  says('WITHHELD', 'LEGAL_ADVICE', 'It is legal advice', 'Withheld because it is legal advice.'),
  says(
    'WITHHELD',
    'ORIGINATOR_REFUSES',
    'The agency it came from does not agree',
    'Withheld because the agency it came from does not agree.',
  ),
  needsWords(
    'WITHHELD',
    'NOT_PROPORTIONATE',
    'Sending it would not be proportionate',
    'Withheld because sending it would not be proportionate.',
  ),
  needsWords('WITHHELD', 'NO_LAWFUL_GATEWAY', 'There is no lawful gateway', 'Withheld because there is no lawful gateway.'),
  needsWords('WITHHELD', 'WITHHELD_FOR_ANOTHER_REASON', 'Another reason', 'Withheld for another reason.'),

  says('DEFERRED', 'BEING_CHECKED', 'We are checking whether it is right', 'Put off while it is checked.'),
  says('DEFERRED', 'ORIGINATOR_ASKED', 'We have asked the agency it came from', 'Put off until the agency it came from answers.'),
  says('DEFERRED', 'SUPERVISOR_ASKED', 'We have asked a supervisor', 'Put off until a supervisor answers.'),
  says('DEFERRED', 'LEGAL_ADVICE_ASKED', 'We have asked for legal advice', 'Put off until legal advice arrives.'),
  says('DEFERRED', 'UNTIL_AN_OPERATION_ENDS', 'An operation has to end first', 'Put off until an operation ends.'),
  says('DEFERRED', 'UNTIL_SOMEONE_IS_SAFE', 'Someone has to be made safe first', 'Put off until someone has been made safe.'),
  needsWords('DEFERRED', 'DEFERRED_FOR_ANOTHER_REASON', 'Another reason', 'Put off for another reason.'),

  says('NOT_RELEVANT', 'OUTSIDE_THEIR_FUNCTION', 'It is outside what they do', 'Not relevant: it is outside what they do.'),
  says('NOT_RELEVANT', 'SAME_AS_ANOTHER_ITEM', 'It says the same as another item', 'Not relevant: it says the same as another item.'),
  says('NOT_RELEVANT', 'THEY_GAVE_IT_TO_US', 'They gave it to us', 'Not relevant: it came from them.'),
  needsWords('NOT_RELEVANT', 'NO_LONGER_TRUE', 'It is no longer true', 'Not relevant: it is no longer true.'),
  needsWords(
    'NOT_RELEVANT',
    'DOES_NOT_BEAR_ON_THIS_PURPOSE',
    'It has no bearing on this purpose',
    'Not relevant: it has no bearing on this purpose.',
  ),
  ofAnswer(
    'REFERRED_TO_DUTY_DESK',
    'They are asked to contact the duty desk; nothing is withheld',
    'No further answer was given here: they are asked to contact the duty desk, and nothing is withheld.',
  ),
  ofAnswer(
    'SPOKEN_INSTEAD',
    'It was told by telephone or in person',
    'No further answer was given here: it was told by telephone or in person.',
  ),
  needsWords('NOT_RELEVANT', 'NOT_RELEVANT_FOR_ANOTHER_REASON', 'Another reason', 'Not relevant for another reason.'),
];

export interface CutCode {
  readonly code: string;
  readonly label: string;
  readonly selfExplaining: boolean;
}

/** Why words were taken out of what goes: one code for each cut, known to the sender only. */
export const CUT_CODES: readonly CutCode[] = [
  { code: 'THIRD_PARTY', label: 'About someone else', selfExplaining: true },
  { code: 'SOURCE_PROTECTION', label: 'Could point to a source', selfExplaining: true },
  { code: 'LEGAL_PRIVILEGE', label: 'Legal advice', selfExplaining: true },
  { code: 'NOT_NECESSARY', label: 'They do not need it', selfExplaining: true },
  { code: 'HEALTH_DETAIL', label: 'Health detail', selfExplaining: true },
  { code: 'WHEREABOUTS_OF_SOMEONE', label: 'Would show where someone lives or works', selfExplaining: true },
  { code: 'INVESTIGATION', label: 'Would harm an investigation', selfExplaining: true },
  { code: 'POLICE_METHOD', label: 'Shows a way of working that must stay private', selfExplaining: true },
  { code: 'OTHER_CUT', label: 'Another reason', selfExplaining: false },
];

const REASONS = new Map(REASON_CODES.map((reason) => [reason.code, reason]));
const CUTS = new Map(CUT_CODES.map((cut) => [cut.code, cut]));

export function reasonFor(outcome: Outcome, code: string, kind: ItemKind = 'NOTE'): ReasonCode | null {
  const found = REASONS.get(code);
  return found?.outcome === outcome && (kind === 'ANSWER' || !found.forAnswers) ? found : null;
}

export function reasonsFor(outcome: Outcome): readonly ReasonCode[] {
  return REASON_CODES.filter((reason) => reason.outcome === outcome);
}

export function cutCode(code: string): CutCode | null {
  return CUTS.get(code) ?? null;
}

/** Whether the recipient was given anything of it. */
export function isTold(outcome: Outcome): outcome is 'SHARED' | 'SHARED_IN_PART' {
  return outcome === 'SHARED' || outcome === 'SHARED_IN_PART';
}
