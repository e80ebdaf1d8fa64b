import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SaidEvent } from '../domain/who-acts.js';
import type { ProcedureRunEntity } from '../store/entities/procedure-run.entity.js';
import { KeepEvent, type RunChanged } from './keep-event.js';
import { RunRecord } from './run-record.js';

export interface InRun {
  readonly key: string;
  readonly runId: string;
}
export type { RunChanged };

/** Everything that is recorded in a run goes this way: once for each key, by somebody of an agency that takes part, one after the other. */
@Injectable()
export class RecordInRun {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly events: KeepEvent,
    private readonly record: RunRecord,
  ) {}

  /** `also` is asked before the engine is: what a verb has to know besides. */
  execute(
    actor: Actor,
    operation: string,
    input: InRun,
    said: SaidEvent,
    also: (tx: Tx, run: ProcedureRunEntity) => Promise<Refusal | null> = () => Promise.resolve(null),
  ): Promise<RunChanged | Refusal> {
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, async () => {
        const run = await this.events.turn(tx, input.runId);
        await this.authorise.check(actor, 'answer', 'ProcedureRun', run, { asked: input.runId });
        if (!run) throw new Error('checked, yet not there');
        return (await also(tx, run)) ?? this.events.execute(tx, actor, run, said, operation);
      });
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: input.runId });
      return done;
    });
  }
}
