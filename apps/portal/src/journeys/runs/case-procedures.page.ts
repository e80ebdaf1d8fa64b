import { Get, Post } from '@nestjs/common';
import type { ProcedureMap } from '../../api/answers/procedures.js';
import type { PersonHeader } from '../../api/answers/people.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { lowerFirst } from '../../view/policy-words.js';
import { NotFound } from '../../api/api-failure.js';
import { atStart, begun, factName, mapsAbout, namesFor, readBegin } from './begin-form.js';
import { refusedIn, runAddress } from './runs.js';
import { runRow } from './run-rows.js';
import { mayBegin } from './step-acts.js';
import { whenPrefill } from './when-form.js';

const ABOUT = 'PERSON_OF_CONCERN';
/** What is to be done at such a stage stands in a process map. */
const OF_STAGE: Readonly<Record<string, string>> = { BEFORE_RELEASE: 'release', RELEASED_72_HOURS: 'release', RECALL: 'recall' };
/** The one fact that is known beforehand: nothing would be more wrong there than now. */
const RELEASE = 'release-time';
const starters = ({ startedBy }: ProcedureMap): string => startedBy.map(({ words }) => lowerFirst(words)).join('; or ');

/** Process maps that run about a person, what is late first; those that are over; and those that may be begun. */
@Page({ path: '/cases/:id/procedures', name: 'CASE_PROCEDURES' })
export class CaseProceduresPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const [answer, viewer, maps] = [
      await this.api.ask('CaseProcedures', { id: visit.id('id'), ...(after && { after }) }, visit),
      found(await visit.viewer()),
      await mapsAbout(this.api, visit, ABOUT),
    ];
    const { procedureRuns, ...person } = found(answer.person);
    const rows = procedureRuns.items.map((run) => runRow(run, maps, viewer.now));
    const works = viewer.permissions.includes('record:ProcedureRun') && !person.emergency;
    const running = rows.filter(({ over }) => !over).sort((a, b) => Number(b.late) - Number(a.late) || a.presses.localeCompare(b.presses));
    return show('journeys/runs/case-procedures', {
      title: 'Process maps',
      person,
      ofStage: maps.find(({ code }) => code === OF_STAGE[person.stage]),
      running,
      over: rows.filter(({ over }) => over),
      pages: pagesOf(visit, procedureRuns),
      mine: works ? maps.filter((map) => mayBegin(map, viewer)) : [],
      others: maps.filter((map) => !works || !mayBegin(map, viewer)).map((map) => ({ ...map, starters: starters(map) })),
    });
  }
}

/** Begins one: which way, and what is known at the start. Nobody else is told by that. */
@Page({ path: '/cases/:id/procedures/:code', name: 'BEGIN_PROCEDURE' })
export class BeginProcedurePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const [map, person, { now }] = [await this.map(visit), await this.person(visit), found(await visit.viewer())];
    const known = atStart(map).map(({ code }) => {
      const at = code === RELEASE ? person.releaseAt : now;
      return at === null ? {} : whenPrefill(factName(code), at);
    });
    const form = visit.form(...namesFor(map)).prefill(Object.assign({}, ...known) as Record<string, string>);
    return this.page(form, map, person);
  }

  @Post()
  async begin(@Visiting() visit: Visit): Promise<Answer> {
    const [map, personId] = [await this.map(visit), visit.id('id')];
    const form: Form = visit.form(...namesFor(map));
    const input = { ...readBegin(form, map), personId };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('BeginProcedure', { input }, visit)))?.beginProcedure;
    if (result?.__typename === 'ProcedureChanged' && result.run)
      return goTo(runAddress(result.run.id), { title: 'Begun. Your agency alone takes part until you let others in.' });
    if (result && result.__typename !== 'ProcedureChanged') refusedIn(form, result);
    return this.page(form, map, await this.person(visit), result?.__typename === 'ProcedureRefused' ? result.runId : null);
  }

  private async map(visit: Visit): Promise<ProcedureMap> {
    const map = found((await this.api.ask('Procedure', { code: visit.param('code') }, visit)).procedure);
    if (map.about !== ABOUT) throw new NotFound();
    return map;
  }

  private async person(visit: Visit): Promise<PersonHeader> {
    return found((await this.api.ask('PersonHeader', { id: visit.id('id') }, visit)).person);
  }

  private page(form: Form, map: ProcedureMap, person: PersonHeader, runsAlready: string | null = null): Answer {
    return show('journeys/runs/begin', {
      ...begun(map),
      person,
      form,
      runsAlready,
      starters: starters(map),
      back: `/cases/${person.id}/procedures`,
    });
  }
}
