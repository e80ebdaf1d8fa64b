import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { refusalToRecordTelling, type TellingAsked, type TellingSaid, tellingSaid } from '../domain/telling.js';
import { ThirdPartyDisclosuresStore } from '../store/third-party-disclosures.store.js';
import type { DisclosureKept } from './propose-third-party-disclosure.js';
import { ThirdPartyDisclosureRecord } from './third-party-disclosure-record.js';

export interface RecordTellingAsked extends TellingAsked {
  readonly key: string;
  readonly disclosureId: string;
}
const OPERATION = 'recordTelling';

/** Records what came of a decision, once: told by people and in person, or why not. Nothing is sent by this service. */
@Injectable()
export class RecordTelling {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: ThirdPartyDisclosuresStore,
    private readonly record: ThirdPartyDisclosureRecord,
  ) {}

  execute(actor: Actor, input: RecordTellingAsked): Promise<DisclosureKept | Refusal> {
    const { key, disclosureId: id } = input;
    const said = tellingSaid(input);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation: OPERATION, input }, () => this.tell(tx, actor, id, said));
      if (isRefusal(done)) await this.record.refused(tx, actor, OPERATION, done.code, { subjectId: id });
      return done;
    });
  }

  private async tell(tx: Tx, actor: Actor, id: string, said: TellingSaid): Promise<DisclosureKept | Refusal> {
    await this.store.takeTurn(tx, id);
    const one = await this.store.find(tx, id);
    await this.authorise.check(actor, 'record', 'ThirdPartyDisclosure', one, { asked: id });
    if (!one) throw new Error('checked, yet not there');
    const at = await databaseNow(tx);
    const refusal = refusalToRecordTelling(one, said, at);
    if (refusal !== null) return refusal;
    await this.record.entry(tx, actor, 'disclosure.told', one, { at: said.toldAt ?? at, said: { ...said } });
    await this.store.record(tx, id, { by: actor.staffId, at }, said);
    await this.record.told(tx, actor, 'disclosure.told', one, at);
    await this.record.over(tx, id);
    return { disclosureId: id };
  }
}
