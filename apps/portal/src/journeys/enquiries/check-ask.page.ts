import { Get, Post } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { labelIn } from '../../view/policy-words.js';
import { basisInWords } from '../share/decide-view.js';
import { askInput, readAsked } from './asked-input.js';
import { alreadyAsked, askAddress, AskDrafts, type OpenedAsk } from './ask-drafts.js';
import { AskPlans, type PlannedAsk } from './ask-plans.js';
import { dueDay } from './enquiry-words.js';
import { basisOf } from './purpose-ask.page.js';
import { askedCounts } from './review-ask.js';

/** Step 4: what is asked, of whom, why and by when, and what is left out. Then it is asked. */
@Page({ path: '/cases/:id/questions/check', name: 'ASK_CHECK' })
export class CheckAskPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: AskDrafts,
    private readonly plans: AskPlans,
  ) {}

  @Get()
  async check(@Visiting() visit: Visit): Promise<Answer> {
    return this.look(visit, visit.form<string>('input'));
  }

  @Post()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const form = visit.form<string>('input');
    const input = readAsked(form.value('input'), personId);
    if (!input) {
      form.check('form', false, 'Nothing was asked: the page had lost its content. Press the button again.');
      return this.look(visit, form);
    }
    const result = (await form.attempt(() => this.api.ask('AskQuestions', { input }, visit)))?.askQuestions;
    if (result?.__typename === 'EnquiryAsked') {
      const draftId = visit.query('draft');
      if (draftId) await this.drafts.done(visit, draftId);
      return goTo(`/enquiries/${result.enquiry.id}/asked`);
    }
    if (result) form.check('form', false, result.explanation);
    return this.look(visit, form);
  }

  private async look(visit: Visit, form: Form): Promise<Answer> {
    const personId = visit.id('id');
    const opened = await this.drafts.find(visit, personId);
    if (!opened) return alreadyAsked(personId);
    const plan = await this.plans.of(visit, personId, opened.draft);
    return this.page(visit, form, opened, plan);
  }

  private async page(visit: Visit, form: Form, { draft, draftId }: OpenedAsk, plan: PlannedAsk): Promise<Answer> {
    const { sharingPolicy } = await this.api.ask('SharingPolicy', {}, visit);
    const { person, considered, policy, to } = plan;
    const { agreement, groups } = considered;
    const step = (name: 'new' | 'review' | 'purpose'): string => askAddress(person.id, name, draftId);
    return show('journeys/enquiries/check-ask', {
      title: 'Check before you ask',
      person,
      form,
      to,
      considered,
      draft,
      back: step('purpose'),
      change: { who: step('new'), questions: step('review'), why: step('purpose') },
      input: JSON.stringify(askInput(person.id, draft, considered)),
      counts: askedCounts(groups, draft.leftOut),
      due: dueDay(considered.dueAt),
      basisInWords: basisInWords(
        basisOf(draft, plan),
        agreement ? `${agreement.title} (${agreement.reference})` : undefined,
        sharingPolicy,
      ),
      leftOut: draft.leftOut.map(({ groupCode, questionCodes, reasonCode, words }) => {
        const group = groups.find(({ code }) => code === groupCode);
        const texts = (group?.questions ?? [])
          .filter(({ question }) => questionCodes.includes(question.code))
          .map(({ question }) => question.text);
        return { title: group?.title, texts, reason: labelIn(policy.dropReasons, reasonCode), words };
      }),
    });
  }
}
