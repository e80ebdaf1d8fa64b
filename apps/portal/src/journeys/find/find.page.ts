import { Get } from '@nestjs/common';
import { isDay } from '@lib/kernel';
import type { PersonMatch } from '../../api/answers/people.js';
import type { DeskOfAgency } from '../../api/answers/signpost.js';
import type { PageOf } from '../../api/answers/words.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { carriedOn, readSearch, type Search } from './search.js';

const NOBODY: PageOf<PersonMatch> = { items: [], endCursor: null, hasMore: false };

interface Looked {
  readonly matches: PageOf<PersonMatch>;
  readonly desks: readonly DeskOfAgency[];
}

/** One box for name, alias, CRN and PNC. A search is a GET, so it can be gone back to; each one is recorded by the API as a search. */
@Page({ path: '/find', name: 'FIND_PEOPLE' })
export class FindPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async find(@Visiting() visit: Visit): Promise<Answer> {
    const search = readSearch(visit, isDay);
    const { form } = search;
    const ready = search.asked && !form.wrong;
    const found = ready ? await form.attempt(() => this.look(visit, search), { bornOn: 'born' }) : undefined;
    const { matches, desks } = found ?? { matches: NOBODY, desks: [] };
    return show('journeys/find/find', {
      form,
      search,
      matches,
      desks,
      carried: carriedOn(visit),
      asked: ready && !form.wrong,
      pages: pagesOf(visit, matches, { newer: 'Back to the first page', older: 'Next page' }),
    });
  }

  /** Both are always asked of the API: whether anybody was found makes no difference to what is done, and so to how long it takes. */
  private async look(visit: Visit, { text, bornOn }: Search): Promise<Looked> {
    const after = visit.query('after');
    const who = { ...(text && { text }), ...(bornOn && { bornOn }) };
    const told = (await visit.viewer())?.permissions.includes('signpost:Person') ?? false;
    const [{ findPeople: matches }, signposted] = await Promise.all([
      this.api.ask('FindPeople', { ...who, ...(after && { after }) }, visit),
      told ? this.api.ask('Signpost', who, visit) : { signpost: [] },
    ]);
    return { matches, desks: matches.items.length === 0 ? signposted.signpost : [] };
  }
}
