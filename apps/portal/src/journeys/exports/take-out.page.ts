import { isMeaningless } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import { clockTime, londonInstant } from '../../page/typed-time.js';
import type { Visit } from '../../page/visit.js';
import { typedDay } from '../record/trail-filter.js';

const FIELDS = ['audience', 'words', 'legalDemand', 'on', 'time'] as const;
type TakeOut = Form<(typeof FIELDS)[number]>;

/** The sharing record of a person as files: what will be in them, for whom they are and why. */
@Page({ path: '/cases/:id/export', name: 'ASK_FOR_EXPORT' })
export class TakeOutPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    form
      .check('audience', form.optional('audience') !== undefined, 'Say for whom it is')
      .check('words', !isMeaningless(form.value('words')), 'Say why they need it, in a few words');
    const legalDemand = form.optional('legalDemand');
    const at = instantOf(form);
    const more = { ...(legalDemand && { legalDemand }), ...(at && { instants: [at] }) };
    const said = { audience: form.value('audience'), words: form.value('words'), ...more };
    const input = { key: form.key, personId: visit.id('id'), ...said };
    const result = form.wrong
      ? undefined
      : (await form.attempt(() => this.api.ask('AskForExport', { input }, visit), { instants: 'on' }))?.askForExport;
    if (result?.__typename === 'ExportAskedFor') return goTo(`/exports/${result.export.id}`);
    if (result) form.check('audience', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: TakeOut): Promise<Answer> {
    const id = visit.id('id');
    const { person } = await this.api.ask('PersonHeader', { id }, visit);
    return show('journeys/exports/take-out', { person: found(person), form, back: `/cases/${id}/sharing-record` });
  }
}

/** Undefined when none was typed, or what was typed is wrong. */
function instantOf(form: TakeOut): string | undefined {
  const [on, time] = [form.value('on').trim(), form.value('time').trim()];
  if (on === '' && time === '') return undefined;
  const day = typedDay(on);
  form
    .check('on', day !== undefined, on === '' ? 'Enter the date as well as the time' : 'Enter a real date, for example 11/3/2027')
    .check('time', clockTime(time) !== undefined, 'Enter a real time, for example 6am or 14:30');
  return day === undefined ? undefined : londonInstant(day, time);
}
