import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal, refuse } from '@lib/kernel';
import { KeyedActs, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type OpenAsked, OpenedRun } from './opened-run.js';
import type { InRun, RunChanged } from './record-in-run.js';
import { RunRecord } from './run-record.js';

export type OpenProcedureAsked = InRun & OpenAsked;

/**
 * Lets another agency take part. From then on it reads the steps, the times and who has what, also of what has been; not what was written.
 * To be shown that is to be told of the person, so it takes the grounds that a share takes.
 */
@Injectable()
export class OpenProcedure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly opened: OpenedRun,
    private readonly record: RunRecord,
  ) {}

  execute(actor: Actor, input: OpenProcedureAsked): Promise<RunChanged | Refusal> {
    const operation = 'openProcedure';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, async () => {
        const run = await this.opened.find(tx, input.runId);
        if (run?.protectionId != null) {
          await this.authorise.check(actor, 'read', 'ProcedureRun', run, { asked: input.runId });
          return refuse('KEPT_APART', 'This is on a protection record: its desk alone takes part, and nobody else is let in.');
        }
        await this.authorise.check(actor, 'share', 'ProcedureRun', run, { asked: input.runId });
        if (!run) throw new Error('checked, yet not there');
        const { key: _, runId: __, ...asked } = input;
        return this.opened.execute(tx, actor, run, asked);
      });
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: input.runId });
      return done;
    });
  }
}
