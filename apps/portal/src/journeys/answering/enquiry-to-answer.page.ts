import { Get, Post } from '@nestjs/common';
import type { EnquiryPolicyAnswer, EnquiryToAnswerAnswer, Provenance } from '../../api/answers/answering.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { date, londonDay } from '../../view/dates.js';
import { labelIn } from '../../view/policy-words.js';
import { dueDay } from '../enquiries/enquiry-words.js';
import { answerAddress, groupAddress } from './pages-of-group.js';
import { onceName, onceValues, onceView, readOnce } from './set-once.js';

type Answering = NonNullable<EnquiryToAnswerAnswer['answering']>;
type Policy = EnquiryPolicyAnswer['enquiryPolicy'];
const STATUSES: Readonly<Record<string, { text: string; colour?: string }>> = {
  NOT_STARTED: { text: 'Not started', colour: 'blue' },
  INCOMPLETE: { text: 'Incomplete', colour: 'teal' },
  CANNOT_ANSWER_YET: { text: 'Cannot answer yet', colour: 'yellow' },
  COMPLETED: { text: 'Completed' },
};

/** What is asked, by whom and on what ground, and how far it has come. Opening this page is the first sight of it, and is recorded first. */
@Page({ path: '/answering/:id', name: 'ENQUIRY_TO_ANSWER' })
export class EnquiryToAnswerPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async read(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form<string>());
  }

  /** What holds for every answer that says nothing else. */
  @Post()
  async setOnce(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form<string>();
    const defaults = readOnce(form) ?? { seenVersion: 0 };
    const input = { enquiryId: visit.id('id'), answers: [], defaults };
    const saved = (await form.attempt(() => this.api.ask('SaveAnswers', { input }, visit)))?.saveAnswers;
    if (saved?.__typename === 'AnswersSaved')
      return goTo(answerAddress(visit.id('id')), { title: 'Saved for every answer that says nothing else' });
    if (saved?.__typename === 'EnquiryRefused')
      for (const { field, message } of saved.problems) form.check(onceName(field), false, message);
    if (saved && !form.wrong) form.check(onceName('basis'), false, saved.explanation);
    return this.page(visit, form, saved?.__typename === 'AnswersOverwritten');
  }

  /** `seenNow`: what somebody else set once stands on the page, so that the next press may write over it. */
  private async page(visit: Visit, posted: Form, seenNow = false): Promise<Answer> {
    const id = visit.id('id');
    const opened = found((await this.api.ask('OpenEnquiry', { id }, visit)).openEnquiry);
    const [{ answering }, { enquiryPolicy: policy }, { sharingPolicy: grounds }] = await Promise.all([
      this.api.ask('EnquiryToAnswer', { id }, visit),
      this.api.ask('EnquiryPolicy', {}, visit),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    if (!answering) return goTo(`/enquiries/${id}`);
    const { enquiry } = opened;
    const values = onceValues(answering.defaults, londonDay((await visit.viewer())?.now));
    const form = posted.sent ? posted : new Form(Object.keys(values), undefined).prefill(values);
    return show('journeys/answering/enquiry-to-answer', {
      title: enquiry.setTitle,
      enquiry,
      desk: opened,
      over: ['DECLINED', 'CLOSED'].includes(enquiry.state),
      policy,
      form,
      once: onceInWords(answering.defaults, policy),
      onceForm: onceView(form, posted.sent && !seenNow ? Number(posted.value(onceName('version'))) || 0 : answering.defaultsVersion),
      due: dueDay(enquiry.dueAt),
      purpose: labelIn(grounds.purposes, enquiry.purpose),
      gateway: labelIn(grounds.gateways, enquiry.gateway),
      done: answering.done,
      total: answering.total,
      toConfirm: toConfirm(answering),
      tasks: answering.groups.map((group) => ({
        ...group,
        href: groupAddress({ enquiryId: id, group: group.code, each: false }),
        label: STATUSES[group.status] ?? { text: group.status },
      })),
      address: answerAddress(id),
      back: '/enquiries',
    });
  }
}

function onceInWords({ basis, asAt, source, marking, disclosable }: Provenance, policy: Policy): string {
  const told = disclosable && `may be told: ${labelIn(policy.disclosable, disclosable).toLowerCase()}`;
  const parts = [
    basis && labelIn(policy.bases, basis),
    asAt && `as at ${date(asAt) || asAt}`,
    source,
    marking && labelIn(policy.markings, marking),
    told,
  ];
  return parts.filter((part) => part).join('; ') || 'nothing yet';
}

function toConfirm({ groups }: Answering): number {
  return groups
    .flatMap(({ questions }) => questions)
    .filter(({ open, state, last }) => open && state === null && last && last.confirm !== 'NO').length;
}
