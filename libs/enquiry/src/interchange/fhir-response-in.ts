import type { AnswerGiven, SentState } from '../domain/answer.js';
import { type AnswerSoFar, openQuestions } from '../domain/branching.js';
import type { Question, QuestionSet } from '../domain/question-set.js';
import { codeOfSet, linkOfGroup, ours, said, URN } from './fhir-names.js';
import { rowOf } from './fhir-row-in.js';
import type { QuestionnaireResponse, ResponseItem } from './fhir-response.js';
import { type FhirProblem, readFhir, type Say } from './fhir-schema.js';
import { stateOf } from './fhir-state-in.js';

/*
 * A FHIR R4 QuestionnaireResponse as answers to be looked through and sent like any others, and all that could not be made into one, by
 * linkId: nothing in the file is passed over in silence. The domain's rules for one answer (soundAnswer) are asked afterwards.
 */
export interface ResponseExpected {
  /** The enquiry that is being answered. A file that names another is refused. */
  readonly reference: string;
  readonly subject?: string | null;
  /** What has been answered already: a question may be asked because of it. */
  readonly already?: readonly AnswerSoFar[];
}
export interface ResponseRead {
  readonly answers: readonly AnswerGiven[];
  /** Named in the file without an answer, or said to be still unanswered. */
  readonly unanswered: readonly string[];
  readonly problems: readonly FhirProblem[];
}

export function fromQuestionnaireResponse(set: QuestionSet, text: string, expected: ResponseExpected): ResponseRead {
  const read = readFhir<QuestionnaireResponse>(text, 'QuestionnaireResponse');
  if ('problems' in read) return { answers: [], unanswered: [], problems: read.problems };
  const problems: FhirProblem[] = [];
  const say: Say = (where, message) => void problems.push({ where: where.slice(0, 120), message });
  headProblems(set, read.resource, expected, say);
  if (problems.length > 0) return { answers: [], unanswered: [], problems };
  const drafts: AnswerGiven[] = [];
  const unanswered: string[] = [];
  for (const [question, items] of itemsByQuestion(set, read.resource.item ?? [], say)) {
    const answer = answerOf(question, items, say);
    if (answer === 'UNANSWERED') unanswered.push(question.code);
    else if (answer) drafts.push(answer);
  }
  return { answers: asked(set, drafts, expected.already ?? [], say), unanswered, problems };
}

function headProblems(set: QuestionSet, resource: QuestionnaireResponse, expected: ResponseExpected, say: Say): void {
  const { questionnaire = 'no questionnaire that it names', status = '', identifier, subject } = resource;
  const wanted = `${codeOfSet(set.code)}|${set.version}`;
  const about = subject?.identifier?.value;
  if (questionnaire !== wanted)
    say('', `The file answers ${questionnaire.slice(0, 120)}. What was asked is ${wanted}: fill in that version`);
  if (!['completed', 'in-progress', 'amended'].includes(status)) say('', 'status must be completed, in-progress or amended');
  if (isAnother(identifier, expected.reference)) say('', `The file answers another enquiry. This one is ${expected.reference}`);
  if (about !== undefined && about !== expected.subject)
    say(
      '',
      'The file is about somebody else, or does not say who in a way that is known here. Take the subject out, or export the enquiry again',
    );
}
function isAnother(identifier: QuestionnaireResponse['identifier'], reference: string): boolean {
  return identifier?.value !== undefined && (identifier.system !== `${URN}:enquiry` || identifier.value !== reference);
}

function itemsByQuestion(set: QuestionSet, groups: readonly ResponseItem[], say: Say): ReadonlyMap<Question, readonly ResponseItem[]> {
  const known = new Map(
    set.groups.map((group) => [linkOfGroup(group.code), new Map(group.questions.map((question) => [question.code, question]))]),
  );
  const homes = new Map(set.groups.flatMap((group) => group.questions.map((question) => [question.code, linkOfGroup(group.code)])));
  const found = new Map<Question, ResponseItem[]>();
  const stray = (item: ResponseItem): void => say(item.linkId ?? '', unknown(item, homes));
  for (const group of groups) {
    const questions = known.get(group.linkId ?? '');
    if (group.answer) say(group.linkId ?? '', 'This is a group of questions and takes no answer itself');
    if (questions === undefined) stray(group);
    else
      for (const item of group.item ?? []) {
        const question = questions.get(item.linkId ?? '');
        if (!question) stray(item);
        else if (!found.get(question)?.push(item)) found.set(question, [item]);
      }
  }
  return found;
}
function unknown({ linkId = '', item }: ResponseItem, homes: ReadonlyMap<string, string>): string {
  const home = homes.get(linkId);
  if (home !== undefined) return `This question stands in ${home}: put it there`;
  const also = item ? ', with all that stands in it,' : '';
  return `This${also} is not among the questions that were asked. Take it out, or check how the linkId is spelled`;
}

