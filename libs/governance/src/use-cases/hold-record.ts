import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundHold } from '../domain/legal-hold.js';
import { type HoldRow, LegalHolds } from '../store/legal-holds.js';

/** A hold and its entry are one; it is on no trail, because that a court or a review looks at a case is told to few. */
@Injectable()
export class HoldRecord {
  constructor(
    private readonly holds: LegalHolds,
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
  ) {}

  async place(tx: Tx, actor: Actor, sound: SoundHold): Promise<string> {
    const { personId, ground, reference, words } = sound;
    await this.holds.takeTurn(tx, personId);
    const rationale = { ground, reference, words };
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: 'hold.placed',
      personId,
      occurredAt: await databaseNow(tx),
      rationale,
    });
    return this.holds.add(tx, actor, sound, entryId);
  }

  find(tx: Tx, id: string): Promise<HoldRow | null> {
    return this.holds.hold(tx, id);
  }

  async lift(tx: Tx, actor: Actor, { id, personId, ledgerEntryId }: HoldRow, words: string): Promise<void> {
    await this.holds.takeTurn(tx, personId);
    await this.holds.lift(tx, id, actor.staffId, words);
    const occurredAt = await databaseNow(tx);
    await this.ledger.append(tx, actor, { kind: 'hold.lifted', personId, occurredAt, rationale: { words }, supersedes: ledgerEntryId });
  }

  async logged(
    tx: Tx,
    actor: Actor,
    operation: string,
    of: { id?: string; personId?: string; refused?: string | undefined },
  ): Promise<void> {
    const { id, personId, refused } = of;
    await this.log.write(tx, actor, {
      act: refused === undefined ? 'ALTERATION' : 'REFUSED',
      operation,
      subjectType: 'LegalHold',
      ...(id === undefined ? {} : { subjectId: id }),
      ...(personId === undefined ? {} : { personId }),
      ...(refused === undefined ? {} : { code: refused }),
    });
  }
}
