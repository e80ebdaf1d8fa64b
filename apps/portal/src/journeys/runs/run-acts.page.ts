import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { type OpenRun, refusedIn, runAddress, Runs } from './runs.js';
import { factsToReport } from './step-acts.js';
import { readWhen, whenNames, whenPrefill } from './when-form.js';

const FACT_NAMES = ['fact', ...whenNames('when')];

/** Something that the map waits for has happened, or is known to be going to. */
@Page({ path: '/procedures/runs/:id/fact', name: 'REPORT_FACT' })
export class ReportFactPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.run(visit);
    const known = { ...whenPrefill('when', opened.viewer.now), fact: visit.query('fact') ?? '' };
    return this.page(visit.form(...FACT_NAMES).prefill(known), opened);
  }

  @Post()
  async report(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.run(visit);
    const form: Form = visit.form(...FACT_NAMES);
    const fact = form.value('fact');
    form.check('fact', fact !== '', 'Choose what to report');
    const when = readWhen(form, 'when', 'it happened');
    if (form.wrong || when === undefined) return this.page(form, opened);
    const input = { key: form.key, runId: opened.run.id, fact, when };
    const result = (await form.attempt(() => this.api.ask('ReportFact', { input }, visit)))?.reportFact;
    if (result?.__typename === 'ProcedureChanged')
      return goTo(runAddress(opened.run.id), { title: 'Reported. What it opens stands below.' });
    if (result) refusedIn(form, result);
    return this.page(form, opened);
  }

  private page(form: Form, { run, viewer }: OpenRun): Answer {
    const facts = factsToReport(run, viewer).map(({ code, title }) => ({ value: code, text: title }));
    return show('journeys/runs/report-fact', { title: 'Report something', run, person: run.person, form, facts, back: runAddress(run.id) });
  }
}

/** A supervisor ends it before its end. */
@Page({ path: '/procedures/runs/:id/stop', name: 'STOP_PROCEDURE' })
export class StopRunPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit.form('words'), await this.runs.run(visit));
  }

  @Post()
  async stop(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.run(visit);
    const form = visit.form('words');
    form.check('words', !isMeaningless(form.value('words')), 'Say why this is stopped');
    const input = { key: form.key, runId: opened.run.id, words: form.value('words') };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('StopProcedure', { input }, visit)))?.stopProcedure;
    if (result?.__typename === 'ProcedureChanged') return goTo(runAddress(opened.run.id), { title: 'Stopped. It stays on the record.' });
    if (result) refusedIn(form, result);
    return this.page(form, opened);
  }

  private page(form: Form, { run }: OpenRun): Answer {
    const held = run.steps.filter((step) => step.held && ['OPEN', 'IN_HAND', 'DONE_TO_SIGN', 'WAITING'].includes(step.life));
    return show('journeys/runs/stop-run', {
      title: 'Stop this before its end',
      run,
      person: run.person,
      form,
      held,
      back: runAddress(run.id),
    });
  }
}
