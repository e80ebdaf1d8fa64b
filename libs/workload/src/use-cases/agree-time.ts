import { AccessLog, type Actor, Authorise } from '@lib/access';
import { Invalid, isRefusal, type Refusal } from '@lib/kernel';
import { WORK_KINDS } from '@lib/partnership';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { soundTime, type TimeAsked } from '../domain/agreed-figures.js';
import { AgreedFigures } from '../store/agreed-figures.js';

/** From a day on, a piece of work of this kind is counted as so many minutes. Without one, only pieces are counted. */
@Injectable()
export class AgreeTime {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly figures: AgreedFigures,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, asked: TimeAsked & { readonly key: string }): Promise<{ id: string } | Refusal> {
    if (!WORK_KINDS.some((kind) => kind === asked.kind)) throw new Invalid({ kind: 'Choose a kind of work from the list' });
    return this.work.run(actor, async (tx) => {
      const sound = soundTime(asked, await databaseNow(tx));
      const act = { key: asked.key, operation: 'agreeTime', input: sound };
      const done = await this.keys.once(tx, actor, act, () => this.agree(tx, actor, sound));
      if (isRefusal(done))
        await this.log.write(tx, actor, { act: 'REFUSED', operation: act.operation, subjectType: 'StandardTime', code: done.code });
      return done;
    });
  }

  private async agree(tx: Tx, actor: Actor, sound: ReturnType<typeof soundTime>): Promise<{ id: string }> {
    await this.authorise.check(actor, 'agree', 'StandardTime', { agencyId: actor.agencyId });
    const id = await this.figures.agree(tx, actor, sound);
    await this.log.write(tx, actor, { act: 'COLLECTION', operation: 'agreeTime', subjectType: 'StandardTime', subjectId: id });
    return { id };
  }
}
