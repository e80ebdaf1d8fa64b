import { heldNowSql } from '@lib/access';
import { supervisionSql, WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { takeRunTurn } from './run-turn.js';
import { type PartyAtWork, RUN_WORK_KINDS, type RunAtWork, type RunWork, type StepAtWork } from '../domain/run-work.js';

interface Loaded extends Omit<RunAtWork, 'parties' | 'steps'> {
  readonly personId: string | null;
  readonly over: boolean;
  readonly parties: readonly PartyAtWork[];
  readonly steps: readonly (Omit<StepAtWork, 'dueAt' | 'nextTryAt'> & {
    readonly dueAt: string | null;
    readonly nextTryAt: string | null;
  })[];
}

/* Where a case stands in an agency says its membership as it is now; where it has none, the unit that took part first. */
const PARTIES = `
select coalesce(jsonb_agg(jsonb_build_object('agencyId', p.agency_id, 'kind', a.kind, 'unitId', here.unit_id, 'leadStaffId', here.lead_staff_id,
         'leadRoles', coalesce((select jsonb_agg(distinct held.role) from concordat.post held where held.staff_id = here.lead_staff_id and ${heldNowSql('held')}), '[]'),
         'supervision', ${supervisionSql('here.unit_id', 'p.agency_id')}) order by p.since, p.id), '[]')
  from concordat.procedure_party p join concordat.agency a on a.id = p.agency_id
  left join concordat.case_membership m on m.person_id = p.person_id and m.agency_id = p.agency_id and m.until is null
 cross join lateral (select coalesce(m.unit_id, p.unit_id) as unit_id, m.lead_staff_id) here
 where p.run_id = r.id`;
/* An alarm holds as long as the instant that it was set for is still the one that counts. */
const STEPS = `
select coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'code', s.code, 'nth', s.nth, 'title', s.title, 'life', s.life,
         'ownerId', s.owner_id, 'ownerAgencyId', owner.agency_id, 'handedTo', s.handed_to, 'handedToAgencyId', next.agency_id,
         'dueAt', case when s.clock_ended_at is null then s.due_at end, 'nextTryAt', s.next_try_at,
         'raised', array(select al.kind from concordat.procedure_alarm al where al.run_id = s.run_id and al.step_key = s.key and al.raised_at is not null
           and case al.kind when 'LATE' then s.clock_ended_at is null and al.at = s.due_at
                 when 'ABOUT_TO_BREAK' then s.clock_ended_at is null and al.at < s.due_at and s.due_at > concordat.now()
                 when 'TRY_MISSED' then al.at = s.next_try_at
                 else s.next_try_at is null and s.life in ('OPEN', 'IN_HAND')
                   and al.at > coalesce((select max(e.at) from concordat.procedure_event e where e.run_id = s.run_id and e.step_key = s.key), s.opened_at) end
          order by al.kind)) order by s.ordinal, s.nth), '[]')
  from concordat.procedure_step s left join concordat.staff owner on owner.id = s.owner_id left join concordat.staff next on next.id = s.handed_to
 where s.run_id = r.id and (s.life in ('OPEN', 'IN_HAND', 'DONE_TO_SIGN') or (s.life = 'WAITING' and s.due_at is not null and s.clock_ended_at is null))`;
const RUN = `
select r.id, r.person_id as "personId", case when r.protection_id is null then r.title else r.title || ' (' || r.reference || ')' end as title,
       case when r.protection_id is not null then r.unit_id end as "deskUnitId", r.definition, r.agency_id as "begunBy", r.over_at is not null as over,
       (${PARTIES}) as parties, (${STEPS}) as steps
  from concordat.procedure_run r where r.id = $1`;

/** Runs as the worker sees them, across agencies; each agency is told of its own part. */
@Injectable()
export class RunsAtWork {
  constructor(private readonly work: WorkItems) {}

  /** Runs for which an instant has come: by the index of what is still to be raised, so its cost is that of what is due. */
  async due(tx: Tx, after: string | null, atMost: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `select distinct run_id as id from concordat.procedure_alarm
        where raised_at is null and at <= concordat.now() and ($1::uuid is null or run_id > $1) order by run_id limit $2`,
      [after, atMost],
    );
    return rows.map(({ id }) => id);
  }

  /** Two workers, or a worker and somebody who records something: the second waits for the first. Answers how many alarms it raised. */
  async raiseDue(tx: Tx, runId: string): Promise<number> {
    await takeRunTurn(tx, runId);
    const [, raised]: [unknown, number] = await tx.query(
      'update concordat.procedure_alarm set raised_at = concordat.now() where run_id = $1 and raised_at is null and at <= concordat.now()',
      [runId],
    );
    return raised;
  }

  async load(tx: Tx, runId: string): Promise<(RunAtWork & { readonly personId: string | null; readonly over: boolean }) | null> {
    const [row]: Loaded[] = await tx.query(RUN, [runId]);
    const at = (text: string | null): Date | null => (text === null ? null : new Date(text));
    return row ? { ...row, steps: row.steps.map((step) => ({ ...step, dueAt: at(step.dueAt), nextTryAt: at(step.nextTryAt) })) } : null;
  }

  /** Raises what is missing and closes what is over; what stands already stays as it was raised. */
  async keep(tx: Tx, { id, personId, deskUnitId }: Pick<Loaded, 'id' | 'personId' | 'deskUnitId'>, wanted: readonly RunWork[]) {
    const open: { id: string; name: string }[] = await tx.query(
      `select w.id, w.agency_id || ' ' || w.dedupe_key as name from concordat.work_item w
        where (w.person_id = $1 or w.desk_unit_id = $4) and w.subject_id = $2 and w.closed_at is null and w.kind = any ($3::text[])`,
      [personId, id, RUN_WORK_KINDS, deskUnitId],
    );
    const names = new Set(wanted.map(nameOf));
    const stands = new Set(open.map(({ name }) => name));
    const over = open.filter(({ name }) => !names.has(name)).map((item) => item.id);
    if (over.length > 0)
      await tx.query('update concordat.work_item set closed_at = concordat.now(), closed_words = $2 where id = any ($1::uuid[])', [
        over,
        'The process map has gone on.',
      ]);
    const missing = wanted.filter((one) => !stands.has(nameOf(one)));
    await this.work.raise(tx, ...missing.map((one) => ({ ...one, personId, deskUnitId, subjectId: id })));
    return { raised: missing.length, closed: over.length };
  }
}

const nameOf = ({ agencyId, dedupeKey }: Pick<RunWork, 'agencyId' | 'dedupeKey'>): string => `${agencyId} ${dedupeKey}`;
