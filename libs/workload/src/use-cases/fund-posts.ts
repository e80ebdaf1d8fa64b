import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type FundingAsked, soundFunding } from '../domain/agreed-figures.js';
import { AgreedFigures } from '../store/agreed-figures.js';

/** How many posts are paid for in a unit, so that what it has to do can be held against them. */
@Injectable()
export class FundPosts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly figures: AgreedFigures,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, asked: FundingAsked & { readonly key: string; readonly unitId: string }): Promise<{ unitId: string } | Refusal> {
    const { key, unitId } = asked;
    const operation = 'fundPosts';
    const about = { operation, subjectType: 'TeamUnit', subjectId: unitId };
    return this.work.run(actor, async (tx) => {
      const sound = soundFunding(asked, await databaseNow(tx));
      const done = await this.keys.once(tx, actor, { key, operation, input: { unitId, ...sound } }, () =>
        this.fund(tx, actor, unitId, sound),
      );
      if (isRefusal(done)) await this.log.write(tx, actor, { ...about, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async fund(tx: Tx, actor: Actor, unitId: string, sound: ReturnType<typeof soundFunding>): Promise<{ unitId: string }> {
    const unit = await this.figures.unit(tx, unitId);
    await this.authorise.check(actor, 'fund', 'TeamUnit', unit, { asked: unitId });
    await this.figures.fund(tx, actor, unitId, sound);
    await this.log.write(tx, actor, { act: 'COLLECTION', operation: 'fundPosts', subjectType: 'TeamUnit', subjectId: unitId });
    return { unitId };
  }
}
