import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ProtectionDesk } from '../store/protection-desk.js';
import { type BeginAsked, BegunRun } from './begun-run.js';
import { soundFacts } from './begin-procedure.js';
import type { RunChanged } from './record-in-run.js';

export interface BeginProtectionProcedureAsked extends BeginAsked {
  readonly key: string;
  readonly protectionId: string;
}

/** Begins a process map on a protection record, at the desk that keeps it. No person of concern is named, and nobody else is let in. */
@Injectable()
export class BeginProtectionProcedure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly begun: BegunRun,
    private readonly desk: ProtectionDesk,
  ) {}

  execute(actor: Actor, input: BeginProtectionProcedureAsked): Promise<RunChanged | Refusal> {
    const operation = 'beginProtectionProcedure';
    const facts = soundFacts(input.facts);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, async () => {
        const kept = await this.kept(tx, actor, input.protectionId);
        const who = { ...actor, roles: await this.desk.rolesOf(tx, actor.staffId, kept.unitId), atDesk: true };
        const subject = { personId: null, protectionId: kept.id, unitId: kept.unitId, who, operation } as const;
        return this.begun.execute(tx, actor, { ...input, facts }, subject);
      });
      if (isRefusal(done)) await this.begun.refused(tx, actor, operation, done.code);
      return done;
    });
  }

  /** Missing and kept by another desk look alike. */
  private async kept(tx: Tx, actor: Actor, id: string) {
    const kept = await this.desk.record(tx, id);
    await this.authorise.check(actor, 'read', 'ProtectionRecord', kept, { asked: id });
    await this.authorise.check(actor, 'record', 'ProcedureRun', kept, { asked: id });
    if (kept === null) throw new Error('checked, yet not there');
    return kept;
  }
}
