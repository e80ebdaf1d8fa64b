import { isMeaningless, isUuid } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import type { Gap, GapDecision } from '../../api/answers/gaps.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { reasonLabel } from '../../view/policy-words.js';
import { withheldLines } from './withheld-lines.js';

const FIELDS = ['outcome', 'words', 'reviewBy'] as const;
type GapForm = Form<(typeof FIELDS)[number]>;
/** Beside each decision that waits for a supervisor, under a name of its own: the page has another form with words. */
type EndorseForm = Form<'decision' | 'said'>;
const DONE = { CLEARED: 'It stands for now, with your reason.', SENT_BACK: 'Sent back. It is in the work of whoever decides.' };

/** One unit, one person and one recipient: what is unexplained, what is explained and not shared, and what a supervisor says of it. */
@Page({ path: '/gaps/:id', name: 'GAP' })
export class GapPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.gap(visit), visit.form(...FIELDS));
  }

  @Post()
  async answer(@Visiting() visit: Visit): Promise<Answer> {
    const gap = await this.gap(visit);
    const endorsing = visit.form('decision', 'said');
    if (isUuid(endorsing.value('decision'))) return this.endorse(visit, gap, endorsing);
    const form = visit.form(...FIELDS);
    const outcome = form.value('outcome');
    const clears = outcome === 'CLEARED';
    form
      .check('outcome', clears || outcome === 'SENT_BACK', 'Choose whether it goes back or may stand for now')
      .check('words', !isMeaningless(form.value('words')), 'Say why, in a few words');
    const reviewBy = clears ? form.day('reviewBy') : undefined;
    const said = { outcome, words: form.value('words'), ...(reviewBy && { reviewBy }) };
    const input = { key: form.key, id: gap.id, ...said };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('AnswerGap', { input }, visit)))?.answerGap;
    if (result?.__typename === 'GapDone') return goTo(visit.path, { title: DONE[clears ? 'CLEARED' : 'SENT_BACK'] });
    if (result) form.check('outcome', false, result.explanation);
    return this.page(visit, gap, form);
  }

  /** One decision by itself: endorsed, or sent back with the reason. */
  private async endorse(visit: Visit, gap: Gap, form: EndorseForm): Promise<Answer> {
    const endorse = form.pressed('endorse');
    form.check('said', endorse || !isMeaningless(form.value('said')), 'Say why you send it back');
    const input = { key: form.key, decisionId: form.value('decision'), endorse, words: form.optional('said') };
    const asked = form.wrong
      ? undefined
      : await form.attempt(() => this.api.ask('EndorseWithholding', { input }, visit), { words: 'said' });
    const result = asked?.endorseWithholding;
    if (result?.__typename === 'Endorsed')
      return goTo(visit.path, { title: endorse ? 'Endorsed. It is on the record.' : 'Sent back. It has to be decided again.' });
    if (result) form.check('said', false, result.explanation);
    return this.page(visit, gap, form);
  }

  private async gap(visit: Visit): Promise<Gap> {
    return found((await this.api.ask('Gap', { id: visit.id('id') }, visit)).gap);
  }

  private async page(visit: Visit, gap: Gap, form: GapForm | EndorseForm): Promise<Answer> {
    const { sharingPolicy: policy } = await this.api.ask('SharingPolicy', {}, visit);
    return show('journeys/gaps/gap', {
      gap,
      unshared: withheldLines(gap, (await visit.viewer())?.staffId ?? ''),
      reasonOf: ({ outcome, reasonCode }: GapDecision) => reasonLabel(policy, outcome, reasonCode),
      form,
      back: '/gaps',
    });
  }
}
