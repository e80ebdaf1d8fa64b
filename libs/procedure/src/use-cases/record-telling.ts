import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { refusalToRecordTelling, type TellingAsked, tellingSaid } from '../domain/telling.js';
import { ThirdPartyDisclosuresStore } from '../store/third-party-disclosures.store.js';
import { ActOnDisclosure, type OnDisclosure } from './act-on-disclosure.js';
import type { DisclosureKept } from './propose-third-party-disclosure.js';
import { ThirdPartyDisclosureRecord } from './third-party-disclosure-record.js';

export interface RecordTellingAsked extends TellingAsked, OnDisclosure {}

/** Records what came of a decision, once: told by people and in person, or why not. Nothing is sent by this service. */
@Injectable()
export class RecordTelling {
  constructor(
    private readonly acting: ActOnDisclosure,
    private readonly store: ThirdPartyDisclosuresStore,
    private readonly record: ThirdPartyDisclosureRecord,
  ) {}

  execute(actor: Actor, input: RecordTellingAsked): Promise<DisclosureKept | Refusal> {
    const said = tellingSaid(input);
    return this.acting.execute(actor, { operation: 'recordTelling', action: 'record' }, input, async (tx, one, at) => {
      const refusal = refusalToRecordTelling(one, said, at);
      if (refusal !== null) return refusal;
      await this.record.entry(tx, actor, 'disclosure.told', one, { at: said.toldAt ?? at, said: { ...said } });
      await this.store.record(tx, one.id, { by: actor.staffId, at }, said);
      await this.record.told(tx, actor, 'disclosure.told', one, at);
      await this.record.over(tx, one.id);
      return null;
    });
  }
}
