import { randomBytes } from 'node:crypto';
import type { Actor } from '@lib/access';
import { Denied, Invalid, isRefusal, newReference, type Refusal, uuidV7 } from '@lib/kernel';
import { Directory } from '@lib/partnership';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ConferenceAsked, type ConferenceSaid, conferenceSaid, refusalToCall } from '../domain/conference.js';
import { ConferencesStore } from '../store/conferences.store.js';
import type { ConferenceKept } from './act-in-conference.js';
import { ConferenceRecord } from './conference-record.js';

export interface CallAsked extends ConferenceAsked {
  readonly key: string;
}
const OPERATION = 'callConference';

/** Calls a conference: what, where, when, and which agencies are asked to come. Nobody is on its agenda yet. */
@Injectable()
export class CallConference {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly directory: Directory,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, input: CallAsked): Promise<ConferenceKept | Refusal> {
    const said = conferenceSaid(input, actor.agencyId);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation: OPERATION, input }, () => this.call(tx, actor, said));
      if (isRefusal(done)) await this.record.refused(tx, actor, OPERATION, done.code);
      return done;
    });
  }

  private async call(tx: Tx, actor: Actor, { invited, ...said }: ConferenceSaid): Promise<ConferenceKept | Refusal> {
    const { agencyId, homeUnitId: unitId, staffId } = actor;
    if (unitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const at = await databaseNow(tx);
    const refusal = refusalToCall({ ...said, invited }, at);
    if (refusal !== null) return refusal;
    const known = await this.directory.agencies(tx, invited);
    if (known.length < invited.length) throw new Invalid({ agencyIds: 'Choose agencies from the list' });
    const conference = { id: uuidV7(at, randomBytes(10)), reference: newReference(), agencyIds: [agencyId, ...invited], ...said };
    const { title, place, meetsAt } = said;
    const rationale = { title, place, meetsAt: meetsAt.toISOString() };
    const happened = { kind: 'conference.called', at, to: conference.agencyIds, rationale } as const;
    const ledgerEntryId = await this.record.entry(tx, actor, conference, happened);
    await this.store.call(tx, { ...conference, agencyId, unitId, calledBy: staffId, calledAt: at, ledgerEntryId });
    await this.record.done(tx, actor, OPERATION, { conferenceId: conference.id });
    return { conferenceId: conference.id };
  }
}
