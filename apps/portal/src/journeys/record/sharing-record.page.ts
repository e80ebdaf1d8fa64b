import { Get } from '@nestjs/common';
import type { PersonHeader } from '../../api/answers/people.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { TRAIL_KINDS, trailFilter } from './trail-filter.js';
import { trailLine } from './trail-sentences.js';

/** Everything the reader's agency did or was told, newest first: of one person, or of all their work. */
abstract class TrailPage {
  constructor(private readonly api: ConcordatApi) {}

  protected async trail(visit: Visit, view: string, person?: PersonHeader): Promise<Answer> {
    const filter = trailFilter(visit);
    const wrong = Object.keys(filter.errors).length > 0;
    const variables = { ...filter.variables, personId: person?.id, after: visit.query('after') };
    const [trail, choices, { sharingPolicy }] = await Promise.all([
      wrong ? undefined : this.api.ask('Trail', variables, visit),
      this.api.ask('TrailChoices', {}, visit),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    const [agencies, units] = await Promise.all([
      wholeList(choices.agencies, async (afterAgency) => (await this.api.ask('TrailChoices', { afterAgency }, visit)).agencies),
      wholeList(choices.units, async (afterUnit) => (await this.api.ask('TrailChoices', { afterUnit }, visit)).units),
    ]);
    const viewer = await visit.viewer();
    const data = {
      person,
      filter,
      filterErrors: Object.entries(filter.errors).map(([field, text]) => ({ text, href: `#${field}` })),
      agencies: agencies.filter(({ id }) => id !== viewer?.agency.id).map(({ id, name }) => ({ value: id, text: name })),
      units: units.map(({ id, name }) => ({ value: id, text: name })),
      kinds: TRAIL_KINDS,
      lines: trail?.trail.items.map((entry) => trailLine(entry, sharingPolicy)),
      pages: trail ? pagesOf(visit, trail.trail) : {},
      plain: visit.path,
      section: 'sharing-record',
    };
    return show(view, data, wrong ? 400 : 200);
  }

  protected async header(visit: Visit): Promise<PersonHeader> {
    return found((await this.api.ask('PersonHeader', { id: visit.id('id') }, visit)).person);
  }
}

@Page({ path: '/sharing-record', name: 'SHARING_RECORD' })
export class SharingRecordPage extends TrailPage {
  constructor(api: ConcordatApi) {
    super(api);
  }

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.trail(visit, 'journeys/record/sharing-record');
  }
}

@Page({ path: '/cases/:id/sharing-record', name: 'CASE_SHARING_RECORD' })
export class CaseSharingRecordPage extends TrailPage {
  constructor(api: ConcordatApi) {
    super(api);
  }

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.trail(visit, 'journeys/record/case-sharing-record', await this.header(visit));
  }
}
