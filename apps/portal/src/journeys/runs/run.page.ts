import { Get, Post } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { labelIn } from '../../view/policy-words.js';
import { clockWords } from './clock-words.js';
import { history } from './run-history.js';
import { drawRun, standings } from './run-picture.js';
import { type OpenRun, refusedIn, runAddress, Runs } from './runs.js';
import { hasArrestPack } from './arrest-pack.js';
import { factsToReport, mayStop } from './step-acts.js';
import { toDo } from './step-view.js';

/** One run: what to do now first, then what others have to do, where everything stands, and all that was recorded. */
@Page({ path: '/procedures/runs/:id', name: 'PROCEDURE_RUN' })
export class RunPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('step'), await this.runs.run(visit));
  }

  /** What takes one press: a step taken in hand, a handover accepted, the end recorded. */
  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('step');
    const opened = await this.runs.run(visit);
    const of = { key: form.key, runId: opened.run.id, step: form.value('step') };
    const done = await form.attempt(() => this.pressed(visit, form, opened, of));
    if (done?.result.__typename === 'ProcedureChanged') return goTo(runAddress(opened.run.id), { title: done.title });
    if (done) refusedIn(form, done.result);
    return this.page(visit, form, form.unknown ? opened : await this.runs.run(visit));
  }

  private async pressed(visit: Visit, form: Form, { run }: OpenRun, of: { key: string; runId: string; step: string }) {
    const { key, runId } = of;
    if (form.pressed('finish')) {
      const input = { key, runId, end: run.endCode ?? '' };
      return { result: (await this.api.ask('FinishProcedure', { input }, visit)).finishProcedure, title: 'Recorded: this is over.' };
    }
    if (form.pressed('accept')) {
      const input = { ...of, accepted: true };
      return { result: (await this.api.ask('AnswerHandover', { input }, visit)).answerHandover, title: 'Accepted. You have it in hand.' };
    }
    return { result: (await this.api.ask('TakeStep', { input: of }, visit)).takeStep, title: 'You have it in hand.' };
  }

  private async page(visit: Visit, form: Form, { run, viewer }: OpenRun): Promise<Answer> {
    const { sharingPolicy: policy } = await this.api.ask('SharingPolicy', {}, visit);
    const { permissions, now } = viewer;
    const acts = run.overAt === null && permissions.includes('answer:ProcedureRun') && isWorkable(run);
    const timeliness = run.lateCount > 0 ? 'LATE' : 'RUNNING';
    return show('journeys/runs/run', {
      title: run.title,
      run,
      form,
      acts,
      person: run.person,
      back: backOf(run),
      way: run.map.variants.find(({ code }) => code === run.variant)?.title,
      ending: run.map.ends.find(({ code }) => code === run.endCode)?.title,
      clock: clockWords({ dueAt: run.nextDueAt, timeliness, clockEndedAt: null }, now),
      todo: toDo(run, viewer),
      standings: standings(run, viewer),
      drawing: drawRun(run, viewer),
      facts: acts ? factsToReport(run, viewer) : [],
      opens: acts && run.person !== null && run.begunByUs && permissions.includes('share:ProcedureRun'),
      stops: acts && mayStop(viewer, run),
      arrestPack: hasArrestPack(run, viewer),
      parties: run.parties.map((party) => ({
        ...party,
        grounds: [party.purpose && labelIn(policy.purposes, party.purpose), party.gateway && labelIn(policy.gateways, party.gateway)]
          .filter(Boolean)
          .join('. '),
      })),
      events: history(run, viewer),
    });
  }
}

/** What an emergency alone opens is only read; a protection record is opened by none. */
const isWorkable = ({ person, protection }: OpenRun['run']): boolean =>
  protection !== null || (person !== null && person.emergency === null);

function backOf({ person, protection }: OpenRun['run']): string {
  if (protection) return `/protection/${protection.id}`;
  return person ? `/cases/${person.id}/procedures` : '/';
}
