import { type Actor, Authorise } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayReply, soundReply } from '../domain/unsafe-work.js';
import { UnsafeWorkStore } from '../store/unsafe-work.js';
import { UnsafeRecord } from './unsafe-record.js';

type Reply = ReturnType<typeof soundReply>;

/** What will be done about it and by when, said by somebody else than whoever reported it. */
@Injectable()
export class AnswerUnsafeWork {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: UnsafeWorkStore,
    private readonly record: UnsafeRecord,
  ) {}

  execute(
    actor: Actor,
    asked: { readonly key: string; readonly id: string; readonly words: string; readonly doneBy: string },
  ): Promise<{ id: string } | Refusal> {
    const operation = 'answerUnsafeWork';
    const { key, id } = asked;
    return this.work.run(actor, async (tx) => {
      const { today } = await this.store.days(tx, null);
      const reply = soundReply(asked, await databaseNow(tx), today);
      const done = await this.keys.once(tx, actor, { key, operation, input: { id, ...reply } }, () => this.answer(tx, actor, id, reply));
      await this.record.logged(tx, actor, operation, done, id);
      return done;
    });
  }

  private async answer(tx: Tx, actor: Actor, id: string, reply: Reply): Promise<{ id: string } | Refusal> {
    const row = await this.store.find(tx, id);
    await this.authorise.check(actor, 'answer', 'UnsafeWork', row, { asked: id });
    if (!row) throw new Error('checked, yet not there');
    const refusal = mayReply(row, actor.staffId);
    if (refusal) return refusal;
    await this.record.answer(tx, actor, row, reply);
    return { id };
  }
}
