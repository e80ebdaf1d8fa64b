import type { TrailEntry } from '../../api/answers/oversight.js';
import { type Policy, reasonLabel } from '../../view/policy-words.js';
import { words } from '../../view/words.js';

export interface TrailLine extends TrailEntry {
  /** One sentence a colleague can read without the columns. */
  readonly sentence: string;
  readonly reason: string;
  /** Whose words they are: the words alone do not say. */
  readonly wordsLabel: string;
  /** Where the whole of it stands. */
  readonly href: string | null;
  readonly linkText: string;
}

/** A share of several kinds names none of them. */
const what = (entry: TrailEntry): string => (entry.categoryLabel ? `“${entry.categoryLabel}”` : 'several items');
const toWhom = ({ to, toUnit, toStaff }: TrailEntry): string => {
  const parts = [toStaff?.name, toUnit?.name, to?.shortName].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : 'another agency';
};

const copySystem = (code: string | null): string => (code === 'NDELIUS' ? 'nDelius' : (code ?? 'another system'));

/** What happened, in one sentence an entry. */
const SENTENCES: Readonly<Record<string, (entry: TrailEntry) => string>> = {
  NOTE_RECORDED: (entry) => `${entry.staff.name} recorded a note: ${what(entry)}.`,
  NOTE_SUPERSEDED: (entry) => `${entry.staff.name} corrected a note: ${what(entry)}.`,
  NOTE_WITHDRAWN: (entry) => `${entry.staff.name} withdrew a note: ${what(entry)}.`,
  SENT: (entry) =>
    `${entry.staff.name} shared ${entry.outcome === 'SHARED_IN_PART' ? 'part of ' : ''}${what(entry)} with ${toWhom(entry)}.`,
  RECEIVED: (entry) =>
    `${entry.from.shortName} sent ${toWhom(entry)} ${entry.outcome === 'SHARED_IN_PART' ? 'part of ' : ''}${what(entry)}.`,
  DECIDED_NOT_TO_SHARE: (entry) => decidedNot(entry),
  FIRST_SEEN: (entry) => `${entry.staff.name} (${entry.to?.shortName ?? 'recipient'}) first opened what ${entry.from.shortName} sent.`,
  ACKNOWLEDGED: (entry) => `${entry.staff.name} (${entry.to?.shortName ?? 'recipient'}) acknowledged what ${entry.from.shortName} sent.`,
  NOT_FOR_US: (entry) =>
    `${entry.staff.name} (${entry.to?.shortName ?? 'recipient'}) returned what ${entry.from.shortName} sent: not for them.`,
  CORRECTED: (entry) => `${entry.from.shortName} corrected ${what(entry)}, which ${toWhom(entry)} had been sent.`,
  WITHDRAWN: (entry) => `${entry.from.shortName} withdrew ${what(entry)}, which ${toWhom(entry)} had been sent.`,
  REVOKED: (entry) => `${entry.staff.name} revoked what ${entry.from.shortName} had sent to ${toWhom(entry)}.`,
  ENDORSED: (entry) => `${entry.staff.name} endorsed the decision not to tell ${toWhom(entry)} about ${what(entry)}.`,
  SENT_BACK: (entry) => `${entry.staff.name} sent back the decision not to tell ${toWhom(entry)} about ${what(entry)}.`,
  ASKED: (entry) => `${entry.staff.name} (${entry.from.shortName}) asked ${toWhom(entry)} questions.`,
  REPLIED: (entry) => `${entry.staff.name} (${entry.from.shortName}) replied to what ${toWhom(entry)} had asked.`,
  DECLINED_TO_ANSWER: (entry) => `${entry.staff.name} (${entry.from.shortName}) declined to answer what ${toWhom(entry)} had asked.`,
  ENQUIRY_CLOSED: (entry) => `${entry.staff.name} (${entry.from.shortName}) took back what had been asked of ${toWhom(entry)}.`,
  ERASED: (entry) => `${entry.staff.name} erased something under data-protection law.`,
  RESTRICTED: (entry) => `${entry.staff.name} restricted a note: it is kept as evidence only.`,
  RESTRICTION_LIFTED: (entry) => `${entry.staff.name} lifted the restriction of a note.`,
  GAP_CLEARED: (entry) => `${entry.staff.name} let stand for now that ${toWhom(entry)} was told less than what is held.`,
  GAP_SENT_BACK: (entry) => `${entry.staff.name} asked for a decision: ${toWhom(entry)} was told less than what is held.`,
  SAMPLED: (entry) =>
    `${entry.staff.name} looked at a decision about ${what(entry)}, towards ${toWhom(entry)}, in a sample: ${found(entry)}.`,
  COPIED_OUT: (entry) =>
    `${entry.staff.name} copied ${entry.managementPlanId ? 'the management plan' : 'answers'} out to ${copySystem(entry.reasonCode)}.`,
  PROCEDURE_BEGUN: (entry) => `${entry.staff.name} (${entry.from.shortName}) began a process map.`,
  PROCEDURE_OPENED: (entry) => `${entry.staff.name} (${entry.from.shortName}) let ${toWhom(entry)} into a process map.`,
  PROCEDURE_RECORDED: (entry) => `${entry.staff.name} (${entry.from.shortName}) recorded something in a process map.`,
  PROCEDURE_OVER: (entry) => `${entry.staff.name} (${entry.from.shortName}) recorded that a process map is over.`,
  RISK_DECIDED: (entry) => `${entry.staff.name} (${entry.from.shortName}) recorded a decision about risk.`,
  RISK_DECISION_LOOKED_AT: (entry) => `${entry.staff.name} (${entry.from.shortName}) looked at a decision about risk, as a supervisor.`,
  DISCLOSURE_PROPOSED: (entry) => `${entry.staff.name} (${entry.from.shortName}) proposed to tell somebody outside the agencies.`,
  DISCLOSURE_DECIDED: (entry) => `${entry.staff.name} (${entry.from.shortName}) decided about telling somebody outside the agencies.`,
  DISCLOSURE_TOLD: (entry) => `${entry.staff.name} (${entry.from.shortName}) recorded what came of that decision.`,
  CONFERENCE_LISTED: (entry) => `${entry.staff.name} (${entry.from.shortName}) put them on the agenda of a case conference.`,
  CONFERENCE_TAKEN_OFF: (entry) => `${entry.staff.name} (${entry.from.shortName}) took them off the agenda of a case conference.`,
  CONFERENCE_MINUTED: (entry) => `${entry.staff.name} (${entry.from.shortName}) added to the minutes of a case conference.`,
  PLAN_MADE: (entry) => `${entry.staff.name} (${entry.from.shortName}) wrote a management plan.`,
  PLAN_CHANGED: (entry) => `${entry.staff.name} (${entry.from.shortName}) changed the management plan.`,
  PLAN_CONFIRMED: (entry) => `${entry.staff.name} (${entry.from.shortName}) looked at the management plan again: nothing to change.`,
  ACTION_SET: (entry) => `${entry.staff.name} (${entry.from.shortName}) set an action for ${entry.to?.shortName ?? 'an agency'}.`,
  ACTION_RECORDED: (entry) => `${entry.staff.name} (${entry.from.shortName}) recorded what became of an action.`,
  ACTION_OVER: (entry) => `${entry.staff.name} (${entry.from.shortName}) ended an action that their agency had set.`,
  HELD_ELSEWHERE: (entry) => `${entry.unit?.name ?? 'A desk'} recorded that it has considered material held elsewhere.`,
};

