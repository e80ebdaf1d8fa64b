import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { NotAllowed } from '../../api/api-failure.js';
import type { RiskDecision } from '../../api/answers/risk-decisions.js';
import type { Viewer } from '../../api/answers/viewer.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { reliedLine } from './relied-line.js';
import { lookedStand } from './stands.js';

/** One decision as it was taken, and what a supervisor says of it. */
@Page({ path: '/risk-decisions/:id', name: 'RISK_DECISION' })
export class DecisionPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('endorsed', 'words'));
  }

  @Post()
  async look(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form('endorsed', 'words');
    const endorsed = form.value('endorsed');
    form.check('endorsed', endorsed === 'yes' || endorsed === 'no', 'Choose whether you endorse this decision');
    form.check('words', endorsed !== 'no' || !isMeaningless(form.value('words')), 'Say why you do not endorse it');
    const id = visit.id('id');
    const input = { key: form.key, decisionId: id, endorsed: endorsed === 'yes', words: form.optional('words') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.looked(visit, form, input));
    const result = answer?.endorseRiskDecision;
    if (result?.__typename === 'RiskDecisionKept') {
      const title = input.endorsed ? 'Endorsed. It is on the record.' : 'Not endorsed. Whoever decided is told, and asked to decide again.';
      return goTo(`/risk-decisions/${id}`, { title });
    }
    if (result) form.refuse(result);
    return this.page(visit, form);
  }

  /** Of which units somebody is a supervisor only the API knows: its no comes back to the form, and what was typed stays. */
  private async looked(visit: Visit, form: Form, input: Parameters<typeof this.send>[1]) {
    try {
      return await this.send(visit, input);
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error;
      form.errors.form = 'A supervisor of the unit that decided says this, and nobody says it of their own decision.';
      return undefined;
    }
  }

  private send(visit: Visit, input: { key: string; decisionId: string; endorsed: boolean; words: string | undefined }) {
    return this.api.ask('EndorseRiskDecision', { input }, visit);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const decision = found((await this.api.ask('RiskDecision', { id: visit.id('id') }, visit)).riskDecision);
    const [viewer, person] = [found(await visit.viewer()), found(decision.person)];
    return show('journeys/risk-decisions/decision', {
      title: 'Decision about risk',
      decision,
      person,
      form,
      stand: lookedStand(decision),
      relied: decision.reliedOn.map((one) => reliedLine(one)),
      // What was typed is shown again even when somebody else was quicker.
      looks: form.wrong || form.unknown || (person.emergency === null && maySay(decision, viewer)),
      decides: person.emergency === null && mayDecideAgain(decision, viewer),
      back: `/cases/${person.id}/risk-decisions`,
    });
  }
}

const open = ({ supersededAt, lookedAt }: RiskDecision): boolean => supersededAt === null && lookedAt === null;
const maySay = (decision: RiskDecision, { permissions, staffId, agency }: Viewer): boolean =>
  permissions.includes('endorse:RiskDecision') && open(decision) && decision.decidedBy.id !== staffId && decision.agency.id === agency.id;
const mayDecideAgain = (decision: RiskDecision, { permissions, agency }: Viewer): boolean =>
  permissions.includes('record:RiskDecision') && decision.supersededAt === null && decision.agency.id === agency.id;
