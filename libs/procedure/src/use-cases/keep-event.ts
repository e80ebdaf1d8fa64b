import { randomBytes } from 'node:crypto';
import type { Actor } from '@lib/access';
import { isRefusal, type Refusal, uuidV7 } from '@lib/kernel';
import type { StrictJson } from '@lib/ledger';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { stepOf } from '../domain/causes.js';
import { eventWords } from '../domain/event-words.js';
import { accept } from '../domain/life.js';
import type { RunEvent } from '../domain/run-events.js';
import type { RunState } from '../domain/run-state.js';
import { notTheirs, type SaidEvent, type WhoActs } from '../domain/who-acts.js';
import type { ProcedureRunEntity } from '../store/entities/procedure-run.entity.js';
import { wordsOf } from '../store/event-rows.js';
import { takeRunTurn } from '../store/run-turn.js';
import { ProtectionDesk } from '../store/protection-desk.js';
import { RunsStore } from '../store/runs.store.js';
import { RunCircumstances } from './run-circumstances.js';
import { type RunHappening, RunRecord } from './run-record.js';
import { SilentThen } from './silent-then.js';

export interface RunChanged {
  readonly runId: string;
}

/**
 * Whose it is to do, whether the map allows it now, and then all of it at once: the permanent record, the event, how every step stands, the
 * alarms to come, the trail of each agency that takes part, and the worker told. If any of it cannot be written, nothing happened.
 */
@Injectable()
export class KeepEvent {
  constructor(
    private readonly store: RunsStore,
    private readonly record: RunRecord,
    private readonly silent: SilentThen,
    private readonly desk: ProtectionDesk,
    private readonly circumstances: RunCircumstances,
  ) {}

  /** The run, once nobody else records anything in it. */
  async turn(tx: Tx, runId: string): Promise<ProcedureRunEntity | null> {
    await takeRunTurn(tx, runId);
    return this.store.find(tx, runId);
  }

  async execute(tx: Tx, actor: Actor, run: ProcedureRunEntity, said: SaidEvent, operation: string): Promise<RunChanged | Refusal> {
    const state = await this.store.stands(tx, run);
    const theirs = notTheirs(state, said, await this.who(tx, actor, run));
    if (theirs !== null) return theirs;
    const at = await databaseNow(tx);
    const id = uuidV7(at, randomBytes(10));
    const event = { ...said, key: id, at, staffId: actor.staffId, agencyId: actor.agencyId } as RunEvent;
    const next = accept(state, event);
    if (isRefusal(next)) return next;
    const silent = run.personId !== null && isToSign(next, event) ? await this.silent.execute(tx, run.personId, at) : [];
    const happening = happeningOf(next, event, operation, silent);
    const ledgerEntryId = await this.record.write(tx, actor, run, happening);
    await this.store.keep(tx, run, next, { id, event, ledgerEntryId, silent });
    await this.record.tell(tx, actor, run, happening);
    if (run.personId !== null) await this.circumstances.execute(tx, actor, run.personId, state, next);
    await this.store.tellWorker(tx, run.id);
    return { runId: run.id };
  }

  private async who(tx: Tx, actor: Actor, { protectionId, unitId }: ProcedureRunEntity): Promise<WhoActs> {
    if (protectionId === null) return actor;
    return { ...actor, roles: await this.desk.rolesOf(tx, actor.staffId, unitId), atDesk: true };
  }
}

/** A plan, or a visit: what somebody else looks at before it counts names who said nothing towards it. */
function isToSign({ definition, steps }: RunState, event: RunEvent): boolean {
  if (event.type !== 'DONE') return false;
  return (stepOf(definition, steps[event.step]?.code ?? '')?.signOff.length ?? 0) > 0;
}

function happeningOf(run: RunState, event: RunEvent, operation: string, silent: readonly string[]): RunHappening {
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
    written: silent.length === 0 ? words : `${words === null ? '' : `${words} `}Silent then: ${silent.join('; ')}.`,
    rationale: { n: run.history.length, event: recorded(event), silent: [...silent] },
  };
}

/** What was done, as JSON holds it; what was written stands beside it. */
function recorded(event: RunEvent): StrictJson {
  return JSON.parse(JSON.stringify({ ...event, words: undefined, reason: undefined, instead: undefined })) as StrictJson;
}