const WORDS: Readonly<Record<string, string>> = {
  SENT: 'Why it could not wait',
  RECEIVED: 'Why it could not wait',
  ACKNOWLEDGED: 'They said',
  NOT_FOR_US: 'They said',
  NOTE_SUPERSEDED: 'Why',
  NOTE_WITHDRAWN: 'Why',
  DECIDED_NOT_TO_SHARE: 'Why',
  REVOKED: 'Why',
  SENT_BACK: 'Why',
  GAP_CLEARED: 'Why',
  GAP_SENT_BACK: 'Why',
  SAMPLED: 'They said',
  DECLINED_TO_ANSWER: 'Why',
  ENQUIRY_CLOSED: 'Why',
  RISK_DECIDED: 'What, and what was chosen',
  RISK_DECISION_LOOKED_AT: 'They said',
  PLAN_MADE: 'Its aim',
  PLAN_CHANGED: 'What changed',
  PLAN_CONFIRMED: 'Why',
};

export function trailLine(entry: TrailEntry, policy: Policy): TrailLine {
  const sentence = SENTENCES[entry.kind]?.(entry) ?? `${entry.staff.name}: ${words(entry.kind, 'trailKind')}.`;
  const reason = entry.enquiryId || entry.kind === 'SAMPLED' ? '' : reasonLabel(policy, entry.outcome, entry.reasonCode);
  return { ...entry, sentence, reason, wordsLabel: WORDS[entry.kind] ?? 'In words', ...wholeOf(entry) };
}

const found = (entry: TrailEntry): string => words(entry.reasonCode ?? '', 'sampleFinding').toLowerCase();

function decidedNot(entry: TrailEntry): string {
  const [who, item, them] = [entry.staff.name, what(entry), toWhom(entry)];
  if (entry.outcome === 'NOT_RELEVANT') return `${who} decided that ${item} is not relevant to ${them}.`;
  if (entry.outcome === 'DEFERRED') return `${who} put off deciding whether to tell ${them} about ${item}.`;
  return `${who} withheld ${item} from ${them}.`;
}

/** Where the whole of a line stands: the first of these that the line names. A link without words of its own bears the reference. */
const WHOLE: readonly (readonly [keyof TrailEntry, string, string?])[] = [
  ['riskDecisionId', '/risk-decisions/', 'The decision'],
  ['thirdPartyDisclosureId', '/third-party-disclosures/', 'The proposal'],
  ['managementPlanId', '/plans/', 'The plan'],
  ['actionId', '/actions/'],
  ['runId', '/procedures/runs/'],
  ['setId', '/receipts/'],
  ['shareId', '/shares/'],
  ['enquiryId', '/enquiries/'],
  ['noteId', '/notes/', 'The note'],
];

function wholeOf(entry: TrailEntry): Pick<TrailLine, 'href' | 'linkText'> {
  const reference = entry.reference ?? 'Open';
  if (entry.kind === 'RECEIVED' && entry.shareId) return { href: `/received/${entry.shareId}`, linkText: reference };
  const [id, path, linkText = reference] = WHOLE.find(([name]) => entry[name]) ?? [];
  return id ? { href: `${path}${String(entry[id])}`, linkText } : { href: null, linkText: reference };
}
