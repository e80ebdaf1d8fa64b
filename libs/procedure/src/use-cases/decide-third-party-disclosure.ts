import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type DecisionAsked, decisionSaid, refusalToDecideOn } from '../domain/third-party-disclosure.js';
import { ThirdPartyDisclosuresStore } from '../store/third-party-disclosures.store.js';
import { ActOnDisclosure, type OnDisclosure } from './act-on-disclosure.js';
import type { DisclosureKept } from './propose-third-party-disclosure.js';
import { ThirdPartyDisclosureRecord } from './third-party-disclosure-record.js';

export interface DecideDisclosureAsked extends DecisionAsked, OnDisclosure {}

/** A supervisor, never whoever proposed it, decides once, in a rank that is said, and approves the words that may be spoken. */
@Injectable()
export class DecideThirdPartyDisclosure {
  constructor(
    private readonly acting: ActOnDisclosure,
    private readonly store: ThirdPartyDisclosuresStore,
    private readonly record: ThirdPartyDisclosureRecord,
  ) {}

  execute(actor: Actor, input: DecideDisclosureAsked): Promise<DisclosureKept | Refusal> {
    const said = decisionSaid(input);
    return this.acting.execute(actor, { operation: 'decideThirdPartyDisclosure', action: 'endorse' }, input, async (tx, one, at) => {
      const refusal = refusalToDecideOn(one, said);
      if (refusal !== null) return refusal;
      await this.record.entry(tx, actor, 'disclosure.decided', one, { at, said: { ...said } });
      await this.store.decide(tx, one.id, { by: actor.staffId, at }, said);
      await this.record.told(tx, actor, 'disclosure.decided', one, at);
      await this.record.toTell(tx, one);
      return null;
    });
  }
}
