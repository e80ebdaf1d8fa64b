import { Injectable } from '@nestjs/common';
import type {
  AnsweringQuestion,
  AnswerProblem,
  EnquiryPolicyAnswer,
  Overwritten,
  Saved,
  SaveAnswersAnswer,
} from '../../api/answers/answering.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { Form } from '../../page/form.js';
import type { Visit } from '../../page/visit.js';
import { answerInWords } from './answer-words.js';
import { nameOf, readAnswer, type ReadAnswer } from './question-form.js';
import { onceName, readOnce } from './set-once.js';
import { digest, isChanged, prefilled, questionView, type QuestionView, showProblems } from './question-view.js';

type Policy = EnquiryPolicyAnswer['enquiryPolicy'];
export interface Kept {
  /** Codes that stand as this person typed them. */
  readonly saved: readonly string[];
  /** Codes that somebody else changed since the page was shown. */
  readonly clashes: readonly string[];
  readonly problems: readonly AnswerProblem[];
  /** Something was typed that is not saved: the page must come back with it. */
  readonly lost: boolean;
  /** What to hand back when sending, once something was saved. */
  readonly seen: number | undefined;
  /** Of what was saved. */
  readonly versions: ReadonlyMap<string, number>;
  /** The group's questions after saving; undefined when nothing had to be saved. */
  readonly after: (group: string) => { code: string; open: boolean }[] | undefined;
}

/** Saves what one person changed, and only that: what somebody else changed on the same page is no quarrel of theirs. */
@Injectable()
export class SavedAnswers {
  constructor(private readonly api: ConcordatApi) {}

  async keep(visit: Visit, form: Form, enquiryId: string, shown: readonly AnsweringQuestion[], read: readonly ReadAnswer[]): Promise<Kept> {
    const undecided = read.filter(({ input }) => isClash(form, input.questionCode) && keepsWhich(form, input.questionCode) === '');
    for (const { input } of undecided) form.check(nameOf(input.questionCode, 'keep'), false, 'Choose which answer is kept');
    const changed = read.filter(
      (one) => isChanged(form, one) && !undecided.includes(one) && keepsWhich(form, one.input.questionCode) !== 'theirs',
    );
    const still = shown.flatMap(({ problems }) => problems);
    const open = undecided.map(({ input }) => input.questionCode);
    const defaults = readOnce(form);
    if (changed.length === 0 && !defaults) return { ...NOTHING, clashes: open, problems: still, lost: open.length > 0 };
    const input = { enquiryId, answers: changed.map((one) => one.input), ...(defaults && { defaults }) };
    const { saveAnswers: result } = await this.api.ask('SaveAnswers', { input }, visit);
    return this.outcome(form, result, changed, open);
  }

  private outcome(form: Form, result: SaveAnswersAnswer['saveAnswers'], changed: readonly ReadAnswer[], open: readonly string[]): Kept {
    const codes = changed.map(({ input }) => input.questionCode);
    if (result.__typename === 'AnswersSaved') return { ...allSaved(result, codes), clashes: open, lost: open.length > 0 };
    if (result.__typename === 'AnswersOverwritten') {
      const clashes = result.theirs.filter((their) => !isTheSame(their, changed)).map(({ question }) => question.code);
      for (const code of clashes) form.check(nameOf(code, 'keep'), false, result.explanation);
      const lostOnce = readOnce(form) !== undefined && !result.saved.includes('*');
      form.check(onceName('basis'), !lostOnce, result.explanation);
      const saved = codes.filter((code) => !clashes.includes(code));
      return { ...NOTHING, saved, clashes: [...open, ...clashes], lost: lostOnce || clashes.length + open.length > 0 };
    }
    if (result.__typename === 'EnquiryRefused') sayProblems(form, result.problems, changed);
    if (!form.wrong) form.check('form', false, result.explanation);
    return { ...NOTHING, clashes: open, lost: true };
  }

