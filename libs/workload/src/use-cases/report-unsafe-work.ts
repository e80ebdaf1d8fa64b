import { type Actor, Authorise } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { soundUnsafe, type SoundUnsafe, type UnsafeAsked } from '../domain/unsafe-work.js';
import { UnsafeWorkStore } from '../store/unsafe-work.js';
import { UnsafeRecord } from './unsafe-record.js';

/** A unit says what it cannot do safely, so that whoever is above it has to answer. */
@Injectable()
export class ReportUnsafeWork {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: UnsafeWorkStore,
    private readonly record: UnsafeRecord,
  ) {}

  execute(actor: Actor, asked: UnsafeAsked & { readonly key: string; readonly unitId: string }): Promise<{ id: string } | Refusal> {
    const operation = 'reportUnsafeWork';
    const { key, unitId } = asked;
    return this.work.run(actor, async (tx) => {
      const { today } = await this.store.days(tx, null);
      const sound = soundUnsafe(asked, await databaseNow(tx), today);
      const act = { key, operation, input: { unitId, ...sound } };
      const done = await this.keys.once(tx, actor, act, () => this.report(tx, actor, unitId, sound));
      await this.record.logged(tx, actor, operation, done);
      return done;
    });
  }

  private async report(tx: Tx, actor: Actor, unitId: string, sound: SoundUnsafe): Promise<{ id: string }> {
    const place = await this.store.place(tx, unitId);
    await this.authorise.check(actor, 'report', 'UnsafeWork', place, { asked: unitId });
    if (!place) throw new Error('checked, yet not there');
    return { id: await this.record.report(tx, actor, place, sound) };
  }
}
