import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type HeldElsewhereAsked, soundHeldElsewhere } from '../domain/held-elsewhere.js';
import { HeldElsewhereStore } from '../store/held-elsewhere.store.js';
import { OwnCaseStore } from '../store/own-case.store.js';
import { newId } from '../store/plan-rows.js';

@Injectable()
export class HeldElsewhereRecord {
  constructor(
    private readonly store: HeldElsewhereStore,
    private readonly own: OwnCaseStore,
    private readonly ledger: Ledger,
    private readonly work: WorkItems,
    private readonly log: AccessLog,
  ) {}

  /** The entry commits to the desk and the day; not even it holds the reference in clear. */
  async write(tx: Tx, actor: Actor, of: { personId: string; unitId: string }, asked: HeldElsewhereAsked): Promise<string> {
    const { at } = await this.own.now(tx);
    const sound = soundHeldElsewhere(asked, at);
    const rationale = { unitId: of.unitId, ...sound };
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: 'elsewhere.considered',
      personId: of.personId,
      occurredAt: at,
      rationale,
    });
    const id = newId(at);
    await this.store.add(tx, {
      id,
      agencyId: actor.agencyId,
      ...of,
      ...sound,
      recordedBy: actor.staffId,
      recordedAt: at,
      ledgerEntryId: entryId,
    });
    await this.log.write(tx, actor, {
      act: 'COLLECTION',
      operation: 'recordHeldElsewhere',
      subjectType: 'HeldElsewhere',
      subjectId: id,
      personId: of.personId,
    });
    await this.work.close(tx, `review-elsewhere:${of.unitId}:${of.personId}`, 'Considered again.');
    return id;
  }

  /** Nothing was recorded, and the log says who tried. */
  async refused(tx: Tx, actor: Actor, personId: string, code: string): Promise<void> {
    await this.log.write(tx, actor, { act: 'REFUSED', operation: 'recordHeldElsewhere', subjectType: 'HeldElsewhere', personId, code });
  }
}
