import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { askedThen } from '../known-then/asked-then.js';
import { MARKS } from './cell-view.js';
import { knowsTables } from './who-knows-view.js';

/** Which agency knows which of the things that we know, now or at a given minute. For a conference it is printed. */
@Page({ path: '/cases/:id/who-knows', name: 'WHO_KNOWS' })
export class WhoKnowsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const viewer = await visit.viewer();
    const asked = askedThen(visit, viewer?.now ?? '');
    const { wrong } = asked;
    const variables = { personId: visit.id('id'), at: asked.at, after: visit.query('after') };
    const { person: asAnswered, whoKnowsWhat } = await this.api.ask('WhoKnows', variables, visit);
    const person = found(asAnswered);
    const known = wrong.length > 0 ? null : whoKnowsWhat;
    const decides = viewer?.permissions.includes('share:RiskNote') === true && !person.emergency;
    const data = {
      person,
      asked,
      wrong,
      known,
      decides,
      marks: Object.entries(MARKS),
      tables: known && knowsTables(known, { personId: person.id, decides }),
      pages: known ? pagesOf(visit, known.rows, { newer: 'Most serious', older: 'Less serious' }) : {},
      section: 'sharing-record',
    };
    return show('journeys/who-knows/who-knows', data, wrong.length > 0 ? 400 : 200);
  }
}
