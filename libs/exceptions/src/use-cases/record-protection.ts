import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ProtectionAsked, soundProtection } from '../domain/protection.js';
import { ProtectionRecords } from '../store/protection-records.js';

export interface RecordProtectionAsked extends ProtectionAsked {
  readonly key: string;
  readonly unitId: string;
}

/** A desk keeps a record about somebody whom it protects. No subject is named and none is asked for. */
@Injectable()
export class RecordProtection {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
    private readonly records: ProtectionRecords,
  ) {}

  execute(actor: Actor, input: RecordProtectionAsked): Promise<{ recordId: string } | Refusal> {
    const about = { operation: 'recordProtection', subjectType: 'ProtectionRecord' };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation: about.operation, input }, () =>
        this.keep(tx, actor, input),
      );
      if (isRefusal(done)) await this.log.write(tx, actor, { ...about, act: 'REFUSED', code: done.code });
      else await this.log.write(tx, actor, { ...about, act: 'COLLECTION', subjectId: done.recordId });
      return done;
    });
  }

  private async keep(tx: Tx, actor: Actor, input: RecordProtectionAsked): Promise<{ recordId: string }> {
    const desk = await this.records.ownDesk(tx, input.unitId);
    await this.authorise.check(actor, 'record', 'ProtectionRecord', desk === null ? null : { agencyId: actor.agencyId, ownDesk: true }, {
      asked: input.unitId,
    });
    return { recordId: await this.records.add(tx, actor, input.unitId, soundProtection(input)) };
  }
}
