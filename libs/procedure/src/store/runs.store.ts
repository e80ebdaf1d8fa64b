import { londonDay } from '@lib/kernel';
import { bankHolidays, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { alarmsOf } from '../domain/alarms.js';
import { retell } from '../domain/life.js';
import type { RunEvent, Started } from '../domain/run-events.js';
import type { RunState } from '../domain/run-state.js';
import { ProcedureEventEntity } from './entities/procedure-event.entity.js';
import { ProcedureRunEntity } from './entities/procedure-run.entity.js';
import { eventOf, rowOf, wordsOf } from './event-rows.js';
import { stepRows } from './step-rows.js';

export type RunToBegin = Omit<ProcedureRunEntity, 'takesPart' | 'open' | 'workable' | 'ownDesk'>;
export interface EventToKeep {
  readonly id: string;
  readonly event: RunEvent;
  readonly ledgerEntryId: string;
  /** Who had been silent towards the acting agency, in words; only where somebody signs it off. */
  readonly silent: readonly string[];
}
export interface PartyToKeep {
  readonly id: string;
  readonly runId: string;
  readonly personId: string | null;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly since: Date;
  readonly letInBy: string;
  readonly grounds: PartyGrounds | null;
  readonly ledgerEntryId: string;
}
export interface PartyGrounds {
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly whyNeeded: string | null;
  readonly agreementId: string | null;
}

const STEPS = `
insert into concordat.procedure_step select * from jsonb_populate_recordset(null::concordat.procedure_step, $1::jsonb)
    on conflict (run_id, key) do update set
       life = excluded.life, held = excluded.held, opened_at = excluded.opened_at, owner_id = excluded.owner_id, handed_to = excluded.handed_to,
       due_at = excluded.due_at, clock_from = excluded.clock_from, clock_ended_by = excluded.clock_ended_by,
       clock_ended_at = excluded.clock_ended_at, clock_ended_told = excluded.clock_ended_told,
       tries = excluded.tries, last_tried_at = excluded.last_tried_at, next_try_at = excluded.next_try_at,
       done_at = excluded.done_at, done_told = excluded.done_told, done_by = excluded.done_by,
       outcome = excluded.outcome, outcome_title = excluded.outcome_title, signed_by = excluded.signed_by, signed_at = excluded.signed_at,
       sent_back_at = excluded.sent_back_at, left_by = excluded.left_by, left_at = excluded.left_at
 where (procedure_step.*) is distinct from (excluded.*)`;
/* What has been raised stays raised; what is still to come is what the run as it stands now comes to. */
const ALARMS = `
with wanted as (select w.step, w.kind, w.at from jsonb_to_recordset($2::jsonb) as w(step text, kind text, at timestamptz)),
gone as (
  delete from concordat.procedure_alarm a where a.run_id = $1 and a.raised_at is null
     and not exists (select from wanted w where w.step = a.step_key and w.kind = a.kind and w.at = a.at))
insert into concordat.procedure_alarm (run_id, step_key, kind, at) select $1, w.step, w.kind, w.at from wanted w
    on conflict (run_id, step_key, kind, at) do nothing`;

/** Runs and their histories. A run is locked while something is recorded in it: its events have one order. */
@Injectable()
export class RunsStore {
  find(tx: Tx, id: string): Promise<ProcedureRunEntity | null> {
    return tx.findOneBy(ProcedureRunEntity, { id });
  }

  /** One that runs already, of those in which the acting agency takes part. */
  running(
    tx: Tx,
    { personId, protectionId, code }: Pick<RunToBegin, 'personId' | 'protectionId' | 'code'>,
  ): Promise<ProcedureRunEntity | null> {
    const about = personId === null ? { protectionId: protectionId ?? IsNull() } : { personId };
    return tx.findOne(ProcedureRunEntity, {
      where: { ...about, code, phase: In(['RUNNING', 'ENDING']) },
      order: { begunAt: 'ASC' },
    });
  }

  /** A run as its events left it; a history that does not hold is a fault, never a refusal. */
  async stands(tx: Tx, run: ProcedureRunEntity): Promise<RunState> {
    const rows = await tx.find(ProcedureEventEntity, { where: { runId: run.id }, order: { n: 'ASC' } });
    const [started, ...later] = rows.map(eventOf);
    if (started?.type !== 'STARTED') throw new Error(`run ${run.id} has no beginning`);
    const told = retell(run.definition, run.variant, [started satisfies Started, ...later]);
    if ('refused' in told) throw new Error(`the history of run ${run.id} does not hold: ${told.code}`);
    return told;
  }

  async begin(tx: Tx, run: RunToBegin): Promise<void> {
    await tx.insert(ProcedureRunEntity, { ...run, definition: run.definition as object, agencyIds: [...run.agencyIds] });
  }

  async letIn(tx: Tx, party: PartyToKeep): Promise<void> {
    const { grounds } = party;
    await tx.query(
      `insert into concordat.procedure_party (id, run_id, person_id, agency_id, unit_id, since, let_in_by, ledger_entry_id, purpose, gateway,
         protection_condition, necessity, proportionality, why_needed, agreement_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ...[party.id, party.runId, party.personId, party.agencyId, party.unitId, party.since, party.letInBy, party.ledgerEntryId],
        ...[grounds?.purpose, grounds?.gateway, grounds?.protectionCondition, grounds?.necessity, grounds?.proportionality],
        ...[grounds?.whyNeeded, grounds?.agreementId],
      ],
    );
    await tx.query(
      'update concordat.procedure_run set agency_ids = agency_ids || $2::uuid where id = $1 and not $2::uuid = any (agency_ids)',
      [party.runId, party.agencyId],
    );
  }

  /** The event, what was written with it, and everything that follows from it. */
  async keep(
    tx: Tx,
    run: Pick<ProcedureRunEntity, 'id' | 'personId' | 'unitId'>,
    next: RunState,
    { id, event, ledgerEntryId, silent }: EventToKeep,
  ) {
    const n = next.history.length;
    await tx.insert(ProcedureEventEntity, { id, runId: run.id, n, ledgerEntryId, ...rowOf(event) });
    const words = wordsOf(event);
    if (words !== null || silent.length > 0) {
      await tx.query(
        'insert into concordat.procedure_words (event_id, run_id, person_id, agency_id, words, instead, silent, desk_unit_id) values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)',
        [
          id,
          run.id,
          run.personId,
          event.agencyId,
          words?.words ?? null,
          words?.instead ?? null,
          JSON.stringify(silent),
          run.personId === null ? run.unitId : null,
        ],
      );
    }
    const over = next.phase === 'FINISHED' || next.phase === 'STOPPED';
    await tx.query('update concordat.procedure_run set phase = $2, end_code = $3, over_at = $4, events = $5 where id = $1', [
      ...[run.id, next.phase, next.end, over ? event.at : null, n],
    ]);
    const holidays = holidaysOf(next);
    await tx.query(STEPS, [JSON.stringify(stepRows(run.id, next, holidays))]);
    await tx.query(ALARMS, [run.id, JSON.stringify(alarmsOf(next, holidays))]);
  }

  /** When this is committed the worker sees to the work that a run means for everybody who takes part. */
  async tellWorker(tx: Tx, runId: string): Promise<void> {
    await tx.query(`select concordat.enqueue('keep-procedure', jsonb_build_object('runId', $1::text), 'keep-procedure:' || $1)`, [runId]);
  }
}

/** Enough for every limit that counts from or towards anything in the run: none is longer than a year. */
function holidaysOf(run: RunState): readonly string[] {
  const years = [...Object.values(run.facts).flat(), ...run.history.map(({ at }) => ({ when: at }))].map(({ when }) =>
    Number(londonDay(when).slice(0, 4)),
  );
  return bankHolidays(Math.min(...years) - 1, Math.max(...years) + 1);
}
