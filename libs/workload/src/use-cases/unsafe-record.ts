import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundUnsafe } from '../domain/unsafe-work.js';
import { type UnitPlace, type UnsafeRow, UnsafeWorkStore } from '../store/unsafe-work.js';

const CHIEFS = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'] as const;
const keyOf = (id: string, role: string): string => `unsafe:${id}:${role}`;

/** That a unit said so, and what it was answered, are entries of the permanent record: nobody can say later that they were not told. */
@Injectable()
export class UnsafeRecord {
  constructor(
    private readonly store: UnsafeWorkStore,
    private readonly ledger: Ledger,
    private readonly work: WorkItems,
    private readonly log: AccessLog,
  ) {}

  async report(tx: Tx, actor: Actor, { unitId, to }: UnitPlace, sound: SoundUnsafe): Promise<string> {
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: 'unsafe.reported',
      occurredAt: await databaseNow(tx),
      rationale: { unitId, ...sound },
    });
    const id = await this.store.add(tx, actor, unitId, sound, entryId);
    const { due } = await this.store.days(tx, sound.answerBy);
    const summary = 'A unit says that it cannot do all of its work safely.';
    const item = { agencyId: actor.agencyId, unitId: to, kind: 'UNSAFE_WORK', subjectId: id, summary, dueAt: due } as const;
    await this.work.raise(tx, ...CHIEFS.map((role) => ({ ...item, role, dedupeKey: keyOf(id, role) })));
    return id;
  }

  async answer(tx: Tx, actor: Actor, row: UnsafeRow, reply: { readonly words: string; readonly doneBy: string }): Promise<void> {
    const about = row.ledgerEntryId;
    await this.ledger.append(tx, actor, { kind: 'unsafe.answered', occurredAt: await databaseNow(tx), rationale: { ...reply }, about });
    await this.store.answer(tx, row.id, actor.staffId, reply);
    for (const role of CHIEFS) await this.work.close(tx, keyOf(row.id, role), 'It was answered.');
  }

  async logged(tx: Tx, actor: Actor, operation: string, done: { id: string } | Refusal, asked?: string): Promise<void> {
    const id = isRefusal(done) ? asked : done.id;
    await this.log.write(tx, actor, {
      ...(isRefusal(done) ? { act: 'REFUSED', code: done.code } : { act: asked === undefined ? 'COLLECTION' : 'ALTERATION' }),
      operation,
      subjectType: 'UnsafeWork',
      ...(id === undefined ? {} : { subjectId: id }),
    });
  }
}
