import { KEEPING_LISTS, KEEPING_WORK } from './keeping-words.js';
import { KNOWN_LISTS } from './known-words.js';
import { PROCEDURE_TRAIL, PROCEDURE_WORK } from './procedure-words.js';
import { QUESTION_LISTS, QUESTION_WORK } from './question-words.js';
import { SAMPLING_LISTS, SAMPLING_WORK } from './sampling-words.js';
import { TEAM_LISTS, TEAM_WORK } from './team-words.js';

/** Codes of the API in the words people read. What is not listed here is shown as it came, so that nothing is ever hidden by a gap. */
const LEVELS = { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', VERY_HIGH: 'Very high' };
const OUTCOMES = {
  SHARED: 'Shared',
  SHARED_IN_PART: 'Shared in part',
  WITHHELD: 'Withheld',
  DEFERRED: 'Deferred',
  NOT_RELEVANT: 'Not relevant',
};

const LISTS = {
  ...QUESTION_LISTS,
  ...KEEPING_LISTS,
  ...KNOWN_LISTS,
  ...SAMPLING_LISTS,
  ...TEAM_LISTS,
  level: LEVELS,
  outcome: OUTCOMES,
  stage: {
    CUSTODY: 'In custody',
    BEFORE_RELEASE: 'Preparing for release',
    RELEASED_72_HOURS: 'First 72 hours after release',
    COMMUNITY: 'In the community',
    RECALL: 'Recall in progress',
    CONFERENCE: 'Case conference',
  },
  cohort: { FIXED: 'Fixed cohort', FLEX: 'Flex cohort', FREE: 'Free cohort' },
  atRisk: { CHILDREN: 'Children', PUBLIC: 'Public', KNOWN_ADULT: 'Known adult', STAFF: 'Staff', PRISONERS: 'Prisoners' },
  setting: { COMMUNITY: 'In the community', CUSTODY: 'In custody' },
  thirdParty: {
    VICTIM: 'Victim',
    PARTNER: 'Partner',
    CHILD: 'Child',
    INFORMANT: 'Informant',
    FAMILY: 'Family member',
    OTHER: 'Other person',
  },
  mode: { ROUTINE: 'Routine', URGENT: 'Urgent', AFTERWARDS: 'Recorded afterwards' },
  toldHow: { PORTAL: 'In this service', TELEPHONE: 'By telephone', MEETING: 'At a meeting', EMAIL: 'By email', LETTER: 'By letter' },
  mailState: {
    SENDING: 'Being sent',
    WAITING: 'Could not be handed over yet. It is tried again',
    SENT: 'Sent',
    UNKNOWN: 'It may not have arrived. It is not sent twice, so look at My work',
    FAILED: 'Refused where it was sent. Check your address',
    DROPPED: 'Not sent: there was nothing left to tell you',
  },
  nature: { FACT: 'Fact', ASSESSMENT: 'Assessment' },
  basis: {
    RECORD_SEEN: 'Record seen',
    VERIFIED_BY_AGENCY: 'Verified by an agency',
    SELF_REPORT: 'Said by the person',
    THIRD_PARTY: 'Said by somebody else',
    PROFESSIONAL_JUDGEMENT: 'Professional judgement',
  },
  marking: { OFFICIAL: 'OFFICIAL', OFFICIAL_SENSITIVE: 'OFFICIAL-SENSITIVE' },
  disclosable: { YES: 'Yes', NO: 'No', REDACTED: 'In part' },
  interruption: {
    RECALL: 'a recall',
    RELEASE_DAY: 'a contact missed after release',
    STATUTORY_CLOCK: 'a limit about to break',
  },
  draftKind: {
    NOTE: 'Risk note',
    SHARE: 'Sharing decision',
    URGENT: 'Urgent share',
    CORRECTION: 'Correction',
    ENQUIRY: 'Questions to ask',
  },
  agreementState: { NOT_STARTED: 'Not started', IN_FORCE: 'In force', IN_TRANSITION: 'Ended, in transition', ENDED: 'Ended' },
  workKind: {
    EXPLAIN_GRAVER: 'Explain what was not shared',
    LESS_TOLD: 'A partner has been told less than this',
    GROUP_GAP: 'Your desk holds something a partner may need',
    ENDORSE_WITHHOLDING: 'Endorse a decision not to share',
    LEVEL_QUESTIONED: 'A concern level was questioned',
    AGREEMENT_ENDING: 'Sharing agreement ending',
    REVIEW_DUE: 'Review a decision not to share',
    SENT_BACK: 'Sent back by a supervisor',
    NOT_FOR_US: 'Returned by a partner',
    RECIPIENTS_RELY_ON_OLD: 'An old version is still relied on',
    DESK_QUESTION: 'A question to your duty desk',
    CHANGE_TO_APPROVE: 'A change to approve',
    CHANGE_TO_REVIEW: 'A change to look at again',
    AGREEMENT_CHANGED: 'A sharing agreement has changed',
    EMERGENCY_ACCESS: 'An emergency to review',
    RECUSAL: 'Somebody stepped back from a case',
    REVIEW_SCOPE: 'An independent review to approve',
    ...QUESTION_WORK,
    ...KEEPING_WORK,
    ...PROCEDURE_WORK,
    ...SAMPLING_WORK,
    ...TEAM_WORK,
  },
  changeKind: {
    AGREEMENT_ENDS: 'End the agreement',
    AGREEMENT_RENEWED: 'Renew the agreement',
    PARTY_LEAVES: 'Leave the agreement',
    PARTY_JOINS: 'Let an agency join',
    NAMES_CHILDREN_SET: 'Name children',
    NAMES_CHILDREN_UNSET: 'Stop naming children',
    POST_GRANTED: 'Give a post',
    POST_ENDED: 'End a post',
    ACCOUNT_SUSPENDED: 'Suspend the account',
    ACCOUNT_RESTORED: 'Restore the account',
  },
  changeHint: {
    AGREEMENT_ENDS: 'With two parties it ends as you say, and somebody looks at it afterwards. With more, all of them have to agree.',
    AGREEMENT_RENEWED: 'Every other party has to agree.',
    PARTY_LEAVES: 'Your agency stops at once; the others go on without it. Somebody else looks at it afterwards.',
    PARTY_JOINS: 'Every other party has to agree, and so has the agency that joins.',
    NAMES_CHILDREN_SET: 'So that people under 18 can be shared about under it. Every other party has to agree.',
    NAMES_CHILDREN_UNSET: 'Every other party has to agree.',
  },
  changeState: {
    WAITING: 'Waits for an answer',
    TO_REVIEW: 'Done, to be looked at',
    APPROVED: 'Approved and done',
    DECLINED: 'Declined',
    CONFIRMED: 'Done and confirmed',
    NOT_CONFIRMED: 'Done, not agreed with',
  },
  changeField: {
    endsAt: 'In force until',
    reviewOn: 'Next review',
    namesChildren: 'Names children',
    party: 'Place in the agreement',
    post: 'Post',
    accountState: 'Account',
  },
  partyState: { PARTY: 'Party', LEFT: 'Left', NONE: 'Not party' },
  postState: { HELD: 'Held', ENDED: 'Ended', NONE: 'Not held' },
  accountState: { ACTIVE: 'Can sign in', SUSPENDED: 'Suspended', NONE: 'No account' },
  trailKind: {
    SENT: 'Shared with another agency',
    RECEIVED: 'Received from another agency',
    DECIDED_NOT_TO_SHARE: 'Decided not to share',
    FIRST_SEEN: 'First opened',
    ACKNOWLEDGED: 'Acknowledged',
    NOT_FOR_US: 'Returned: not for them',
    NOTE_RECORDED: 'Note recorded',
    NOTE_SUPERSEDED: 'Note corrected',
    NOTE_WITHDRAWN: 'Note withdrawn',
    CORRECTED: 'Recipient told of a correction',
    WITHDRAWN: 'Recipient told of a withdrawal',
    REVOKED: 'Revoked',
    ENDORSED: 'Withholding endorsed',
    SENT_BACK: 'Withholding sent back',
    HELD_ELSEWHERE: 'Held elsewhere',
    ASKED: 'Questions asked',
    REPLIED: 'Questions answered',
    DECLINED_TO_ANSWER: 'Declined to answer',
    ENQUIRY_CLOSED: 'Questions taken back',
    COPIED_OUT: 'Copied to another system',
    ERASED: 'Erased',
    RESTRICTED: 'Kept as evidence only',
    RESTRICTION_LIFTED: 'No longer evidence only',
    GAP_CLEARED: 'Gap may stand for now',
    GAP_SENT_BACK: 'Gap sent back',
    SAMPLED: 'Looked at in a sample',
    ...PROCEDURE_TRAIL,
  },
  lawfulUse: {
    VERIFYING_LAWFULNESS: 'To verify that processing was lawful',
    SELF_MONITORING: 'For our own monitoring, including internal discipline',
    INTEGRITY_AND_SECURITY: 'For the integrity and security of the data',
    CRIMINAL_PROCEEDINGS: 'For criminal proceedings',
  },
  accessAct: {
    CONSULTATION: 'Opened',
    SEARCH: 'Searched',
    DISCLOSURE: 'Sent',
    COLLECTION: 'Recorded',
    ALTERATION: 'Changed',
    REFUSED: 'Refused by a rule',
    DENIED: 'Not allowed',
  },
  circumstance: {
    RAISED_ROSH: 'Risk of serious harm was raised',
    RELEASE_DATE: 'A release date was set or changed',
    RELEASE: 'Released',
    RECALL: 'Recalled',
    ARREST: 'Arrested',
    NEW_ADDRESS: 'New address',
    NEW_RELATIONSHIP: 'New relationship',
    RECIPIENT_ROLE: 'An agency has a new role with this person',
  },
  emergencyFinding: { JUSTIFIED: 'Justified', NOT_JUSTIFIED: 'Not justified' },
  reviewGround: { OWNER_GRANT: 'Granted by the agency whose record it is', LAWFUL_DEMAND: 'A lawful demand' },
  reviewState: { PROPOSED: 'Waits for a second person', NOT_STARTED: 'Not started', RUNNING: 'Running', ENDED: 'Ended' },
  protectionKind: {
    RISK_CONFERENCE: 'Multi-agency risk assessment conference',
    RIGHT_TO_ASK: 'Domestic violence disclosure: right to ask',
    RIGHT_TO_KNOW: 'Domestic violence disclosure: right to know',
    CHILD_DISCLOSURE: 'Child sex offender disclosure',
    FAMILY_COURT: 'Family court',
  },
  deskAnswer: { WE_WILL_CALL: 'We will call them', NOTHING_FROM_THIS_DESK: 'Nothing for them through this desk' },
  lookOutcome: {
    SATISFIED: 'Satisfied: the search was for work',
    LOOKED_AT: 'Looked at, not finished',
    RAISED: 'Raised with whoever answers for conduct',
  },
  match: { IDENTIFIER: 'Reference matches', NAME: 'Name matches', ALIKE: 'Similar name', BIRTH_DATE: 'Date of birth matches' },
} satisfies Record<string, Record<string, string>>;

export type WordList = keyof typeof LISTS;

export function words(code: string | null | undefined, list: WordList): string {
  if (!code) return '';
  const found: Readonly<Record<string, string>> = LISTS[list];
  return Object.hasOwn(found, code) ? (found[code] ?? code) : code;
}

/** Choices for radios, checkboxes and selects, in the order people expect them. */
/** With a second list of the same codes, what it says of a code stands below it as a hint. */
export function choices(list: WordList, hints?: WordList): { value: string; text: string; hint?: { text: string } }[] {
  const below: Readonly<Record<string, string>> = hints ? LISTS[hints] : {};
  return Object.entries(LISTS[list]).map(([value, text]) => ({ value, text, ...(below[value] && { hint: { text: below[value] } }) }));
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** The most serious of a person's levels, for the header: harm to any group, in either setting. */
export function gravestLevel(rosh: readonly { readonly level: string }[] | null | undefined): string | undefined {
  const order = Object.keys(LEVELS);
  return [...(rosh ?? [])].map((cell) => cell.level).sort((a, b) => order.indexOf(b) - order.indexOf(a))[0];
}

const LEVEL_COLOURS = { LOW: 'govuk-tag--grey', MEDIUM: 'govuk-tag--yellow', HIGH: 'govuk-tag--orange', VERY_HIGH: 'govuk-tag--red' };
const OUTCOME_COLOURS = {
  SHARED: 'govuk-tag--green',
  SHARED_IN_PART: 'govuk-tag--teal',
  WITHHELD: 'govuk-tag--purple',
  DEFERRED: 'govuk-tag--yellow',
  NOT_RELEVANT: 'govuk-tag--grey',
};
const colour =
  (list: Readonly<Record<string, string>>) =>
  (code: string | null | undefined): string =>
    code && Object.hasOwn(list, code) ? (list[code] ?? '') : 'govuk-tag--grey';
export const levelColour = colour(LEVEL_COLOURS);
export const outcomeColour = colour(OUTCOME_COLOURS);
