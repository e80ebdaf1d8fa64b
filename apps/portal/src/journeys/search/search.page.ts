import { Get } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import type { PersonHeader } from '../../api/answers/people.js';
import type { RecordMatch, SearchRecordVariables } from '../../api/answers/search.js';
import type { PageOf } from '../../api/answers/words.js';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { foundThing, KINDS } from './found.js';

const LONGEST = 200;
interface Found {
  readonly page: PageOf<RecordMatch>;
  /** Nothing has the words themselves: these are spelt alike. */
  readonly alike: boolean;
}

/** Words in notes, plans, minutes and answers. A search is a GET, so it can be gone back to and sent; the API records each one. */
@Page({ path: '/search', name: 'SEARCH_RECORD' })
export class SearchPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async search(@Visiting() visit: Visit): Promise<Answer> {
    const asked = asksFor(visit);
    const person = await this.person(visit, asked.personId);
    const form = new Form(['words', 'ended'], { words: asked.words, ended: asked.ended ? 'yes' : '' });
    form.check('words', asked.words.length <= LONGEST, `Words to look for must be ${LONGEST} characters or fewer`);
    const looked = asked.words !== '' && !form.wrong ? await form.attempt(() => this.look(visit, asked)) : undefined;
    return show('journeys/search/search', {
      title: person ? `Search the record of ${person.name}` : 'Search the record',
      form,
      person,
      boxes: Object.entries(KINDS).map(([value, { box }]) => ({ value, text: box, checked: asked.kinds.includes(value) })),
      narrowed: asked.kinds.length < Object.keys(KINDS).length || asked.ended,
      asked: looked !== undefined,
      alike: looked?.alike ?? false,
      found: looked?.page.items.map(foundThing) ?? [],
      widened: widened(asked),
      pages: looked && pagesOf({ address: addressOf(visit, looked) }, looked.page, { newer: 'Back to the first page', older: 'Next page' }),
    });
  }

  /** The words themselves; where nothing has them, words that are spelt alike. Which it is hangs on nothing but what may be read. */
  private async look(visit: Visit, asked: SearchRecordVariables): Promise<Found> {
    if (!asked.alike) {
      const { searchRecord: page } = await this.api.ask('SearchRecord', asked, visit);
      if (page.items.length > 0 || asked.after !== undefined) return { page, alike: false };
    }
    const { searchRecord: page } = await this.api.ask('SearchRecord', { ...asked, alike: true }, visit);
    return { page, alike: true };
  }

  private async person(visit: Visit, id: string | undefined): Promise<PersonHeader | undefined> {
    return id === undefined ? undefined : found((await this.api.ask('PersonHeader', { id }, visit)).person);
  }
}

function asksFor(visit: Visit): SearchRecordVariables & { readonly kinds: readonly string[]; readonly ended: boolean } {
  const [personId, after] = [visit.query('person'), visit.query('after')];
  if (personId !== undefined && !isUuid(personId)) throw new NotFound();
  const kinds = visit.queries('kinds').filter((kind) => Object.hasOwn(KINDS, kind));
  return {
    words: visit.query('words') ?? '',
    kinds: kinds.length === 0 ? Object.keys(KINDS) : kinds,
    ended: visit.query('ended') === 'yes',
    ...(personId !== undefined && { personId }),
    ...(visit.query('alike') === 'yes' && { alike: true }),
    ...(after !== undefined && { after }),
  };
}

/** The next page looks for what this one looked for. */
function addressOf(visit: Visit, { alike }: Found): string {
  const address = new URL(visit.address, 'http://portal');
  if (alike) address.searchParams.set('alike', 'yes');
  return address.pathname + address.search;
}

/** The same words, everywhere that one may look: where something was left out, the next thing to try. */
function widened({ words, kinds, ended, personId }: SearchRecordVariables): string | undefined {
  if (kinds?.length === Object.keys(KINDS).length && ended) return undefined;
  return `/search?${new URLSearchParams({ words, ended: 'yes', ...(personId !== undefined && { person: personId }) }).toString()}`;
}
