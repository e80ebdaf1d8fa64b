import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { standingOver } from '../domain/share-refusals.js';
import { StandingRecord } from './standing-record.js';

export interface ApproveAsked {
  readonly key: string;
  readonly id: string;
}

/** The second person. From here on the standing decision answers the rule, until its review day. */
@Injectable()
export class ApproveStandingDecision {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly record: StandingRecord,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, input: ApproveAsked): Promise<{ standingId: string } | Refusal> {
    const operation = 'approveStandingDecision';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.approve(tx, actor, input.id));
      const entry = { operation, subjectType: 'StandingDecision', subjectId: input.id };
      await this.log.write(tx, actor, isRefusal(done) ? { ...entry, act: 'REFUSED', code: done.code } : { ...entry, act: 'ALTERATION' });
      return done;
    });
  }

  private async approve(tx: Tx, actor: Actor, id: string): Promise<{ standingId: string } | Refusal> {
    const standing = await this.record.find(tx, id);
    await this.authorise.check(actor, 'approve', 'StandingDecision', standing, { asked: id });
    if (!standing) throw new Error('checked, yet not there');
    if (standing.approvedAt !== null || standing.endedAt !== null) return standingOver();
    await this.record.approve(tx, actor, standing);
    return { standingId: id };
  }
}
