import { Get } from '@nestjs/common';
import { gravity } from '@lib/kernel';
import type { ReceiptRecipient } from '../../api/answers/receipts.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { labelIn, type Policy, reasonLabel } from '../../view/policy-words.js';

/** What was decided, once and for all: who was told what, what was held back and why, and what this record cannot see. */
@Page({ path: '/receipts/:id', name: 'RECEIPT' })
export class ReceiptPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const [{ decisionSet }, { sharingPolicy }] = await Promise.all([
      this.api.ask('Receipt', { id: visit.id('id') }, visit),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    const set = found(decisionSet);
    return show('journeys/receipts/receipt', {
      title: `Receipt ${set.reference}`,
      set,
      person: set.person,
      back: `/cases/${set.person.id}`,
      recipients: set.recipients.map((to) => ({ ...to, ...inWords(to, sharingPolicy) })),
      sent: set.recipients.some(({ share }) => share !== null),
    });
  }
}

function inWords(to: ReceiptRecipient, policy: Policy): Record<string, unknown> {
  return {
    to: [to.staff?.name, to.unit?.name, to.agency.name].filter((part) => part !== undefined).join(', '),
    held: to.decisions
      .filter(({ outcome }) => outcome !== 'SHARED' && outcome !== 'SHARED_IN_PART')
      .sort((a, b) => gravity(b.noteLevel) - gravity(a.noteLevel))
      .map((decision) => ({ ...decision, reason: reasonLabel(policy, decision.outcome, decision.reasonCode) })),
    inPart: to.decisions
      .filter(({ outcome }) => outcome === 'SHARED_IN_PART')
      .map((decision) => ({ ...decision, reason: reasonLabel(policy, decision.outcome, decision.reasonCode) })),
    purposeWords: labelIn(policy.purposes, to.purpose),
    gatewayWords: labelIn(policy.gateways, to.gateway),
    conditionWords: labelIn(policy.protectionConditions, to.protectionCondition),
  };
}
