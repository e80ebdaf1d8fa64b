import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, PLATFORM_CONFIG, type PlatformConfig, type Tx, UnitOfWork } from '@lib/platform';
import { Inject, Injectable } from '@nestjs/common';
import { mayDecide, saidWhy } from '../domain/access-extract.js';
import { ExtractDesk } from './extract-desk.js';

const OPERATION = 'decideAccessExtract';

export interface DecideAccessExtractAsked {
  readonly key: string;
  readonly id: string;
  readonly approve: boolean;
  readonly words: string;
}

/** The second officer: it may be taken for some days, or not at all. Never whoever asked, nor the one whose acts it lists. */
@Injectable()
export class DecideAccessExtract {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly desk: ExtractDesk,
    @Inject(PLATFORM_CONFIG) private readonly config: Pick<PlatformConfig, 'EXPORT_KEEP_DAYS'>,
  ) {}

  execute(actor: Actor, asked: DecideAccessExtractAsked): Promise<{ extractId: string } | Refusal> {
    const input = { ...asked, words: saidWhy(asked.words) };
    return this.work.run(actor, async (tx) => {
      const { id, key } = input;
      const row = await this.desk.extracts.find(tx, id);
      await this.authorise.check(actor, 'decide', 'AccessExtract', row, { asked: id });
      const done = await this.keys.once(tx, actor, { key, operation: OPERATION, input }, () => this.decide(tx, actor, input));
      const of = { operation: OPERATION, act: 'ALTERATION', personId: row?.personId ?? null } as const;
      await this.desk.logged(tx, actor, of, isRefusal(done) ? done : { id });
      return done;
    });
  }

  private async decide(tx: Tx, actor: Actor, { id, approve, words }: DecideAccessExtractAsked): Promise<{ extractId: string } | Refusal> {
    const row = await this.desk.extracts.find(tx, id);
    if (!row) throw new Error('checked, yet not there');
    const refusal = mayDecide(row, actor.staffId);
    if (refusal !== null) return refusal;
    const days = approve ? this.config.EXPORT_KEEP_DAYS : null;
    const decided = await this.desk.extracts.decide(tx, id, { by: actor.staffId, words, days });
    const meanwhile = decided ? null : mayDecide({ ...row, outcome: 'REFUSED' }, actor.staffId);
    if (meanwhile !== null) return meanwhile;
    await this.desk.decided(tx, actor, row, { outcome: approve ? 'APPROVED' : 'REFUSED', words });
    return { extractId: id };
  }
}
