import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { saidWhy } from '../domain/erasure.js';
import { holdLiftedAlready, holdNeedsAnother } from '../domain/legal-hold.js';
import { HoldRecord } from './hold-record.js';

export interface LiftAsked {
  readonly key: string;
  readonly id: string;
  readonly words: string;
}

/** The second officer. What was held may be erased again, if two others ask for it and agree. */
@Injectable()
export class LiftHold {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly record: HoldRecord,
  ) {}

  execute(actor: Actor, asked: LiftAsked): Promise<{ holdId: string } | Refusal> {
    const input = { ...asked, words: saidWhy(asked.words) };
    const operation = 'liftHold';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.lift(tx, actor, input));
      await this.record.logged(tx, actor, operation, { id: input.id, refused: isRefusal(done) ? done.code : undefined });
      return done;
    });
  }

  private async lift(tx: Tx, actor: Actor, { id, words }: LiftAsked): Promise<{ holdId: string } | Refusal> {
    const hold = await this.record.find(tx, id);
    await this.authorise.check(actor, 'lift', 'LegalHold', hold, { asked: id });
    if (!hold) throw new Error('checked, yet not there');
    if (hold.liftedAt !== null) return holdLiftedAlready();
    if (hold.placedBy === actor.staffId) return holdNeedsAnother();
    await this.record.lift(tx, actor, hold, words);
    return { holdId: id };
  }
}
