import { Get, Post } from '@nestjs/common';
import { isMeaningless, isUuid } from '@lib/kernel';
import type { Colleague } from '../../api/answers/runs.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { type OpenStep, refusedIn, runAddress, Runs, showStep } from './runs.js';

/** As many as one answer of the API holds; a longer list is narrowed by name. */
const MOST = 100;

/** Work in hand goes to somebody else by name, and stays where it is until they accept. */
@Page({ path: '/procedures/runs/:id/steps/:step/hand-on', name: 'HAND_ON_STEP' })
export class HandOnStepPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('to'), await this.runs.step(visit));
  }

  @Post()
  async hand(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.step(visit);
    const form = visit.form('to');
    const toStaffId = form.value('to');
    form.check('to', isUuid(toStaffId), 'Choose who is to have it');
    const input = { key: form.key, runId: opened.run.id, step: opened.step.key, toStaffId };
    const result = form.wrong
      ? undefined
      : (await form.attempt(() => this.api.ask('HandOnStep', { input }, visit), { toStaffId: 'to' }))?.handOnStep;
    if (result?.__typename === 'ProcedureChanged')
      return goTo(runAddress(opened.run.id), { title: 'Handed on. It stays where it is until they accept.' });
    if (result) refusedIn(form, result);
    return this.page(visit, form, opened);
  }

  private async page(visit: Visit, form: Form, opened: OpenStep): Promise<Answer> {
    const name = visit.query('name');
    const asked = { id: opened.run.id, step: opened.step.key, ...(name && { name }) };
    const takers = (await this.api.ask('StepTakers', asked, visit)).procedureRun?.takers ?? [];
    return showStep('hand-on-step', opened, {
      title: `Hand on: ${opened.line.title}`,
      form,
      name,
      some: takers.length > 0,
      many: takers.length === MOST || name !== undefined,
      takers: [{ value: '', text: 'Choose' }, ...takers.map(takerItem)],
    });
  }
}

const takerItem = ({ id, name, jobTitle, agency }: Colleague) => ({ value: id, text: `${name}, ${jobTitle}, ${agency.shortName}` });

/** Whoever it was handed on to says why they cannot take it; whoever had it has it still. */
@Page({ path: '/procedures/runs/:id/steps/:step/decline', name: 'DECLINE_HANDOVER' })
export class DeclineHandoverPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit.form('words'), await this.runs.step(visit));
  }

  @Post()
  async decline(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.step(visit);
    const form = visit.form('words');
    form.check('words', !isMeaningless(form.value('words')), 'Say why you cannot take it');
    const input = { key: form.key, runId: opened.run.id, step: opened.step.key, accepted: false, words: form.value('words') };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('AnswerHandover', { input }, visit)))?.answerHandover;
    if (result?.__typename === 'ProcedureChanged')
      return goTo(runAddress(opened.run.id), { title: 'Declined. It stays with whoever had it.' });
    if (result) refusedIn(form, result);
    return this.page(form, opened);
  }

  private page(form: Form, opened: OpenStep): Answer {
    return showStep('decline-handover', opened, { title: `You cannot take it: ${opened.line.title}`, form });
  }
}

/** A decision, with its reasons, that a step is not going to be done. */
@Page({ path: '/procedures/runs/:id/steps/:step/leave', name: 'LEAVE_STEP' })
export class LeaveStepPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit.form('words', 'instead'), await this.runs.step(visit));
  }

  @Post()
  async leave(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.step(visit);
    const form = visit.form('words', 'instead');
    form
      .check('words', !isMeaningless(form.value('words')), 'Say why this is left undone')
      .check('instead', !isMeaningless(form.value('instead')), 'Say what happens instead');
    const input = {
      key: form.key,
      runId: opened.run.id,
      step: opened.step.key,
      words: form.value('words'),
      instead: form.value('instead'),
    };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('LeaveStep', { input }, visit)))?.leaveStep;
    if (result?.__typename === 'ProcedureChanged')
      return goTo(runAddress(opened.run.id), { title: 'Recorded: this is left undone, with what happens instead.' });
    if (result) refusedIn(form, result);
    return this.page(form, opened);
  }

  private page(form: Form, opened: OpenStep): Answer {
    return showStep('leave-step', opened, { title: `Leave undone: ${opened.line.title}`, form });
  }
}