  /** Something was filled in and a reason for having no answer chosen as well: said once, because the press of a radio button is easily missed. */
  checkStates(form: Form, shown: readonly AnsweringQuestion[], read: readonly ReadAnswer[]): void {
    for (const { input } of read) {
      const before = shown.find(({ question }) => question.code === input.questionCode);
      const same = before !== undefined && digest(rowsOnly(before)) === digest(readRowsOnly(input));
      const both = input.state !== null && input.state !== 'ANSWERED' && (input.rows?.length ?? 0) > 0 && !same;
      form.check(
        nameOf(input.questionCode, 'state'),
        !both,
        'You filled in an answer and chose a reason for having none. Choose which it is, then continue. Both are kept until you send',
      );
    }
  }

  /** The question as it was posted; `one` is what stands there now. */
  asTyped(one: AnsweringQuestion, form: Form, policy: Policy, kept: Kept | undefined): QuestionView {
    const view = questionView(one, form);
    const { question, version } = one;
    if (kept?.saved.includes(question.code)) return { ...view, version, was: digest(readAnswer(form, question).input) };
    if (!kept?.clashes.includes(question.code)) return { ...view, version: Number(form.value(nameOf(question.code, 'version'))) || 0 };
    const words = answerInWords(question, one, [...policy.withholdReasons, ...policy.noFurtherReasons]);
    return { ...view, version, theirs: { words, by: one.savedBy, at: one.savedAt } };
  }
}

const NOTHING: Kept = {
  saved: [],
  clashes: [],
  problems: [],
  lost: false,
  seen: undefined,
  versions: new Map(),
  after: () => undefined,
};
const keepsWhich = (form: Form, code: string): string => form.value(nameOf(code, 'keep'));
const isClash = (form: Form, code: string): boolean => form.value(nameOf(code, 'clash')) === 'yes';

/** A star stands for what was set once. */
function sayProblems(form: Form, problems: readonly AnswerProblem[], read: readonly ReadAnswer[]): void {
  showProblems(form, problems, read);
  for (const { questionCode, field, message } of problems) form.check(onceName(field), questionCode !== '*', message);
}

function allSaved(result: Saved, saved: readonly string[]): Kept {
  const questions = result.answering.groups.flatMap((group) => group.questions);
  return {
    ...NOTHING,
    saved,
    problems: questions.flatMap(({ problems }) => problems),
    seen: result.answering.seen,
    versions: new Map(questions.map(({ question, version }) => [question.code, version])),
    after: (group) => standing(result, group),
  };
}

function standing({ answering }: Saved, group: string): { code: string; open: boolean }[] | undefined {
  return answering.groups.find(({ code }) => code === group)?.questions.map(({ question, open }) => ({ code: question.code, open }));
}

/** The first press was saved after all, or two people typed the same: nothing to choose. */
function isTheSame(theirs: Overwritten['theirs'][number], changed: readonly ReadAnswer[]): boolean {
  const mine = changed.find(({ input }) => input.questionCode === theirs.question.code);
  const asSaved = { ...theirs, open: true, sentAt: null, problems: [], last: null };
  const their = readAnswer(prefilled(new Form([], undefined), [asSaved]), theirs.question);
  return mine !== undefined && digest(their.input) === digest(mine.input);
}

const rowsOnly = ({ question, rows }: AnsweringQuestion) => ({ questionCode: question.code, seenVersion: 0, rows: sorted(rows) });
const readRowsOnly = ({ questionCode, rows = [] }: ReadAnswer['input']) => ({ questionCode, seenVersion: 0, rows: sorted(rows) });
function sorted(rows: AnsweringQuestion['rows']): AnsweringQuestion['rows'] {
  return rows.map(({ fields }) => ({
    fields: fields.map(({ field, values }) => ({ field, values })).sort((a, b) => a.field.localeCompare(b.field)),
  }));
}
