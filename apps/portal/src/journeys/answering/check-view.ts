import type { AnsweringQuestion, EnquiryAnswersAnswer, EnquiryPolicyAnswer } from '../../api/answers/answering.js';
import type { CheckAnswersAnswer, LineChecked } from '../../api/answers/sending-answers.js';
import type { AgencyName } from '../../api/answers/words.js';
import type { Form } from '../../page/form.js';
import { labelIn, type Policy } from '../../view/policy-words.js';
import { leftOutName } from '../share/choose-form.js';
import { groupsOf, policyItems, type RecipientView } from '../share/decide-view.js';
import type { Held } from '../share/held-notes.js';
import type { DecideLine } from '../share/lines.js';
import { noteChoice } from '../share/note-choices.js';
import type { NotesDraft } from './note-decisions.js';
import { STATE_WORDS } from './answer-words.js';
import { answerAddress, groupAddress } from './pages-of-group.js';
import { questionView } from './question-view.js';
import type { Kept } from './saved-answers.js';

type Answering = NonNullable<EnquiryAnswersAnswer['answering']>;
export interface Looked {
  readonly answering: Answering;
  readonly checked: NonNullable<CheckAnswersAnswer['checkAnswers']>;
  /** Agencies that policy expects to be told of the notes that go. */
  readonly expected: readonly AgencyName[];
  readonly policy: EnquiryPolicyAnswer['enquiryPolicy'];
  readonly sharing: Policy;
  readonly held: Held;
  readonly notes: NotesDraft;
  readonly lines: readonly DecideLine[];
  /** "Do you hold anything more serious than you have sent?", where it is asked. */
  readonly declaration: AnsweringQuestion | undefined;
}

/** The page before sending, as data: in the order in which it is read. */
export function checkView(form: Form, looked: Looked, kept?: Kept): Readonly<Record<string, unknown>> {
  const { answering, checked, expected, policy, sharing, lines, declaration, held, notes } = looked;
  const { enquiry } = answering;
  const to = { at: 0, name: enquiry.sender.name, shortName: enquiry.sender.shortName, lines } as unknown as RecipientView;
  const used = new Set([...notes.draft.noteIds, ...lines.flatMap(({ noteIds }) => noteIds)]);
  const line = (one: LineChecked) => lineView(one, looked, form);
  return {
    title: 'Check your answers',
    enquiry,
    going: checked.going.map(line),
    uniform: checked.uniform.map(line),
    keptOut: checked.keptOut.map(line),
    stillOpen: checked.stillOpen.filter(({ questionCode }) => questionCode !== declaration?.question.code).map(line),
    thirdParties: checked.thirdParties,
    uniformReply: policy.uniformReply,
    seen: answering.seen,
    to,
    groups: groupsOf(to, form, false).map((group) => ({ ...group, heading: HEADINGS[headingOf(group)] ?? headingOf(group) })),
    sharing: policyItems(sharing),
    attachable: held.notes.filter(({ id }) => !used.has(id)).map((note) => noteChoice(note, false)),
    declaration: declaration && { ...questionView(declaration, form), ...versionOf(form, looked, kept) },
    expected: expected.map((agency) => ({ ...agency, box: leftOutName(agency.id) })),
    policy,
    draftId: notes.draftId,
    back: answerAddress(enquiry.id),
  };
}

const HEADINGS: Readonly<Record<string, string>> = { 'What you are sharing': 'Notes that go with your answers' };
const headingOf = (group: object): string => (group as { readonly heading: string }).heading;

function versionOf(form: Form, { declaration }: Looked, kept: Kept | undefined): object {
  if (!form.sent || !declaration) return {};
  const posted = Number(form.value(`${declaration.question.code}.version`)) || 0;
  return { version: kept?.saved.includes(declaration.question.code) ? (kept.versions.get(declaration.question.code) ?? posted) : posted };
}

function lineView(line: LineChecked, { answering, policy }: Looked, form: Form) {
  const group = answering.groups.find(({ questions }) => questions.some(({ question }) => question.code === line.questionCode));
  const answer = group?.questions.find(({ question }) => question.code === line.questionCode);
  const reasons = [...policy.withholdReasons, ...policy.noFurtherReasons];
  return {
    code: line.questionCode,
    question: line.question,
    text: line.text.replace(`${line.question}\n`, ''),
    state: STATE_WORDS[line.state ?? ''] ?? 'Not answered yet',
    reason: answer?.reasonCode ? labelIn(reasons, answer.reasonCode) : '',
    words: answer?.reasonWords ?? '',
    problems: line.problems.map(({ message }) => message),
    error: form.errors[`line-${line.questionCode}`],
    href: group
      ? `${groupAddress({ enquiryId: answering.enquiry.id, group: group.code, each: false }, pageIn(group.questions, line.questionCode))}#${line.questionCode}`
      : '',
  };
}

function pageIn(questions: readonly { readonly open: boolean; readonly question: { readonly code: string } }[], code: string): number {
  const at = questions.filter(({ open }) => open).findIndex(({ question }) => question.code === code);
  return Math.max(0, Math.floor(at / 6)) + 1;
}
