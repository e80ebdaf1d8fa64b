import { type Actor, Authorise } from '@lib/access';
import { isRefusal, londonDay, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayAnswer, soundAnswer } from '../domain/answering-gap.js';
import { GapRecord } from './gap-record.js';

export interface AnswerGapAsked {
  readonly key: string;
  readonly id: string;
  readonly outcome: string;
  readonly words: string;
  readonly reviewBy?: string | null;
}

/** A supervisor looks at what is unexplained: lets it stand until a day, with the reason, or sends it back to be decided. */
@Injectable()
export class AnswerGap {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly record: GapRecord,
  ) {}

  execute(actor: Actor, asked: AnswerGapAsked): Promise<{ gapId: string } | Refusal> {
    const operation = 'answerGap';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: asked.key, operation, input: asked }, () => this.answer(tx, actor, asked));
      await this.record.logged(tx, actor, { operation, id: asked.id, refused: isRefusal(done) ? done.code : undefined });
      return done;
    });
  }

  private async answer(tx: Tx, actor: Actor, asked: AnswerGapAsked): Promise<{ gapId: string } | Refusal> {
    const gap = await this.record.find(tx, asked.id);
    await this.authorise.check(actor, 'answer', 'Gap', gap, { asked: asked.id });
    if (!gap) throw new Error('checked, yet not there');
    const at = await databaseNow(tx);
    const said = soundAnswer(asked, londonDay(at));
    const refusal = mayAnswer(gap, said, actor.staffId);
    if (refusal) return refusal;
    await this.record.write(tx, actor, gap, { ...said, at });
    return { gapId: gap.id };
  }
}
