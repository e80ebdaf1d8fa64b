import { AccessLog, type Actor, Authorise } from '@lib/access';
import { Invalid, isMeaningless, isRefusal, plainText, refuse, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { Recusals } from '../store/recusals.js';

export interface LiftRecusalAsked {
  readonly key: string;
  readonly id: string;
  readonly words: string;
}

/** A supervisor gives the case back, with a reason; never to themselves. */
@Injectable()
export class LiftRecusal {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
    private readonly recusals: Recusals,
  ) {}

  execute(actor: Actor, asked: LiftRecusalAsked): Promise<{ recusalId: string } | Refusal> {
    const words = plainText(asked.words, { field: 'words', label: 'Why it is lifted', max: 2000 });
    if (isMeaningless(words)) throw new Invalid({ words: 'Say why it is lifted, in a few words' });
    const input = { ...asked, words };
    const about = { operation: 'liftRecusal', subjectType: 'Recusal', subjectId: input.id };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation: about.operation, input }, () =>
        this.lift(tx, actor, input),
      );
      await this.log.write(tx, actor, {
        ...about,
        act: isRefusal(done) ? 'REFUSED' : 'ALTERATION',
        ...(isRefusal(done) ? { code: done.code } : {}),
      });
      return done;
    });
  }

  private async lift(tx: Tx, actor: Actor, { id, words }: LiftRecusalAsked): Promise<{ recusalId: string } | Refusal> {
    const recusal = await this.recusals.hold(tx, id);
    await this.authorise.check(actor, 'lift', 'Recusal', recusal, { asked: id });
    if (!recusal) throw new Error('checked, yet not there');
    if (recusal.staffId === actor.staffId) return refuse('REC-01', 'Somebody else gives you a case back from which you stepped back.');
    if (recusal.liftedAt !== null) return refuse('REC-02', 'This has been lifted already. Nothing was changed.');
    await this.recusals.lift(tx, id, actor.staffId, words);
    return { recusalId: id };
  }
}
