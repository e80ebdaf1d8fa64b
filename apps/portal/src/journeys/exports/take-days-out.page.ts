import { isMeaningless } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { typedDay } from '../record/trail-filter.js';

const FIELDS = ['from', 'to', 'audience', 'words', 'legalDemand'] as const;
type TakeDaysOut = Form<(typeof FIELDS)[number]>;

/** What the agency did on some days as files: which days, for whom and why. Stands before `/exports/:id` in the module. */
@Page({ path: '/exports/new', name: 'ASK_FOR_PERIOD_EXPORT' })
export class TakeDaysOutPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit.form(...FIELDS));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const days = { from: dayOf(form, 'from'), to: dayOf(form, 'to') };
    form
      .check('audience', form.optional('audience') !== undefined, 'Say for whom it is')
      .check('words', !isMeaningless(form.value('words')), 'Say why they need it, in a few words');
    const legalDemand = form.optional('legalDemand');
    const said = { audience: form.value('audience'), words: form.value('words'), ...(legalDemand && { legalDemand }) };
    const input = { key: form.key, ...days, ...said };
    const result = form.wrong
      ? undefined
      : (await form.attempt(() => this.api.ask('AskForPeriodExport', { input }, visit)))?.askForPeriodExport;
    if (result?.__typename === 'ExportAskedFor') return goTo(`/exports/${result.export.id}`);
    if (result) form.check('from', false, result.explanation);
    return this.page(form);
  }

  private page(form: TakeDaysOut): Answer {
    return show('journeys/exports/take-days-out', { form, back: '/exports' });
  }
}

/** Blank when what was typed is no day. */
function dayOf(form: TakeDaysOut, field: 'from' | 'to'): string {
  const day = typedDay(form.value(field));
  form.check(field, day !== undefined, `Enter a real ${field === 'from' ? 'first' : 'last'} day, for example 11/3/2027`);
  return day ?? '';
}
