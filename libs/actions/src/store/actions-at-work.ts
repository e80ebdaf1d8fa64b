import { supervisionSql, WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ACTION_WORK_KINDS, type ActionAtWork, type ActionWork } from '../domain/action-work.js';

const ACTION = `
select x.id, x.reference, x.person_id as "personId", x.state, x.events, x.carried, x.due_at as "dueAt",
       jsonb_build_object('agencyId', x.agency_id, 'name', setter.name, 'unitId', x.unit_id) as setter,
       jsonb_build_object('agencyId', x.to_agency_id, 'name', given.name, 'unitId', x.at_unit_id, 'staffId', x.to_staff_id,
         'supervision', ${supervisionSql('x.at_unit_id', 'x.to_agency_id')},
         'nextLine', ${supervisionSql('coalesce(here.parent_id, here.id)', 'x.to_agency_id')}) as allocated
  from concordat.action x
  join concordat.agency setter on setter.id = x.agency_id join concordat.agency given on given.id = x.to_agency_id
  join concordat.unit here on here.id = x.at_unit_id
 where x.id = $1`;

/** Actions as the worker sees them, across agencies; each agency is told of its own part. */
@Injectable()
export class ActionsAtWork {
  constructor(private readonly work: WorkItems) {}

  /** Those for which an instant has come, by the index of what is still to be heard of: their cost is that of what is due. */
  async due(tx: Tx, after: string | null, atMost: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `select id from concordat.action where alarm_at <= concordat.now() and ($1::uuid is null or id > $1) order by id limit $2`,
      [after, atMost],
    );
    return rows.map(({ id }) => id);
  }

  /** Two workers, or a worker and somebody who records something: the second waits for the first. */
  async load(tx: Tx, id: string): Promise<{ readonly at: Date; readonly action: ActionAtWork } | null> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('action ' || $1::text, 0))`, [id]);
    const [action]: ActionAtWork[] = await tx.query(ACTION, [id]);
    return action ? { at: await databaseNow(tx), action } : null;
  }

  async lookAgain(tx: Tx, id: string, alarmAt: Date | null): Promise<void> {
    await tx.query('update concordat.action set alarm_at = $2 where id = $1 and alarm_at is distinct from $2', [id, alarmAt]);
  }

  /** Raises what is missing and closes what is over; what stands already stays as it was raised. */
  async keep(tx: Tx, { id, personId }: Pick<ActionAtWork, 'id' | 'personId'>, wanted: readonly ActionWork[]) {
    const open: { id: string; name: string }[] = await tx.query(
      `select w.id, w.agency_id || ' ' || w.dedupe_key as name from concordat.work_item w
        where w.person_id = $1 and w.subject_id = $2 and w.closed_at is null and w.kind = any ($3::text[])`,
      [personId, id, ACTION_WORK_KINDS],
    );
    const names = new Set(wanted.map(nameOf));
    const stands = new Set(open.map(({ name }) => name));
    const over = open.filter(({ name }) => !names.has(name)).map((item) => item.id);
    if (over.length > 0)
      await tx.query('update concordat.work_item set closed_at = concordat.now(), closed_words = $2 where id = any ($1::uuid[])', [
        over,
        'The action has gone on.',
      ]);
    const missing = wanted.filter((one) => !stands.has(nameOf(one)));
    await this.work.raise(tx, ...missing.map((one) => ({ ...one, personId, subjectId: id })));
    return { raised: missing.length, closed: over.length };
  }
}

const nameOf = ({ agencyId, dedupeKey }: Pick<ActionWork, 'agencyId' | 'dedupeKey'>): string => `${agencyId} ${dedupeKey}`;
