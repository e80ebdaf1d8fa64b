import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { ShareOpened } from '../../api/answers/shares.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { labelIn } from '../../view/policy-words.js';

type AnswerForm = Form<'words' | 'reason'>;

/** Opening is reading: first sight is recorded as the page is made. One press acknowledges it. */
@Page({ path: '/received/:id', name: 'RECEIVED_SHARE' })
export class ReceivedSharePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async open(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('words', 'reason'), await this.opened(visit));
  }

  @Post()
  async answer(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('words', 'reason');
    const opened = await this.opened(visit);
    const done = form.pressed('return') ? await this.giveBack(visit, form) : await this.acknowledge(visit, form, opened);
    return done ?? this.page(visit, form, opened);
  }

  private async acknowledge(visit: Visit, form: AnswerForm, { share }: ShareOpened): Promise<Answer | undefined> {
    form.check('words', share.asked === null || !isMeaningless(form.value('words')), 'Say what you will do about what is asked');
    const input = { key: form.key, shareId: share.id, words: form.optional('words') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('AcknowledgeShare', { input }, visit));
    const result = answer?.acknowledgeShare;
    if (result?.__typename === 'ShareAnswered') return goTo(`/received/${share.id}`, { title: 'Acknowledged. The sender has been told.' });
    if (result) form.check('words', false, result.explanation);
    return undefined;
  }

  private async giveBack(visit: Visit, form: AnswerForm): Promise<Answer | undefined> {
    form.check('reason', !isMeaningless(form.value('reason')), 'Say why this is not for you');
    const input = { key: form.key, shareId: visit.id('id'), reason: form.value('reason') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('ReturnShare', { input }, visit));
    const result = answer?.returnShare;
    if (result?.__typename === 'ShareAnswered')
      return goTo(`/received/${input.shareId}`, { title: 'Returned. The sender has been told why.' });
    if (result) form.check('reason', false, result.explanation);
    return undefined;
  }

  private async opened(visit: Visit): Promise<ShareOpened> {
    return found((await this.api.ask('OpenShare', { id: visit.id('id') }, visit)).openShare);
  }

  private async page(visit: Visit, form: AnswerForm, opened: ShareOpened): Promise<Answer> {
    const { sharingPolicy: policy } = await this.api.ask('SharingPolicy', {}, visit);
    const { share } = opened;
    return show('journeys/received/received-share', {
      title: `From ${share.sender.shortName}`,
      opened,
      share,
      person: share.person,
      form,
      back: `/cases/${share.person.id}/received`,
      purpose: labelIn(policy.purposes, share.purpose),
      gateway: labelIn(policy.gateways, share.gateway),
      condition: labelIn(policy.protectionConditions, share.protectionCondition),
    });
  }
}
