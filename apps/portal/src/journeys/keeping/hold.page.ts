import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { Hold } from '../../api/answers/keeping.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

@Page({ path: '/keeping/holds/:id', name: 'HOLD' })
export class HoldPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.hold(visit), visit.form('words'));
  }

  @Post()
  async lift(@Visiting() visit: Visit): Promise<Answer> {
    const hold = await this.hold(visit);
    const form = visit.form('words');
    form.check('words', !isMeaningless(form.value('words')), 'Say why it is lifted, in a few words');
    const input = { key: form.key, id: hold.id, words: form.value('words') };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('LiftHold', { input }, visit)))?.liftHold;
    if (result?.__typename === 'HoldDone') return goTo(visit.path, { title: 'Lifted. The ordinary rules hold again.' });
    if (result) form.check('words', false, result.explanation);
    return this.page(visit, hold, form);
  }

  private async hold(visit: Visit): Promise<Hold> {
    return found((await this.api.ask('LegalHold', { id: visit.id('id') }, visit)).legalHold);
  }

  private async page(visit: Visit, hold: Hold, form: Form<'words'>): Promise<Answer> {
    const ownHand = hold.placedBy.id === (await visit.viewer())?.staffId;
    return show('journeys/keeping/hold', { hold, form, ownHand, back: '/keeping/holds' });
  }
}

const FIELDS = ['ground', 'reference', 'words'] as const;
/** Everything about a person is kept, from now on. */
@Page({ path: '/cases/:id/hold', name: 'PLACE_HOLD' })
export class PlaceHoldPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async place(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    form
      .check('ground', form.optional('ground') !== undefined, 'Choose what it must be kept for')
      .check('reference', form.optional('reference') !== undefined, 'Give the reference of the court, the review or the inquiry')
      .check('words', !isMeaningless(form.value('words')), 'Say why it must be kept, in a few words');
    const said = { ground: form.value('ground'), reference: form.value('reference'), words: form.value('words') };
    const input = { key: form.key, personId: visit.id('id'), ...said };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('PlaceHold', { input }, visit)))?.placeHold;
    if (result?.__typename === 'HoldDone') {
      const title = 'Kept. Nothing about this person is erased until another officer lifts it.';
      return goTo(`/keeping/holds/${result.hold.id}`, { title });
    }
    if (result) form.check('ground', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<(typeof FIELDS)[number]>): Promise<Answer> {
    const id = visit.id('id');
    const { person } = await this.api.ask('PersonHeader', { id }, visit);
    return show('journeys/keeping/place-hold', { person: found(person), form, back: `/cases/${id}/about` });
  }
}
