import { addDays, londonDay } from '@lib/kernel';
import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** Long enough for a habit to show, short enough to be about now. */
export const USUAL_DAYS = 90;

/** What was drawn and found, and reasons that come back: of the agency's decisions, never a list of people. */
@Page({ path: '/oversight/samples', name: 'DECISION_SAMPLES' })
export class SamplesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const to = londonDay(new Date((await visit.viewer())?.now ?? ''));
    const from = addDays(to, -USUAL_DAYS);
    const after = visit.query('after');
    const { decisionSamples, repeatedReasons } = await this.api.ask('DecisionSamples', { from, to, ...(after && { after }) }, visit);
    return show('journeys/samples/samples', {
      samples: decisionSamples.items,
      pages: pagesOf(visit, decisionSamples),
      repeated: repeatedReasons.items,
      moreRepeated: repeatedReasons.hasMore,
      days: USUAL_DAYS,
      back: '/sharing-record',
    });
  }
}

@Page({ path: '/oversight/samples/:id', name: 'DECISION_SAMPLE' })
export class SamplePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const sample = found((await this.api.ask('DecisionSample', { id: visit.id('id') }, visit)).decisionSample);
    return show('journeys/samples/sample', { sample, back: '/oversight/samples' });
  }
}
