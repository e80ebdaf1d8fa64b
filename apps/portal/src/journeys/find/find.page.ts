import { Get } from '@nestjs/common';
import { isDay } from '@lib/kernel';
import type { PersonMatch } from '../../api/answers/people.js';
import type { PageOf } from '../../api/answers/words.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { readSearch } from './search.js';

const NOBODY: PageOf<PersonMatch> = { items: [], endCursor: null, hasMore: false };

/** One box for name, alias, CRN and PNC. A search is a GET, so it can be gone back to; each one is recorded by the API as a search. */
@Page({ path: '/find', name: 'FIND_PEOPLE' })
export class FindPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async find(@Visiting() visit: Visit): Promise<Answer> {
    const search = readSearch(visit, isDay);
    const { form, text, bornOn } = search;
    const ready = search.asked && !form.wrong;
    const after = visit.query('after');
    const variables = { ...(text && { text }), ...(bornOn && { bornOn }), ...(after && { after }) };
    const answer = ready ? await form.attempt(() => this.api.ask('FindPeople', variables, visit), { bornOn: 'born' }) : undefined;
    const matches = answer?.findPeople ?? NOBODY;
    return show('journeys/find/find', {
      form,
      search,
      matches,
      asked: ready && !form.wrong,
      pages: pagesOf(visit, matches, { newer: 'Back to the first page', older: 'Next page' }),
    });
  }
}
