import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { Enquiry } from '../../api/answers/enquiries.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { labelIn } from '../../view/policy-words.js';
import { addressee, dueDay } from './enquiry-words.js';
import { eventLines, isOver, leftOutInWords, ownGroups, progress, replyGroups, unopened } from './enquiry-view.js';

/** One enquiry, as whichever side one is on reads it: what was asked, what became of each question, and what happened. */
@Page({ path: '/enquiries/:id', name: 'ENQUIRY' })
export class EnquiryPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('words'), await this.enquiry(visit));
  }

  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const enquiry = await this.enquiry(visit);
    const form = visit.form('words');
    if (form.pressed('open')) return this.open(visit, enquiry);
    return (await this.close(visit, form, enquiry)) ?? this.page(visit, form, enquiry);
  }

  /** Opening is a press of its own: first sight of every reply that has come is recorded, and then it is read. */
  private async open(visit: Visit, enquiry: Enquiry): Promise<Answer> {
    let waiting = false;
    for (const { id } of unopened(enquiry)) {
      const { openShare } = await this.api.ask('OpenShare', { id }, visit);
      waiting ||= openShare?.share.released === false;
    }
    const to = `/enquiries/${enquiry.id}#replies`;
    return waiting
      ? goTo(to, { variant: 'information', title: 'It is being sealed on the record first. Open it again in a few seconds.' })
      : goTo(to);
  }

  private async close(visit: Visit, form: Form<'words'>, { id }: Enquiry): Promise<Answer | undefined> {
    form.check('words', !isMeaningless(form.value('words')), 'Say why you no longer need this');
    const input = { key: form.key, enquiryId: id, words: form.value('words') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('CloseEnquiry', { input }, visit));
    const result = answer?.closeEnquiry;
    if (result?.__typename === 'EnquiryChanged')
      return goTo(`/enquiries/${id}`, { title: 'Closed. Whoever was asked need not answer any more.' });
    if (result) form.check('words', false, result.explanation);
    return undefined;
  }

  private async enquiry(visit: Visit): Promise<Enquiry> {
    return found((await this.api.ask('Enquiry', { id: visit.id('id') }, visit)).enquiry);
  }

  private async page(visit: Visit, form: Form, enquiry: Enquiry): Promise<Answer> {
    const [{ enquiryPolicy: policy }, { sharingPolicy }] = await Promise.all([
      this.api.ask('AskingPolicy', {}, visit),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    const { askedByUs, agreement } = enquiry;
    return show(askedByUs ? 'journeys/enquiries/enquiry-asked' : 'journeys/enquiries/enquiry-answered', {
      title: enquiry.setTitle,
      enquiry,
      person: enquiry.person,
      form,
      back: enquiry.person ? `/cases/${enquiry.person.id}/questions` : '/enquiries',
      to: addressee(enquiry),
      due: dueDay(enquiry.dueAt),
      over: isOver(enquiry),
      progress: progress(enquiry),
      groups: askedByUs ? replyGroups(enquiry, policy) : ownGroups(enquiry, policy),
      waiting: unopened(enquiry),
      leftOut: leftOutInWords(enquiry, policy),
      events: eventLines(enquiry),
      unsettled: enquiry.contradictions.filter(({ settledAt }) => settledAt === null),
      toMend: enquiry.copies.filter(({ toMend }) => toMend),
      declined: enquiry.declinedCode ? labelIn(policy.declineReasons, enquiry.declinedCode) : '',
      purpose: labelIn(sharingPolicy.purposes, enquiry.purpose),
      gateway: labelIn(sharingPolicy.gateways, enquiry.gateway),
      agreement: agreement ? `${agreement.title} (${agreement.reference})` : '',
    });
  }
}
