import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type DecisionAsked, type DecisionSaid, decisionSaid, refusalToDecideOn } from '../domain/third-party-disclosure.js';
import { ThirdPartyDisclosuresStore } from '../store/third-party-disclosures.store.js';
import type { DisclosureKept } from './propose-third-party-disclosure.js';
import { ThirdPartyDisclosureRecord } from './third-party-disclosure-record.js';

export interface DecideDisclosureAsked extends DecisionAsked {
  readonly key: string;
  readonly disclosureId: string;
}
const OPERATION = 'decideThirdPartyDisclosure';

/** A supervisor, never whoever proposed it, decides once, in a rank that is said, and approves the words that may be spoken. */
@Injectable()
export class DecideThirdPartyDisclosure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: ThirdPartyDisclosuresStore,
    private readonly record: ThirdPartyDisclosureRecord,
  ) {}

  execute(actor: Actor, input: DecideDisclosureAsked): Promise<DisclosureKept | Refusal> {
    const { key, disclosureId: id } = input;
    const said = decisionSaid(input);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation: OPERATION, input }, () => this.decide(tx, actor, id, said));
      if (isRefusal(done)) await this.record.refused(tx, actor, OPERATION, done.code, { subjectId: id });
      return done;
    });
  }

  private async decide(tx: Tx, actor: Actor, id: string, said: DecisionSaid): Promise<DisclosureKept | Refusal> {
    await this.store.takeTurn(tx, id);
    const one = await this.store.find(tx, id);
    await this.authorise.check(actor, 'endorse', 'ThirdPartyDisclosure', one, { asked: id });
    if (!one) throw new Error('checked, yet not there');
    const refusal = refusalToDecideOn(one, said);
    if (refusal !== null) return refusal;
    const at = await databaseNow(tx);
    await this.record.entry(tx, actor, 'disclosure.decided', one, { at, said: { ...said } });
    await this.store.decide(tx, id, { by: actor.staffId, at }, said);
    await this.record.told(tx, actor, 'disclosure.decided', one, at);
    await this.record.toTell(tx, one);
    return { disclosureId: id };
  }
}
