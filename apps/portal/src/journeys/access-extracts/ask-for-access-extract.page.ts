import { isDay, isMeaningless } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const DAYS = ['from-day', 'from-month', 'from-year', 'to-day', 'to-month', 'to-year'] as const;
const FIELDS = ['staff', 'lawfulUse', 'legalDemand', 'audience', 'words', 'from', 'to', ...DAYS] as const;
type AskForm = Form<(typeof FIELDS)[number]>;

/** Of one person, from their sharing record; or of what a colleague did, who is found by name first. */
@Page({ path: ['/extracts/ask', '/cases/:id/access-extract'], name: 'ASK_FOR_ACCESS_EXTRACT' })
export class AskForAccessExtractPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const [fromDay = '', toDay = ''] = [form.day('from'), form.day('to')];
    form
      .check('staff', ofPerson(visit) || form.optional('staff') !== undefined, 'Choose whose acts it lists')
      .check('legalDemand', !isMeaningless(form.value('legalDemand')), 'Give the reference of the order or demand in law')
      .check('lawfulUse', form.optional('lawfulUse') !== undefined, 'Choose what the access log is used for')
      .check('audience', form.optional('audience') !== undefined, 'Say for whom it is')
      .check('words', !isMeaningless(form.value('words')), 'Say why they need it, in a few words')
      .check('from', isDay(fromDay), 'Enter the first day, such as 1 1 2027')
      .check('to', isDay(toDay), 'Enter the last day, such as 31 3 2027');
    if (form.wrong) return this.page(visit, form);
    const whose = ofPerson(visit) ? { personId: visit.id('id') } : { staffId: form.value('staff') };
    const said = { audience: form.value('audience'), words: form.value('words'), legalDemand: form.value('legalDemand') };
    const input = { key: form.key, ...whose, fromDay, toDay, ...said, lawfulUse: form.value('lawfulUse') };
    const names = { fromDay: 'from', toDay: 'to', staffId: 'staff' };
    const result = (await form.attempt(() => this.api.ask('AskForAccessExtract', { input }, visit), names))?.askForAccessExtract;
    if (result?.__typename === 'AccessExtractDone')
      return goTo(`/extracts/${result.extract.id}`, { title: 'Asked. Nothing is handed out before another officer has decided.' });
    if (result) form.check('audience', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: AskForm): Promise<Answer> {
    const template = 'journeys/access-extracts/ask-for-access-extract';
    if (ofPerson(visit)) {
      const id = visit.id('id');
      const { person } = await this.api.ask('PersonHeader', { id }, visit);
      return show(template, { person: found(person), form, back: `/cases/${id}/sharing-record` });
    }
    const name = visit.query('name');
    const colleagues = name === undefined ? undefined : (await this.api.ask('AccessExtractStaff', { name }, visit)).accessExtractStaff;
    const items = colleagues?.items.map((one) => ({ value: one.id, text: one.name, hint: { text: one.jobTitle } }));
    return show(template, { name, items, more: colleagues?.hasMore, form, back: '/extracts' });
  }
}

const ofPerson = (visit: Visit): boolean => visit.path.startsWith('/cases/');
