import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { SampledSearch } from '../../api/answers/search-samples.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import { Form } from '../../page/form.js';
import { type PageLinks, pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { choices } from '../../view/words.js';
import { LAWFUL_USES } from './lawful-uses.js';

const KINDS = ['named', 'random'] as const;
const lawfulUseOf = (visit: Visit) => LAWFUL_USES.find((use) => use === visit.query('use'));

interface Sample {
  readonly searches: readonly SampledSearch[];
  readonly pages?: PageLinks;
}

/** Searches of one's own agency to look at: those that may have been private, or a random few. The use is stated before anything is shown. */
@Page({ path: '/search-samples', name: 'SEARCH_SAMPLES' })
export class SearchSamplesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const now = (await visit.viewer())?.now ?? '';
    const typed = { use: visit.query('use') ?? '', kind: visit.query('kind') ?? 'named', seed: visit.query('seed') ?? now.slice(0, 7) };
    const form = new Form(['use', 'kind', 'seed'], typed);
    const [use, kind] = [lawfulUseOf(visit), KINDS.find((one) => one === typed.kind)];
    if (visit.query('asked') !== undefined || typed.use !== '') {
      form.check('use', use !== undefined, 'Choose what you need the searches for');
      form.check('kind', kind !== undefined, 'Choose which searches to show');
      form.check('seed', kind !== 'random' || typed.seed.length <= 100, 'The seed must be 100 characters or fewer');
    }
    const ready = use !== undefined && kind !== undefined && !form.wrong;
    const sample = ready ? await form.attempt(() => this.sample(visit, use, kind, typed.seed)) : undefined;
    return show('journeys/record/search-samples', { form, ...sample, kind, use, back: '/sharing-record' });
  }

  private async sample(visit: Visit, lawfulUse: string, kind: (typeof KINDS)[number], seed: string): Promise<Sample> {
    if (kind === 'random') return { searches: (await this.api.ask('RandomSearches', { lawfulUse, seed }, visit)).randomSearches };
    const { namedSearches: named } = await this.api.ask('NamedSearches', { lawfulUse, after: visit.query('after') }, visit);
    return { searches: named.items, pages: pagesOf(visit, named) };
  }
}

/** One search, and what was found of it. Nothing here reaches whoever searched. */
@Page({ path: '/search-samples/:id', name: 'SAMPLED_SEARCH' })
export class SampledSearchPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return lawfulUseOf(visit) === undefined ? goTo('/search-samples') : this.page(visit, visit.form('outcome', 'words'));
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const lawfulUse = lawfulUseOf(visit);
    if (lawfulUse === undefined) return goTo('/search-samples');
    const form = visit.form('outcome', 'words');
    const outcome = form.value('outcome');
    const known = choices('lookOutcome').some(({ value }) => value === outcome);
    form
      .check('outcome', known, 'Choose what you found')
      .check('words', outcome !== 'RAISED' || !isMeaningless(form.value('words')), 'Say what you raise, and with whom');
    const words = form.optional('words');
    const input = { key: form.key, searchId: visit.id('id'), lawfulUse, outcome, ...(words && { words }) };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('RecordSearchLook', { input }, visit));
    const result = answer?.recordSearchLook;
    if (result?.__typename === 'SearchLookRecorded')
      return goTo(`/search-samples?use=${lawfulUse}`, { title: 'Recorded. Nobody is told.' });
    if (result) form.check('outcome', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<'outcome' | 'words'>): Promise<Answer> {
    const lawfulUse = lawfulUseOf(visit) ?? '';
    const search = found((await this.api.ask('SampledSearch', { lawfulUse, id: visit.id('id') }, visit)).sampledSearch);
    return show('journeys/record/sampled-search', { search, form, back: `/search-samples?use=${lawfulUse}` });
  }
}
