import { Get, Post } from '@nestjs/common';
import type { ManagementPlan, PlanLists } from '../../api/answers/management-plans.js';
import type { PersonHeader, ThirdPartyName } from '../../api/answers/people.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { words } from '../../view/words.js';
import { type Grounds, GroundsOf } from '../risk-decisions/grounds.js';
import { carried, changesLines, PLAN_FORM, RENAMED, shownLines, withoutLine } from './plan-form.js';
import { checkPlan, fromPlan, planInput } from './plan-input.js';
import { besideOf, besideTyped, changedSections, planSections, typedWords } from './plan-view.js';

interface Setting {
  readonly person: PersonHeader;
  readonly people: readonly ThirdPartyName[];
  readonly lists: PlanLists;
  readonly grounds: Grounds;
  /** The version that stands. */
  readonly now: ManagementPlan | null;
}

/** The plan whole on one page, then what is new in it, then it is recorded: nothing takes the place of a version unseen. */
@Page({ path: '/cases/:id/plan/change', name: 'CHANGE_PLAN' })
export class ChangePlanPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly grounds: GroundsOf,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const form: Form = visit.form(...PLAN_FORM);
    return editing(setting.now ? form.prefill(fromPlan(setting.now)) : form, setting);
  }

  @Post()
  async go(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const form: Form = visit.form(...PLAN_FORM);
    const fewer = withoutLine(form);
    if (fewer || changesLines(form) || form.pressed('edit')) return editing(fewer ?? form, setting);
    const from = form.value('supersedes');
    // Somebody was quicker: what they changed is shown, and what is typed here stays.
    if (setting.now && setting.now.id !== from) return this.overtaken(visit, form, setting, from);
    checkPlan(form, setting.now !== null);
    if (form.wrong) return editing(form, setting);
    return form.pressed('record') ? this.record(visit, form, setting) : checking(form, setting);
  }

  private async record(visit: Visit, form: Form, setting: Setting): Promise<Answer> {
    const { person, now } = setting;
    const input = { key: form.key, personId: person.id, supersedes: now?.id, ...planInput(form) };
    const answer = await form.attempt(() => this.api.ask('RecordManagementPlan', { input }, visit), RENAMED);
    const result = answer?.recordManagementPlan;
    if (result === undefined) return form.unknown ? checking(form, setting) : editing(form, setting);
    if (result.__typename === 'ManagementPlanKept')
      return goTo(`/cases/${person.id}/plan`, { title: `Version ${result.plan?.number ?? 1} of the plan is recorded.` });
    if ('now' in result && result.now) return this.overtaken(visit, form, { ...setting, now: result.now }, now?.id ?? '');
    form.refuse(result, RENAMED);
    return editing(form, setting);
  }

  private async overtaken(visit: Visit, form: Form, setting: Setting, from: string): Promise<Answer> {
    const { now } = setting;
    form.errors.form = `Version ${now?.number ?? ''} was recorded while you were writing. Nothing that you typed is lost: look at what changed meanwhile, and change yours where it is needed.`;
    const before = from === '' ? null : (await this.api.ask('ManagementPlanVersion', { id: from }, visit)).managementPlanVersion;
    const meanwhile = now ? changedSections(before ? planSections(before, besideOf(before)) : [], planSections(now, besideOf(now))) : [];
    return editing(form, setting, meanwhile);
  }

  private async setting(visit: Visit): Promise<Setting> {
    const id = visit.id('id');
    const [answer, grounds] = await Promise.all([this.api.ask('ManagementPlanForm', { id }, visit), this.grounds.person(visit, id)]);
    const { thirdParties, managementPlan, ...person } = found(answer.person);
    return { person, people: thirdParties, lists: answer.managementPlanLists, grounds, now: managementPlan };
  }
}

function editing(form: Form, { person, people, lists, grounds, now }: Setting, meanwhile: ReturnType<typeof changedSections> = []): Answer {
  const listed = new Set([...grounds.grave, ...grounds.rest].map(({ id }) => id));
  return show('journeys/plans/change-plan', {
    title: now ? 'Change the management plan' : 'Write a management plan',
    person,
    form,
    standing: now,
    meanwhile,
    lists,
    lines: shownLines(form),
    grounds,
    restOpen: grounds.rest.some(({ id }) => form.has('links', id)),
    gone: form.sent
      ? form.all('links').filter((id) => !listed.has(id)).length
      : (now?.links ?? []).filter((one) => one.changedSince).length,
    people: people.map(({ id, reference, class: kind }) => ({
      value: id,
      text: `${reference} (${words(kind, 'thirdParty').toLowerCase()})`,
    })),
    back: `/cases/${person.id}/plan`,
  });
}

function checking(form: Form, { person, people, lists, grounds, now }: Setting): Answer {
  const input = planInput(form);
  const before = now ? planSections(now, besideOf(now)) : [];
  const after = planSections(typedWords(input, lists), besideTyped(input, grounds, people));
  return show('journeys/plans/check-plan', {
    title: now ? 'Check what changes in the plan' : 'Check the plan',
    person,
    form,
    standing: now,
    changed: changedSections(before, after),
    said: input,
    carried: carried(form),
  });
}
