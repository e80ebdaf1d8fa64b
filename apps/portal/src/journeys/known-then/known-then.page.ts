import { Get } from '@nestjs/common';
import type { KnownThenAnswer } from '../../api/answers/known-then.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { askedThen } from './asked-then.js';
import { keptLines, toldLines } from './known-then-view.js';

/** What did an agency know of this person at a given minute? Of our own what we had; of another what we had told it. */
@Page({ path: '/cases/:id/known-then', name: 'KNOWN_THEN' })
export class KnownThenPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const viewer = await visit.viewer();
    const now = viewer?.now ?? '';
    const asked = askedThen(visit, now);
    const { wrong } = asked;
    const variables = { personId: visit.id('id'), agencyId: asked.agencyId, at: asked.at };
    const [answer, { sharingPolicy }] = await Promise.all([
      this.api.ask('KnownThen', variables, visit),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    const person = found(answer.person);
    const at = asked.at ?? now;
    const own = viewer?.agency.id;
    const known = wrong.length > 0 ? null : answer.knownThen;
    const data = {
      person,
      asked,
      wrong,
      agencies: agenciesOf(person, viewer?.agency),
      at,
      ours: known?.agency.id === own,
      known,
      told: known && toldLines(known, at, own),
      kept: known && keptLines(known, at, sharingPolicy),
      section: 'sharing-record',
    };
    return show('journeys/known-then/known-then', data, wrong.length > 0 ? 400 : 200);
  }
}

/** One's own first: that is what is mostly asked. */
function agenciesOf({ members }: NonNullable<KnownThenAnswer['person']>, own: { readonly id: string; readonly name: string } | undefined) {
  const others = members.map(({ agency }) => agency).filter(({ id }) => id !== own?.id);
  return [...(own ? [own] : []), ...others].map(({ id, name }) => ({ value: id, text: name }));
}
