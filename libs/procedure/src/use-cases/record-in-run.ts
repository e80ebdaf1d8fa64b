import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal, uuidV7 } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { eventWords } from '../domain/event-words.js';
import { accept } from '../domain/life.js';
import type { RunEvent } from '../domain/run-events.js';
import type { RunState } from '../domain/run-state.js';
import { notTheirs, type SaidEvent } from '../domain/who-acts.js';
import type { ProcedureRunEntity } from '../store/entities/procedure-run.entity.js';
import { wordsOf } from '../store/event-rows.js';
import { RunsStore } from '../store/runs.store.js';
import { type RunHappening, RunRecord } from './run-record.js';

export interface InRun {
  readonly key: string;
  readonly runId: string;
}
export interface RunChanged {
  readonly runId: string;
}

/**
 * Everything that is recorded in a run goes this way: whose it is to do, whether the map allows it now, and then all of it at once, the
 * permanent record, the event, how every step stands, the alarms to come, the trail of each agency that takes part, and the worker told.
 */
@Injectable()
export class RecordInRun {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: RunsStore,
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
        const run = await this.open(tx, actor, input.runId);
        return (await also(tx, run)) ?? this.keep(tx, actor, run, said, operation);
      });
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: input.runId });
      return done;
    });
  }

  private async open(tx: Tx, actor: Actor, id: string): Promise<ProcedureRunEntity> {
    await this.store.takeTurn(tx, id);
    const run = await this.store.find(tx, id);
    await this.authorise.check(actor, 'answer', 'ProcedureRun', run, { asked: id });
    if (!run) throw new Error('checked, yet not there');
    return run;
  }

  private async keep(tx: Tx, actor: Actor, run: ProcedureRunEntity, said: SaidEvent, operation: string): Promise<RunChanged | Refusal> {
    const state = await this.store.stands(tx, run);
    const theirs = notTheirs(state, said, actor);
    if (theirs !== null) return theirs;
    const at = await databaseNow(tx);
    const id = uuidV7(at, randomBytes(10));
    const event = { ...said, key: id, at, staffId: actor.staffId, agencyId: actor.agencyId } as RunEvent;
    const next = accept(state, event);
    if (isRefusal(next)) return next;
    const happening = happeningOf(next, event, operation);
    const ledgerEntryId = await this.record.write(tx, actor, run, happening);
    await this.store.keep(tx, run, next, { id, event, ledgerEntryId });
    await this.record.tell(tx, actor, run, happening);
    await this.store.tellWorker(tx, run.id);
    return { runId: run.id };
  }
}

function happeningOf(run: RunState, event: RunEvent, operation: string): RunHappening {
  const over = event.type === 'FINISHED' || event.type === 'STOPPED';
  const written = wordsOf(event);
  const words = written && (written.instead === null ? written.words : `${written.words} Instead: ${written.instead}`);
  return {
    ledger: over ? 'procedure.over' : 'procedure.recorded',
    trail: over ? 'PROCEDURE_OVER' : 'PROCEDURE_RECORDED',
    operation,
    at: event.at,
    happenedAt: 'when' in event ? event.when : null,
    shown: eventWords(run, event),
    written: words,
    rationale: {
      n: run.history.length,
      event: JSON.parse(JSON.stringify({ ...event, words: undefined, reason: undefined, instead: undefined })),
    },
  };
}
