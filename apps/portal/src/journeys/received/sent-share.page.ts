import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { SentShare } from '../../api/answers/shares.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What became of something we sent: delivered, first seen by whom and when, answered; and, if need be, revoked. */
@Page({ path: '/shares/:id', name: 'SENT_SHARE' })
export class SentSharePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const [share, viewer] = await Promise.all([this.share(visit), visit.viewer()]);
    // A reviewer opens nothing in the recipient's stead: to them it is read from here, whichever side is under review.
    if (viewer?.permissions.includes('open:Share') && share.sender.id !== viewer.agency.id) return goTo(`/received/${share.id}`);
    return this.page(visit.form('reason'), share);
  }

  @Post()
  async revoke(@Visiting() visit: Visit): Promise<Answer> {
    const share = await this.share(visit);
    const form = visit.form('reason');
    form.check('reason', !isMeaningless(form.value('reason')), 'Say why you revoke this');
    const input = { key: form.key, shareId: share.id, reason: form.value('reason') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('RevokeShare', { input }, visit));
    const result = answer?.revokeShare;
    if (result?.__typename === 'ShareRevoked') {
      const seenBy = result.share.firstSeenBy?.name ?? 'Somebody there';
      const text = result.alreadySeen
        ? `${seenBy} had already opened it. Revoking stops it being read from now on; it cannot make anybody forget.`
        : 'Nobody had opened it.';
      return goTo(`/shares/${share.id}`, {
        variant: result.alreadySeen ? 'warning' : 'success',
        title: 'Revoked. It can no longer be read.',
        text,
      });
    }
    if (result) form.check('reason', false, result.explanation);
    return this.page(form, share);
  }

  private async share(visit: Visit): Promise<SentShare> {
    return found((await this.api.ask('Share', { id: visit.id('id') }, visit)).share);
  }

  private page(form: Form, share: SentShare): Answer {
    const to = [share.recipientStaff?.name, share.recipientUnit?.name, share.recipientAgency.name]
      .filter((part) => part !== undefined)
      .join(', ');
    return show('journeys/received/sent-share', {
      title: `Sent to ${share.recipientAgency.shortName}`,
      share,
      to,
      person: share.person,
      form,
      back: `/cases/${share.person.id}`,
    });
  }
}
