import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { UnsafeWork } from '../../api/answers/team.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What units said they cannot do safely: those that wait for an answer first. */
@Page({ path: '/team/unsafe', name: 'UNSAFE_WORKS' })
export class UnsafeWorksPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { unsafeWorks } = await this.api.ask('UnsafeWorks', { ...(after && { after }) }, visit);
    return show('journeys/team/unsafe-works', { reports: unsafeWorks.items, pages: pagesOf(visit, unsafeWorks), back: '/team' });
  }
}

const REPLY = ['words', 'doneBy'] as const;
@Page({ path: '/team/unsafe/:id', name: 'UNSAFE_WORK' })
export class UnsafeWorkPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.report(visit), visit.form(...REPLY));
  }

  @Post()
  async answer(@Visiting() visit: Visit): Promise<Answer> {
    const report = await this.report(visit);
    const form = visit.form(...REPLY);
    const doneBy = form.day('doneBy');
    form
      .check('words', !isMeaningless(form.value('words')), 'Say what will be done, in a few words')
      .check('doneBy', doneBy !== undefined, 'Enter the day it is done by');
    const input = { key: form.key, id: report.id, words: form.value('words'), doneBy: doneBy ?? '' };
    const result = form.wrong
      ? undefined
      : (await form.attempt(() => this.api.ask('AnswerUnsafeWork', { input }, visit)))?.answerUnsafeWork;
    if (result?.__typename === 'UnsafeWorkDone') return goTo(visit.path, { title: 'Answered. It is on the permanent record.' });
    if (result) form.check('words', false, result.explanation);
    return this.page(visit, report, form);
  }

  private async report(visit: Visit): Promise<UnsafeWork> {
    return found((await this.api.ask('UnsafeWork', { id: visit.id('id') }, visit)).unsafeWork);
  }

  private async page(visit: Visit, report: UnsafeWork, form: Form<(typeof REPLY)[number]>): Promise<Answer> {
    const ownHand = report.raisedBy.id === (await visit.viewer())?.staffId;
    return show('journeys/team/unsafe-work', { report, form, ownHand, back: '/team/unsafe' });
  }
}

const WHOLE = /^\d{1,5}$/;
const FIELDS = ['what', 'since', 'howMany', 'atRisk', 'answerBy'] as const;
/** A unit says what it cannot do safely, to whoever is above it. */
@Page({ path: '/team/units/:id/unsafe', name: 'REPORT_UNSAFE_WORK' })
export class ReportUnsafePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async report(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const [since, answerBy] = [form.day('since'), form.day('answerBy')];
    form
      .check('what', !isMeaningless(form.value('what')), 'Say what the unit cannot do safely')
      .check('since', since !== undefined, 'Enter the day since when')
      .check('howMany', WHOLE.test(form.value('howMany').trim()), 'How many must be a whole number, such as 14')
      .check('atRisk', !isMeaningless(form.value('atRisk')), 'Say what is at risk')
      .check('answerBy', answerBy !== undefined, 'Enter the day to answer by');
    const said = { what: form.value('what'), atRisk: form.value('atRisk'), howMany: Number(form.value('howMany')) };
    const input = { key: form.key, unitId: visit.id('id'), ...said, since: since ?? '', answerBy: answerBy ?? '' };
    const result = form.wrong
      ? undefined
      : (await form.attempt(() => this.api.ask('ReportUnsafeWork', { input }, visit)))?.reportUnsafeWork;
    if (result?.__typename === 'UnsafeWorkDone')
      return goTo(`/team/unsafe/${result.report.id}`, { title: 'Reported to the level above. It is on the permanent record.' });
    if (result) form.check('what', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<(typeof FIELDS)[number]>): Promise<Answer> {
    const unit = found((await this.api.ask('TeamUnit', { id: visit.id('id') }, visit)).teamUnit);
    return show('journeys/team/report-unsafe', { unit, form, back: `/team/units/${unit.id}` });
  }
}
