import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { type OpenStep, refusedIn, runAddress, Runs, showStep } from './runs.js';
import { readWhen, whenNames, whenPrefill } from './when-form.js';

const TRIED_NAMES = ['words', ...whenNames('nextAt')];
/** Each outcome has words of its own: two boxes of one name would be one field. */
const wordsName = (code: string): string => `words-${code}`;

/** A step is done: how, when, and why where the map asks for it. */
@Page({ path: '/procedures/runs/:id/steps/:step/done', name: 'DO_STEP' })
export class DoStepPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.step(visit);
    return this.page(visit.form(...namesFor(opened)).prefill(whenPrefill('when', opened.viewer.now)), opened);
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.step(visit);
    const form: Form = visit.form(...namesFor(opened));
    const said = readDone(form, opened);
    if (said === undefined) return this.page(form, opened);
    const field = wordsName(said.outcome);
    const input = { key: form.key, runId: opened.run.id, step: opened.step.key, ...said };
    const result = (await form.attempt(() => this.api.ask('DoStep', { input }, visit), { words: field }))?.doStep;
    if (result?.__typename === 'ProcedureChanged') return afterStep(opened, 'Recorded.', opened.of.signOff === null);
    if (result?.code === 'WORDS_MISSING') form.check(field, false, result.explanation);
    else if (result) refusedIn(form, result);
    return this.page(form, opened);
  }

  private page(form: Form, opened: OpenStep): Answer {
    const items = opened.of.outcomes.map(({ code, title, reason }) => ({ code, title, reason, name: wordsName(code) }));
    return showStep('do-step', opened, { title: `Record what came of it: ${opened.line.title}`, form, items });
  }
}

const namesFor = ({ of }: OpenStep): string[] => ['outcome', ...whenNames('when'), ...of.outcomes.map(({ code }) => wordsName(code))];

/** What was typed, or nothing, with what is wrong said beside its box. */
function readDone(form: Form, { of }: OpenStep): { outcome: string; when: string; words: string | undefined } | undefined {
  const outcome = of.outcomes.find(({ code }) => code === form.value('outcome'));
  form.check('outcome', outcome !== undefined, 'Choose what came of it');
  const field = wordsName(outcome?.code ?? '');
  if (outcome?.reason) form.check(field, !isMeaningless(form.value(field)), 'Say why, in words');
  const when = readWhen(form, 'when', 'when it was done');
  return form.wrong || outcome === undefined || when === undefined
    ? undefined
    : { outcome: outcome.code, when, words: form.optional(field) };
}

/** Where the map names somebody to be told, that is what comes next; nothing is sent by itself. */
function afterStep({ run, of, line }: OpenStep, title: string, counts: boolean): Answer {
  const tells = counts && of.tells.length > 0 && run.person !== null;
  const signs = counts ? '' : ` It counts once it is signed off: ${of.signOff}.`;
  return goTo(tells ? `${line.href}/tell` : runAddress(run.id), { title: `${title}${signs}` });
}

/** A try came to nothing yet: what was found, and when it is tried next. */
@Page({ path: '/procedures/runs/:id/steps/:step/try', name: 'TRY_STEP' })
export class TryStepPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit.form(...TRIED_NAMES), await this.runs.step(visit));
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.step(visit);
    const form: Form = visit.form(...TRIED_NAMES).check('words', !isMeaningless(visit.form('words').value('words')), 'Say what came of it');
    const nextAt = readWhen(form, 'nextAt', 'of the next try');
    if (form.wrong || nextAt === undefined) return this.page(form, opened);
    const input = { key: form.key, runId: opened.run.id, step: opened.step.key, words: form.value('words'), nextAt };
    const result = (await form.attempt(() => this.api.ask('TryStep', { input }, visit)))?.tryStep;
    if (result?.__typename === 'ProcedureChanged') return afterStep(opened, 'Recorded. The next try is planned.', true);
    if (result) refusedIn(form, result);
    return this.page(form, opened);
  }

  private page(form: Form, opened: OpenStep): Answer {
    return showStep('try-step', opened, { title: `Record a try: ${opened.line.title}`, form });
  }
}

/** Somebody else looks at what was done. */
@Page({ path: '/procedures/runs/:id/steps/:step/check', name: 'CHECK_STEP' })
export class CheckStepPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit.form('signs', 'words'), await this.runs.step(visit));
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.step(visit);
    const form = visit.form('signs', 'words');
    const signs = form.value('signs');
    form.check('signs', signs === 'yes' || signs === 'no', 'Choose whether you sign this off');
    form.check('words', signs !== 'no' || !isMeaningless(form.value('words')), 'Say what is to be put right');
    const words = signs === 'no' ? form.optional('words') : undefined;
    const input = { key: form.key, runId: opened.run.id, step: opened.step.key, signedOff: signs === 'yes', words };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('CheckStep', { input }, visit)))?.checkStep;
    if (result?.__typename === 'ProcedureChanged')
      return input.signedOff
        ? afterStep(opened, 'Signed off. It counts as done.', true)
        : goTo(runAddress(opened.run.id), { title: 'Sent back. Its clock goes on from where it was.' });
    if (result) refusedIn(form, result);
    return this.page(form, opened);
  }

  private page(form: Form, opened: OpenStep): Answer {
    const done = opened.run.events.find(({ type, stepKey }) => type === 'DONE' && stepKey === opened.step.key);
    return showStep('check-step', opened, { title: `Sign off: ${opened.line.title}`, form, done });
  }
}

/** After a step that tells somebody: whom to tell is decided by people, in the journey that decides about sharing. */
@Page({ path: '/procedures/runs/:id/steps/:step/tell', name: 'TELL_AFTER_STEP' })
export class TellAfterStepPage {
  constructor(private readonly runs: Runs) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.step(visit);
    const { of, run } = opened;
    const others = run.parties.filter(({ ours }) => !ours);
    const kinds = new Set(of.tells.map(({ who }) => who.agency));
    const to = others.filter(({ agency }) => kinds.has(agency.kind)).map(({ agency }) => `to=${agency.id}`);
    return showStep('tell-after-step', opened, {
      title: 'Now decide whom to tell',
      tells: of.tells.map(({ who, what }) => ({ who: who.words, what })),
      share: run.person ? `/cases/${run.person.id}/share${to.length > 0 ? `?${to.join('&')}` : ''}` : null,
    });
  }
}
