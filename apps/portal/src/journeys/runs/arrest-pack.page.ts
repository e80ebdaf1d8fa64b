import { Get } from '@nestjs/common';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { ARREST, arrestPack, hasArrestPack } from './arrest-pack.js';
import { clockWords } from './clock-words.js';
import { runAddress } from './runs.js';

/** For any officer of the force who takes over the looking: what the originators decided to tell, and what was tried, on one page. */
@Page({ path: '/procedures/runs/:id/arrest-pack', name: 'ARREST_PACK' })
export class ArrestPackPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const run = found((await this.api.ask('ArrestPack', { id: visit.id('id') }, visit)).procedureRun);
    const viewer = found(await visit.viewer());
    const arrest = run.steps.find(({ code }) => code === ARREST);
    if (!hasArrestPack(run, viewer) || arrest === undefined) throw new NotFound();
    return show('journeys/runs/arrest-pack', {
      title: 'Arrest pack',
      run,
      person: run.person,
      back: runAddress(run.id),
      arrest,
      clock: clockWords(arrest, viewer.now),
      visits: run.events.filter(({ stepKey, type }) => stepKey === arrest.key && type === 'TRIED'),
      plan: run.events.find(({ stepKey, type }) => stepKey === 'plan-arrest' && type === 'DONE'),
      intelligence: run.events.find(({ stepKey, type }) => stepKey === 'intelligence' && type === 'DONE'),
      pack: arrestPack(run.person),
    });
  }
}
