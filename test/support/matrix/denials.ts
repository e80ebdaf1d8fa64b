import { nameOf } from './cells.js';
import { OWN_LOG, type Run } from './matrix.js';
import type { Rehearsal } from './rehearsal.js';
import { bodyOf, codeOf } from './verdict.js';
import type { Heard } from './wire.js';

interface Logged {
  readonly correlation_id: string;
  readonly act: string;
  readonly operation: string;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly person_id: string | null;
  readonly row_count: number | null;
  readonly code: string | null;
}
export interface LogFindings {
  readonly complaints: string[];
  readonly denied: number;
  readonly compared: number;
}

/**
 * The access log of everything that was sent: what was denied stands there under the id that was asked for, and the row of a hidden thing
 * says no more than that of a missing one, since an agency's own auditors read it. What is nobody's record is not logged.
 */
export async function denialsOf(rehearsal: Rehearsal, runs: readonly Run[], isLogged: (root: string) => boolean): Promise<LogFindings> {
  const rows = await rehearsal.query<Logged>(
    `select correlation_id, act, operation, subject_type, subject_id, person_id, row_count, code from concordat.access_log
      where correlation_id like 'matrix-%' order by correlation_id, act, operation, subject_type`,
  );
  const byRequest = new Map<string, Logged[]>();
  for (const row of rows) byRequest.set(row.correlation_id, [...(byRequest.get(row.correlation_id) ?? []), row]);
  const of = ({ correlationId }: Heard): Logged[] => byRequest.get(correlationId) ?? [];
  const looked = runs.filter(({ cell }) => cell.who.signedIn && cell.column !== 'malformed');
  const denied = looked.filter((run) => wasDenied(run) && isLogged(run.cell.sending.root));
  const hidden = looked.filter(
    (run) => run.missing && !OWN_LOG.includes(run.cell.sending.root) && (!run.cell.thing || !run.cell.thing.readableBy(run.cell.who)),
  );
  const complaints = [
    ...denied.flatMap((run) => unlike(run, of(run.heard))),
    ...hidden.flatMap((run) => toldApart(run, of(run.heard), run.missing ? of(run.missing) : [])),
  ];
  return { complaints, denied: denied.length, compared: hidden.length };
}

function unlike(run: Run, logged: readonly Logged[]): string[] {
  if (!logged.some(({ act }) => act === 'DENIED')) return [`${nameOf(run.cell)} was denied and no row says so`];
  if (codeOf(run.heard) !== 'NOT_FOUND' || keepsWhatWasAsked(run, logged)) return [];
  return [`${nameOf(run.cell)} was denied and the row does not keep what was asked for: ${JSON.stringify(logged)}`];
}

function toldApart({ cell }: Run, ...logs: Logged[][]): string[] {
  const [here, there] = logs.map((all) => all.map(lasting).sort().join('; '));
  return here === there ? [] : [`${nameOf(cell)} is told apart in the log: ${here} instead of ${there}`];
}

/** Told that there is no such thing, or that it is not for them; by id, null is the same. */
function wasDenied({ cell, heard }: Run): boolean {
  const code = codeOf(heard);
  if (code === 'NOT_FOUND' || code === 'FORBIDDEN') return true;
  const { data, errors } = bodyOf(heard);
  const field = cell.sending.root.slice(cell.sending.root.indexOf('.') + 1);
  return cell.place.where === `${field}.id` && !errors && data?.[field] === null;
}

function keepsWhatWasAsked({ heard }: Run, logged: readonly Logged[]): boolean {
  return logged.some(({ act, subject_id }) => act === 'DENIED' && subject_id !== null && heard.sent.includes(subject_id));
}

/** A row without its ids: that there are some, and not which. */
const lasting = ({ act, operation, subject_type, subject_id, person_id, row_count, code }: Logged): string =>
  JSON.stringify([act, operation, subject_type, subject_id !== null, person_id !== null, row_count, code]);
