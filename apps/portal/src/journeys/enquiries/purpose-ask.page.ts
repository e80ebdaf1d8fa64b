import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import type { Policy } from '../../view/policy-words.js';
import { basisInWords, policyItems } from '../share/decide-view.js';
import { type AskDraft, BASIS } from './ask-draft.js';
import { alreadyAsked, askAddress, AskDrafts, type OpenedAsk, workingDaysOf } from './ask-drafts.js';
import { AskPlans, type PlannedAsk } from './ask-plans.js';
import { dueDay } from './enquiry-words.js';

const FIELDS = ['why', 'workingDays', 'whyNeeded', ...BASIS] as const;
type PurposeForm = Form<(typeof FIELDS)[number]>;

/** Step 3: why now, by when, and on what lawful basis; the agreement says the last, so that nothing of it is typed. */
@Page({ path: '/cases/:id/questions/purpose', name: 'ASK_PURPOSE' })
export class PurposeAskPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: AskDrafts,
    private readonly plans: AskPlans,
  ) {}

  @Get()
  async purpose(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.drafts.find(visit, visit.id('id'));
    if (!opened) return alreadyAsked(visit.id('id'));
    const plan = await this.plans.of(visit, visit.id('id'), opened.draft);
    return this.page(visit, visit.form(...FIELDS).prefill({ ...opened.draft, ...known(opened.draft, plan) }), opened, plan);
  }

  @Post()
  async given(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const opened = await this.drafts.find(visit, personId);
    if (!opened) return alreadyAsked(personId);
    const form = visit.form(...FIELDS);
    const typed = Object.fromEntries(FIELDS.map((field) => [field, form.value(field)])) as Pick<AskDraft, (typeof FIELDS)[number]>;
    const draft = { ...opened.draft, ...typed };
    const plan = await this.plans.of(visit, personId, draft);
    const showsDate = form.pressed('date');
    this.check(form, draft, plan, showsDate);
    const step = showsDate ? 'purpose' : 'check';
    const id = form.wrong ? undefined : await form.attempt(() => this.drafts.keep(visit, personId, draft, step, opened.draftId));
    return id === undefined ? this.page(visit, form, { ...opened, draft }, plan) : goTo(askAddress(personId, step, id));
  }

  private check(form: PurposeForm, draft: AskDraft, { considered, to }: PlannedAsk, onlyDate: boolean): void {
    const days = workingDaysOf(draft);
    form.check('workingDays', days !== undefined && days >= 1 && days <= 60, 'Enter how many working days they have, from 1 to 60');
    if (onlyDate) return;
    form.check('why', !isMeaningless(form.value('why')), 'Say why you ask now');
    const needed = !considered.needsWhyNeeded || !isMeaningless(form.value('whyNeeded'));
    form.check('whyNeeded', needed, `Say why you ask ${to}, who do not work with this person`);
  }

  private async page(visit: Visit, form: PurposeForm, { draftId }: OpenedAsk, plan: PlannedAsk): Promise<Answer> {
    const { sharingPolicy } = await this.api.ask('SharingPolicy', {}, visit);
    const { person, considered, to } = plan;
    return show('journeys/enquiries/purpose-ask', {
      title: 'Why, and by when',
      person,
      form,
      to,
      back: askAddress(person.id, 'review', draftId),
      due: dueDay(considered.dueAt),
      days: considered.workingDays,
      needsWhyNeeded: considered.needsWhyNeeded,
      basisInWords: basisFor(form, plan, sharingPolicy),
      policy: policyItems(sharingPolicy),
    });
  }
}

/** The number of working days that is usual at this stage stands there until another is typed. */
function known(draft: AskDraft, plan: PlannedAsk): Partial<AskDraft> {
  return { ...basisOf(draft, plan), workingDays: draft.workingDays || String(plan.considered.workingDays) };
}

/** As typed before, or as the agreement has it. */
export function basisOf(draft: AskDraft, { considered }: PlannedAsk): Pick<AskDraft, (typeof BASIS)[number]> {
  const pairs = BASIS.map((field) => [field, draft[field] === '' ? considered[field] : draft[field]] as const);
  return Object.fromEntries(pairs) as Pick<AskDraft, (typeof BASIS)[number]>;
}

function basisFor(form: PurposeForm, { considered: { agreement } }: PlannedAsk, policy: Policy): string {
  const named = agreement ? `${agreement.title} (${agreement.reference})` : undefined;
  return basisInWords({ purpose: form.value('purpose'), gateway: form.value('gateway') }, named, policy);
}
