import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { Change, ChangeResult } from '../../api/answers/changes.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { headline, impactInWords, lineInWords, noImpact } from './change-words.js';

type AnswerForm = Form<'answer' | 'words' | 'seen'>;
const COLOURS: Readonly<Record<string, string>> = {
  WAITING: 'yellow',
  TO_REVIEW: 'orange',
  APPROVED: 'green',
  CONFIRMED: 'green',
  DECLINED: 'red',
  NOT_CONFIRMED: 'red',
};
const MOVED = 'CHG-02';

@Page({ path: '/changes', name: 'CHANGES' })
export class ChangesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const [{ changes: waiting }, { changes: settled }] = await Promise.all([
      this.api.ask('Changes', { waiting: true }, visit),
      this.api.ask('Changes', { waiting: false, ...(after && { after }) }, visit),
    ]);
    const named = (list: typeof waiting) => list.items.map((one) => ({ ...one, headline: headline(one) }));
    return show('journeys/changes/changes', {
      waiting: named(waiting),
      moreWaiting: waiting.hasMore,
      settled: named(settled),
      pages: pagesOf(visit, settled),
      back: '/',
    });
  }
}

/** One change: why, what it does, who said what; and for whoever is asked, the answer. */
@Page({ path: '/changes/:id', name: 'CHANGE' })
export class ChangePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('answer', 'words', 'seen'));
  }

  @Post()
  async answer(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('answer', 'words', 'seen');
    const answer = form.value('answer');
    form.check('answer', answer === 'yes' || answer === 'no', 'Choose yes or no');
    form.check('words', answer !== 'no' || !isMeaningless(form.value('words')), 'Say why not, in a few words');
    const result = form.wrong ? undefined : await this.send(visit, form);
    if (result?.__typename === 'ChangeRecorded') return goTo(`/changes/${result.change.id}`, { title: 'Your answer is on the record.' });
    if (result?.code === MOVED) form.check('answer', false, result.explanation);
    else if (result) return goTo(visit.path, { variant: 'warning', title: 'Nothing was recorded', text: result.explanation });
    return this.page(visit, form);
  }

  private async send(visit: Visit, form: AnswerForm): Promise<ChangeResult | undefined> {
    const act = { key: form.key, id: visit.id('id') };
    if (form.value('answer') === 'no') {
      const input = { ...act, reason: form.value('words') };
      return (await form.attempt(() => this.api.ask('DeclineChange', { input }, visit), { reason: 'words' }))?.declineChange;
    }
    const input = { ...act, seen: form.value('seen'), words: form.optional('words') };
    return (await form.attempt(() => this.api.ask('ApproveChange', { input }, visit)))?.approveChange;
  }

  private async page(visit: Visit, form: AnswerForm): Promise<Answer> {
    const change = found((await this.api.ask('Change', { id: visit.id('id') }, visit)).change);
    const now = change.forMe ? (await this.api.ask('ChangeToAnswer', { id: change.id }, visit)).changeToAnswer : undefined;
    return show('journeys/changes/change', {
      title: headline(change),
      change,
      form,
      answering: change.forMe,
      outdated: now?.outdated ?? false,
      seen: now?.seen ?? '',
      colour: COLOURS[change.state] ?? 'grey',
      askedOf: askedOf(change),
      lines: change.lines.map(lineInWords),
      sentences: (now?.impact ?? change.impact).map(impactInWords),
      nothing: noImpact(change.kind),
      back: change.family === 'AGREEMENT' && change.agreement ? `/agreements/${change.agreement.id}` : '/changes',
    });
  }
}

function askedOf({ askedOf: asked, agency }: Change): string {
  return asked.map(({ id, name }) => (id === agency.id ? `Somebody else at ${name}` : name)).join(', ');
}
