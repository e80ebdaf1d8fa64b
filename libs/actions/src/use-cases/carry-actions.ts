import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { plainText, uuidV7 } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { CARRIED_ON } from '../domain/action.js';
import { ActionsStore, NOTHING_MORE } from '../store/actions.store.js';
import type { ActionEntity } from '../store/entities/action.entity.js';
import { ActionRecord } from './action-record.js';

export interface ToCarry {
  readonly personId: string;
  /** The conference that has them before it; each carries an action once. */
  readonly conferenceReference: string;
}

/**
 * The port by which a conference takes up what is still unanswered about somebody, of what its chair's agency may read, in a transaction that is
 * open already. Done twice for the same conference it changes nothing. From the second one on the next line hears of it.
 */
@Injectable()
export class CarryActions {
  constructor(
    private readonly people: PeopleReader,
    private readonly authorise: Authorise,
    private readonly store: ActionsStore,
    private readonly record: ActionRecord,
  ) {}

  /** Answers which were carried now. */
  async carry(tx: Tx, actor: Actor, asked: ToCarry, operation = 'carryActions'): Promise<readonly string[]> {
    const person = await this.people.open(tx, asked.personId);
    const ours = person === null ? null : { agencyId: actor.agencyId, personId: asked.personId, workable: person.workable };
    await this.authorise.check(actor, 'record', 'Action', ours, { asked: asked.personId });
    const conferenceReference = plainText(asked.conferenceReference, { field: 'conferenceReference', max: 200 });
    const carried: string[] = [];
    for (const id of await this.store.unanswered(tx, asked.personId)) {
      const action = await this.store.turn(tx, id);
      // Carried to this conference already; or answered, or carried by somebody else, while this one waited its turn.
      if (!action || !CARRIED_ON.includes(action.state) || (await this.store.wasCarried(tx, id, conferenceReference))) continue;
      await this.keep(tx, actor, action, conferenceReference, operation);
      carried.push(id);
    }
    return carried;
  }

  private async keep(tx: Tx, actor: Actor, action: ActionEntity, conferenceReference: string, operation: string): Promise<void> {
    const at = await databaseNow(tx);
    const by = { at, agencyId: actor.agencyId, staffId: actor.staffId, ...NOTHING_MORE };
    const event = { ...by, id: uuidV7(at, randomBytes(10)), kind: 'CARRIED', conferenceReference } as const;
    const ledgerEntryId = await this.record.entry(tx, actor, action, event);
    await this.store.keep(tx, action, { ...event, ledgerEntryId });
    await this.record.told(tx, actor, action, event, operation);
    await this.store.tellWorker(tx, action.id);
  }
}
