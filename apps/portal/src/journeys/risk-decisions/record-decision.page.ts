import { Get, Post } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import type { PersonHeader } from '../../api/answers/people.js';
import type { RiskDecision } from '../../api/answers/risk-decisions.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { checkDecision, DECISION_FIELDS, decisionInput, fromDecision, reliedOn, RENAMED, shownOptions } from './decision-form.js';
import { type Grounds, GroundsOf } from './grounds.js';

interface Setting {
  readonly person: PersonHeader;
  readonly grounds: Grounds;
  /** The one whose place this takes. */
  readonly before: RiskDecision | undefined;
}

/** What is to be decided, what could be done, what it rests on and why: one page, so that nothing is decided before all of it was read. */
@Page({ path: '/cases/:id/risk-decisions/new', name: 'RECORD_RISK_DECISION' })
export class RecordDecisionPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly grounds: GroundsOf,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const { before } = setting;
    if (before?.supersededBy) return goTo(`/risk-decisions/${before.supersededBy.id}`, { variant: 'warning', title: DECIDED_SINCE });
    const form: Form = visit.form(...DECISION_FIELDS);
    return this.page(before ? form.prefill(fromDecision(before)) : form, setting);
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const form: Form = visit.form(...DECISION_FIELDS);
    if (form.pressed('another')) return this.page(form, setting);
    checkDecision(form);
    const { person, before } = setting;
    const input = { key: form.key, personId: person.id, supersedes: before?.id, runId: before?.run?.id, ...decisionInput(form) };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('RecordRiskDecision', { input }, visit), RENAMED);
    const result = answer?.recordRiskDecision;
    if (result?.__typename === 'RiskDecisionKept' && result.decision)
      return goTo(`/risk-decisions/${result.decision.id}`, {
        title: 'Decision recorded. A supervisor of your unit is asked to look at it.',
      });
    if (result && result.__typename !== 'RiskDecisionKept') form.refuse(result, { options: RENAMED.options });
    return this.page(form, setting);
  }

  private async setting(visit: Visit): Promise<Setting> {
    const [id, supersedes] = [visit.id('id'), visit.query('supersedes')];
    if (supersedes !== undefined && !isUuid(supersedes)) throw new NotFound();
    const [{ person }, grounds, old] = await Promise.all([
      this.api.ask('PersonHeader', { id }, visit),
      this.grounds.person(visit, id),
      supersedes === undefined ? undefined : this.api.ask('RiskDecision', { id: supersedes }, visit),
    ]);
    const before = old && found(old.riskDecision);
    if (before !== undefined && before.person?.id !== id) throw new NotFound();
    return { person: found(person), grounds, before };
  }

  private page(form: Form, { person, grounds, before }: Setting): Answer {
    const listed = new Set([...grounds.grave, ...grounds.rest].map(({ id }) => id));
    return show('journeys/risk-decisions/record-decision', {
      title: before ? 'Decide again about risk' : 'Record a decision about risk',
      person,
      form,
      before,
      grounds,
      restOpen: grounds.rest.some(({ id }) => form.has('reliedOn', id)),
      // Ticked before, here or on the old one, and no longer there to tick.
      gone: form.sent
        ? reliedOn(form).filter((id) => !listed.has(id)).length
        : (before?.reliedOn ?? []).filter((one) => one.changedSince).length,
      ...shownOptions(form),
      back: before ? `/risk-decisions/${before.id}` : `/cases/${person.id}/risk-decisions`,
    });
  }
}

const DECIDED_SINCE = 'This was decided again already. Here is the decision that took its place.';
