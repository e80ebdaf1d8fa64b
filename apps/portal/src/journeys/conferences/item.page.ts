import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { packed } from './packed.js';
import { MINUTE_WORDS, VALUE_WORDS } from './words.js';

const FIELDS: readonly string[] = ['kind', 'cohort', 'rating', 'words'];
const VALUE_OF: Readonly<Record<string, string>> = { COHORT: 'cohort', RATING: 'rating' };

/** One person in a conference: what to look at first, and the minutes, made as it speaks. */
@Page({ path: '/conferences/people/:id', name: 'CONFERENCE_ITEM' })
export class ItemPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async minute(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form(...FIELDS);
    const kind = form.value('kind');
    const valueField = VALUE_OF[kind];
    form.check('kind', kind in MINUTE_WORDS, 'Choose what kind of entry it is');
    if (valueField)
      form.check(valueField, form.value(valueField) in VALUE_WORDS, valueField === 'cohort' ? 'Choose the cohort' : 'Choose the rating');
    form.check('words', !isMeaningless(form.value('words')), 'Say what was said, with the reason');
    const rename = { value: valueField ?? 'kind' };
    const value = valueField && form.value(valueField);
    const input = { key: form.key, itemId: visit.id('id'), kind, words: form.value('words'), ...(value && { value }) };
    const ask = () => this.api.ask('MinuteItem', { input }, visit);
    const result = form.wrong ? undefined : (await form.attempt(ask, rename))?.minuteItem;
    if (result?.__typename === 'Minuted') return goTo(`/conferences/people/${input.itemId}`, { title: 'It is in the minutes.' });
    if (result) form.refuse(result, rename);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const item = found((await this.api.ask('ConferenceItem', { id: visit.id('id') }, visit)).conferenceItem);
    const { conference, mayTakeOff, offAt, offBy, offWords, ...rest } = item;
    const one = packed(rest, conference?.meetsAt);
    const choice = (codes: readonly string[], words: Readonly<Record<string, string>>) =>
      codes.map((value) => ({ value, text: words[value] ?? value }));
    return show('journeys/conferences/item', {
      title: conference?.title ?? 'Case conference',
      one,
      person: one.person,
      conference,
      mayTakeOff,
      off: offAt === null ? undefined : { at: offAt, by: offBy?.name, words: offWords },
      form,
      kinds: choice(Object.keys(MINUTE_WORDS), MINUTE_WORDS),
      cohorts: choice(['FIXED', 'FLEX', 'FREE'], VALUE_WORDS),
      ratings: choice(['RED', 'AMBER', 'GREEN'], VALUE_WORDS),
      back: conference ? `/conferences/${conference.id}` : `/cases/${one.person.id}/conferences`,
    });
  }
}
