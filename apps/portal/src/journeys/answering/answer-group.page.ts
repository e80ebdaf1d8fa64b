import { Get, Post } from '@nestjs/common';
import type { EnquiryAnswersAnswer, EnquiryPolicyAnswer } from '../../api/answers/answering.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { londonDay } from '../../view/dates.js';
import { nameOf, readAnswer, type ReadAnswer } from './question-form.js';
import { prefilled, questionView, showProblems } from './question-view.js';
import { isUnset, onceName, onceValues, onceView } from './set-once.js';
import { answerAddress, groupAddress, nextPage, pageOfGroup } from './pages-of-group.js';
import { type Kept, SavedAnswers } from './saved-answers.js';

type Answering = NonNullable<EnquiryAnswersAnswer['answering']>;
type Group = Answering['groups'][number];
interface Press {
  readonly press: string;
  readonly code: string;
  readonly rows: number;
}
interface Opened {
  readonly answering: Answering;
  readonly group: Group;
  readonly policy: EnquiryPolicyAnswer['enquiryPolicy'];
  readonly each: boolean;
}

/** Up to six questions of one group. What is typed is saved as it is, sound or not; only then is anything said about it. */
@Page({ path: '/answering/:id/groups/:code', name: 'ANSWER_GROUP' })
export class AnswerGroupPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly answers: SavedAnswers,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.open(visit);
    const { page, pages, questions } = this.pageOf(visit, opened);
    if (questions.length === 0) return goTo(answerAddress(visit.id('id')));
    const today = londonDay((await visit.viewer())?.now);
    const form = prefilled(
      visit.form<string>(),
      questions,
      isUnset(opened.answering.defaults) ? onceValues(opened.answering.defaults, today) : {},
    );
    const more = visit.query('more');
    const views = questions.map((one) => questionView(one, form, one.question.code === more ? 1 : 0));
    return this.page(opened, form, { page, pages, views });
  }

  @Post()
  async save(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.open(visit);
    const form = visit.form<string>();
    const [press = '', code = '', row] = form.value('_press').split(' ');
    const shown = opened.group.questions.filter(({ question }) => form.value(nameOf(question.code, 'version')) !== '');
    const removed = (question: string): number | undefined => (press === 'remove' && question === code ? Number(row) : undefined);
    const read = shown.map(({ question }) => readAnswer(form, question, removed(question.code)));
    const kept = await form.attempt(() => this.answers.keep(visit, form, visit.id('id'), shown, read));
    if (!kept || kept.lost) return this.again(visit, form, opened, read, kept);
    const elsewhere = await this.pressed(visit, opened, { press, code, rows: rowsOf(read, code) });
    if (elsewhere) return elsewhere;
    showProblems(form, kept.problems, read);
    this.answers.checkStates(form, shown, read);
    if (form.wrong) return this.again(visit, form, opened, read, kept);
    const codes = shown.map(({ question }) => question.code);
    return goTo(this.onwards(visit, opened, codes, kept));
  }

  /** Every button saves; these lead somewhere else than on. */
  private async pressed(visit: Visit, { group, each }: Opened, { press, code, rows }: Press): Promise<Answer | undefined> {
    const place = { enquiryId: visit.id('id'), group: group.code, each };
    const here = Number(visit.query('page')) || 1;
    if (press === 'add') return goTo(`${groupAddress(place, here, code)}#${code}.${rows}`);
    if (press === 'remove') return goTo(`${groupAddress(place, here)}#${code}`);
    if (press === 'later') return goTo(answerAddress(place.enquiryId), { title: 'Saved. Nothing has been sent.' });
    return press === 'confirm' ? this.confirm(visit, code, `${groupAddress(place, here)}#${code}`) : undefined;
  }

  private onwards(visit: Visit, { group, each }: Opened, shown: readonly string[], kept: Kept): string {
    const place = { enquiryId: visit.id('id'), group: group.code, each };
    const before = group.questions.map(({ question, open }) => ({ code: question.code, open }));
    const next = nextPage({ before, after: kept.after(group.code) ?? before, shown, each });
    if (!next) return answerAddress(place.enquiryId);
    const samePage = next.page === (Number(visit.query('page')) || 1);
    return groupAddress(place, next.page) + (samePage ? `#${next.code}` : '');
  }

  private async confirm(visit: Visit, code: string, back: string): Promise<Answer> {
    const input = { enquiryId: visit.id('id'), questionCodes: [code], groupTick: false };
    const { confirmAnswers: result } = await this.api.ask('ConfirmAnswers', { input }, visit);
    return goTo(
      back,
      result.__typename === 'AnswersSaved' ? { title: 'Confirmed as right today' } : { variant: 'warning', title: result.explanation },
    );
  }

  private async open(visit: Visit): Promise<Opened> {
    const [{ answering }, { enquiryPolicy: policy }] = await Promise.all([
      this.api.ask('EnquiryAnswers', { id: visit.id('id') }, visit),
      this.api.ask('EnquiryPolicy', {}, visit),
    ]);
    const group = found(found(answering).groups.find(({ code }) => code === visit.param('code')));
    return { answering: found(answering), group, policy, each: visit.query('each') === '1' };
  }

  private pageOf(visit: Visit, { group, each }: Opened) {
    return pageOfGroup(
      group.questions.filter(({ open }) => open),
      Number(visit.query('page')),
      each,
    );
  }

  /** The same questions as they were posted. What was saved has a new version now; what somebody else saved stands beside it. */
  private async again(visit: Visit, form: Form, opened: Opened, read: readonly ReadAnswer[], kept: Kept | undefined): Promise<Answer> {
    const now = kept ? await this.open(visit) : opened;
    const codes = read.map(({ input }) => input.questionCode);
    const views = now.group.questions
      .filter(({ question }) => codes.includes(question.code))
      .map((one) => this.answers.asTyped(one, form, now.policy, kept));
    const { page, pages } = this.pageOf(visit, now);
    return this.page(now, form, { page, pages, views }, kept);
  }

  private page(
    { answering, group, policy, each }: Opened,
    form: Form,
    shown: { page: number; pages: number; views: readonly object[] },
    kept?: Kept,
  ): Answer {
    const place = { enquiryId: answering.enquiry.id, group: group.code };
    const posted = form.value(onceName('version'));
    const version = form.sent && !kept ? Number(posted) || 0 : answering.defaultsVersion;
    const once = isUnset(answering.defaults) || (form.wrong && posted !== '') ? onceView(form, version) : undefined;
    return show('journeys/answering/answer-group', {
      title: group.title,
      enquiry: answering.enquiry,
      policy,
      form,
      once,
      ...shown,
      each,
      other: groupAddress({ ...place, each: !each }),
      earlier: shown.page > 1 ? groupAddress({ ...place, each }, shown.page - 1) : undefined,
      back: answerAddress(answering.enquiry.id),
    });
  }
}

function rowsOf(read: readonly ReadAnswer[], code: string): number {
  return Math.max(1, read.find(({ input }) => input.questionCode === code)?.input.rows?.length ?? 0);
}
