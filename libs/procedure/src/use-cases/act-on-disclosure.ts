import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ThirdPartyDisclosureEntity } from '../store/entities/third-party-disclosure.entity.js';
import { ThirdPartyDisclosuresStore } from '../store/third-party-disclosures.store.js';
import type { DisclosureKept } from './propose-third-party-disclosure.js';
import { ThirdPartyDisclosureRecord } from './third-party-disclosure-record.js';

export interface OnDisclosure {
  readonly key: string;
  readonly disclosureId: string;
}
/** What is said of it, and what the policy calls that. */
export interface DisclosureStep {
  readonly operation: string;
  readonly action: 'endorse' | 'record';
}
/** Writes what is said, or answers why it may not be said. */
type Say = (tx: Tx, one: ThirdPartyDisclosureEntity, at: Date) => Promise<Refusal | null>;

/** What is common to deciding and to telling: once under its key, one after another, by whoever may; what is refused is logged. */
@Injectable()
export class ActOnDisclosure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: ThirdPartyDisclosuresStore,
    private readonly record: ThirdPartyDisclosureRecord,
  ) {}

  execute(actor: Actor, { operation, action }: DisclosureStep, input: OnDisclosure, say: Say): Promise<DisclosureKept | Refusal> {
    const { key, disclosureId: id } = input;
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation, input }, () => this.turn(tx, actor, action, id, say));
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: id });
      return done;
    });
  }

  private async turn(tx: Tx, actor: Actor, action: DisclosureStep['action'], id: string, say: Say): Promise<DisclosureKept | Refusal> {
    await this.store.takeTurn(tx, id);
    const one = await this.store.find(tx, id);
    await this.authorise.check(actor, action, 'ThirdPartyDisclosure', one, { asked: id });
    if (!one) throw new Error('checked, yet not there');
    return (await say(tx, one, await databaseNow(tx))) ?? { disclosureId: id };
  }
}
