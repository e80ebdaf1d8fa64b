import { Get, Post } from '@nestjs/common';
import { isDay, isMeaningless } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { extractCounts } from './extract-counts.js';
import { GovernedQuestions } from './governed-questions.js';

const DAYS = ['from-day', 'from-month', 'from-year', 'to-day', 'to-month', 'to-year'] as const;
const FIELDS = ['set', 'from', 'to', 'purpose', 'approvalReference', ...DAYS] as const;
type ProposeForm = Form<(typeof FIELDS)[number]>;
type DecideForm = Form<'answer' | 'words'>;

/** Counts of what was answered to a supplement, for its evaluation: asked for here, and made when a second person agrees. */
@Page({ path: '/question-sets/extracts', name: 'EXTRACTS' })
export class ExtractsPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly questions: GovernedQuestions,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async propose(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const [fromDay = '', toDay = ''] = [form.day('from'), form.day('to')];
    form
      .check('set', form.optional('set') !== undefined, 'Choose the supplement')
      .check('from', isDay(fromDay), 'Enter the first day, such as 1 1 2027')
      .check('to', isDay(toDay), 'Enter the last day, such as 31 3 2027')
      .check('purpose', !isMeaningless(form.value('purpose')), 'Say what the evaluation is for, in a sentence')
      .check(
        'approvalReference',
        !isMeaningless(form.value('approvalReference')),
        'Give the reference under which the evaluation was approved',
      );
    if (form.wrong) return this.page(visit, form);
    const { set: setCode, ...said } = {
      set: form.value('set'),
      purpose: form.value('purpose'),
      approvalReference: form.value('approvalReference'),
    };
    const input = { key: form.key, setCode, fromDay, toDay, ...said };
    const names = { fromDay: 'from', toDay: 'to', setCode: 'set' };
    const result = (await form.attempt(() => this.api.ask('ProposeExtract', { input }, visit), names))?.proposeExtract;
    if (result?.__typename === 'ExtractDone')
      return goTo(`/question-sets/extracts/${result.extract.id}`, { title: 'Proposed. Nothing is made until a second person agrees.' });
    if (result) form.check('to', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: ProposeForm): Promise<Answer> {
    const after = visit.query('after');
    const [{ evaluationExtracts }, shipped] = await Promise.all([
      this.api.ask('EvaluationExtracts', { ...(after && { after }) }, visit),
      this.questions.shipped(visit),
    ]);
    const titles = new Map(shipped.map(({ set }) => [set.code, set.title]));
    const supplements = shipped.flatMap(({ set }) => (set.supplement ? [{ value: set.code, text: set.title }] : []));
    if (supplements.length === 1) form.prefill({ set: supplements[0]?.value });
    return show('journeys/question-sets/extracts', {
      form,
      supplements,
      extracts: evaluationExtracts.items.map((one) => ({ ...one, title: titles.get(one.setCode) ?? one.setCode })),
      pages: pagesOf(visit, evaluationExtracts),
      back: '/question-sets',
    });
  }
}

@Page({ path: '/question-sets/extracts/:id', name: 'EXTRACT' })
export class ExtractPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly questions: GovernedQuestions,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('answer', 'words'));
  }

  @Post()
  async decide(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('answer', 'words');
    const answer = form.value('answer');
    form.check('answer', answer === 'yes' || answer === 'no', 'Choose yes or no');
    form.check('words', answer !== 'no' || !isMeaningless(form.value('words')), 'Say why not, in a sentence');
    const words = form.optional('words');
    const input = { key: form.key, id: visit.id('id'), approve: answer === 'yes', ...(words !== undefined && { words }) };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('DecideExtract', { input }, visit)))?.decideExtract;
    if (result?.__typename === 'ExtractDone')
      return goTo(visit.path, {
        title: input.approve ? 'Approved. The extract is made and stays as it is.' : 'Declined. Nothing is made.',
      });
    if (result) form.check('answer', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: DecideForm): Promise<Answer> {
    const extract = found((await this.api.ask('EvaluationExtract', { id: visit.id('id') }, visit)).evaluationExtract);
    const { set } = await this.questions.inUse(visit, extract.setCode, await this.questions.versionsOf(visit, extract.setCode));
    const viewer = await visit.viewer();
    return show('journeys/question-sets/extract', {
      form,
      extract,
      set,
      counts: extract.content === null ? undefined : extractCounts(extract.content, set),
      json: extract.content === null ? undefined : JSON.stringify(JSON.parse(extract.content), undefined, 2),
      ownHand: extract.proposedBy.id === viewer?.staffId,
      back: '/question-sets/extracts',
    });
  }
}