function answerOf(question: Question, items: readonly ResponseItem[], say: Say): AnswerGiven | 'UNANSWERED' | null {
  const wrong = wrongWith(question, items);
  const [first] = items;
  if (first === undefined || wrong !== undefined) {
    say(question.code, wrong ?? '');
    return null;
  }
  const found = stateOf(first);
  if ('wrong' in found || found.state === 'NOT_YET_ANSWERED') return 'UNANSWERED';
  const rows = items.map((item) => rowOf(question, item.item ?? [], say));
  if (!rows.every((row) => row !== null)) return null;
  const filled = rows.filter((row) => Object.keys(row).length > 0);
  if (found.state === 'ANSWERED' && filled.length === 0) return 'UNANSWERED';
  return {
    questionCode: question.code,
    state: found.state,
    rows: filled,
    ...provenanceOf(first),
    ...awaitingOf(found.state, first),
    ...NO_REASON,
  };
}
const NO_REASON = { reasonCode: null, reasonWords: null, reviewBy: null } as const;

/** What is wrong with a question's items as a whole: everything that is said of them must be said alike. */
function wrongWith({ repeat }: Question, items: readonly ResponseItem[]): string | undefined {
  const most = repeat?.most ?? 1;
  if (items.some((item) => item.answer)) return 'The answers belong to the parts of this question, not to the question itself';
  if (items.length > most) return most === 1 ? 'This question takes one answer only' : `At most ${most} may be given here`;
  const states = items.map(stateOf);
  const wrong = states.flatMap((found) => ('wrong' in found ? [found.wrong] : []));
  if (wrong.length > 0) return wrong[0];
  const absent = states.some((found) => 'state' in found && found.state !== 'ANSWERED');
  if (absent && (items.length > 1 || items.some((item) => item.item)))
    return 'It is answered and said to have no answer: let it be one of the two';
  if (new Set(items.map((item) => JSON.stringify(provenanceOf(item)))).size > 1)
    return 'Basis, day, source and marking must be the same for all that is given here';
  return undefined;
}

function provenanceOf(item: ResponseItem) {
  const name = <As extends 'valueCode' | 'valueDate' | 'valueString'>(what: string, as: As) =>
    said(item, ours(`answer:${what}`), as) ?? null;
  return {
    basis: name('basis', 'valueCode'),
    asAt: name('as-at', 'valueDate'),
    source: name('source', 'valueString'),
    marking: name('marking', 'valueCode'),
    disclosable: name('may-be-told', 'valueCode'),
  };
}
function awaitingOf(state: SentState, item: ResponseItem): Pick<AnswerGiven, 'awaitingFrom' | 'awaitingUntil'> {
  if (state !== 'AWAITING') return { awaitingFrom: null, awaitingUntil: null };
  return {
    awaitingFrom: said(item, ours('answer:awaiting-from'), 'valueString') ?? null,
    awaitingUntil: said(item, ours('answer:awaiting-until'), 'valueDate') ?? null,
  };
}

/** An answer to a question that nothing opens is refused here, where somebody can still mend the file. */
function asked(set: QuestionSet, drafts: readonly AnswerGiven[], already: readonly AnswerSoFar[], say: Say): readonly AnswerGiven[] {
  const open = new Set(openQuestions(set, [...already, ...drafts]).map((question) => question.code));
  return drafts.filter(({ questionCode }) => {
    if (open.has(questionCode)) return true;
    say(questionCode, 'This question is not asked, given the other answers. Take it out, or check the answer that opens it');
    return false;
  });
}
