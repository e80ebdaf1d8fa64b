import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { Erasure } from '../../api/answers/keeping.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const DONE: Readonly<Record<string, string>> = {
  ERASED: 'Erased. The words are gone, and what opened their digests with them.',
  RESTRICTED: 'Kept as evidence only. Whoever shares it reads and accepts that first.',
  REFUSED: 'Left as it is.',
};

/** The second officer's page: what is to go, why, and the decision; afterwards what became of it. */
@Page({ path: '/keeping/erasures/:id', name: 'ERASURE' })
export class ErasurePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.request(visit), visit.form('outcome', 'words'));
  }

  @Post()
  async decide(@Visiting() visit: Visit): Promise<Answer> {
    const request = await this.request(visit);
    const form = visit.form('outcome', 'words');
    form.check('words', !isMeaningless(form.value('words')), 'Say why, in a few words');
    if (request.outcome === 'RESTRICTED') return this.lift(visit, request, form);
    const outcome = form.value('outcome');
    form.check('outcome', DONE[outcome] !== undefined, 'Choose whether it is erased, kept as evidence or left as it is');
    const input = { key: form.key, id: request.id, outcome, words: form.value('words') };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('DecideErasure', { input }, visit)))?.decideErasure;
    if (result?.__typename === 'ErasureDone') return goTo(visit.path, { title: DONE[outcome] ?? 'Decided.' });
    if (result) form.check('outcome', false, result.explanation);
    return this.page(visit, request, form);
  }

  private async lift(visit: Visit, request: Erasure, form: Form<'outcome' | 'words'>): Promise<Answer> {
    const input = { key: form.key, id: request.id, words: form.value('words') };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('LiftRestriction', { input }, visit)))?.liftRestriction;
    if (result?.__typename === 'ErasureDone') return goTo(visit.path, { title: 'Lifted. It is used like any other note again.' });
    if (result) form.check('words', false, result.explanation);
    return this.page(visit, request, form);
  }

  private async request(visit: Visit): Promise<Erasure> {
    return found((await this.api.ask('ErasureRequest', { id: visit.id('id') }, visit)).erasureRequest);
  }

  private async page(visit: Visit, request: Erasure, form: Form<'outcome' | 'words'>): Promise<Answer> {
    const me = (await visit.viewer())?.staffId;
    const ownHand = (request.outcome === null ? request.askedBy : request.decidedBy)?.id === me;
    return show('journeys/keeping/erasure', { request, form, ownHand, back: '/keeping' });
  }
}

const FIELDS = ['ground', 'authority', 'words'] as const;
/** The first officer's: of a note, or of an answer of the own agency's. */
@Page({ path: ['/notes/:id/erase', '/answers/:id/erase'], name: 'ASK_FOR_ERASURE' })
export class AskForErasurePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    form
      .check('ground', form.optional('ground') !== undefined, 'Choose why it must go')
      .check('authority', form.optional('authority') !== undefined, 'Give the reference of the request, order or schedule')
      .check('words', !isMeaningless(form.value('words')), 'Say why it must go, in a few words');
    const item = ofNote(visit) ? { noteId: visit.id('id') } : { answerId: visit.id('id') };
    const said = { ground: form.value('ground'), authority: form.value('authority'), words: form.value('words') };
    const input = { key: form.key, ...item, ...said };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('AskForErasure', { input }, visit)))?.askForErasure;
    if (result?.__typename === 'ErasureDone')
      return goTo(`/keeping/erasures/${result.request.id}`, { title: 'Asked. Nothing happens before another officer decides.' });
    if (result) form.check('ground', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<(typeof FIELDS)[number]>): Promise<Answer> {
    const id = visit.id('id');
    const note = ofNote(visit) ? found((await this.api.ask('Note', { id }, visit)).note) : undefined;
    return show('journeys/keeping/ask-for-erasure', { note, form, back: note ? `/notes/${id}` : '/keeping' });
  }
}

const ofNote = (visit: Visit): boolean => visit.path.startsWith('/notes/');
