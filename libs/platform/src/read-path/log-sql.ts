import { quoted } from './columns.js';
import type { Parameters } from './arguments.js';
import type { GivenArgs, ReadRoot, ReadType } from './model.js';

export interface LogParameters {
  readonly signInId: string;
  readonly correlationId: string;
  readonly operation: string;
}

export function logParameters<Run extends LogParameters>(parameters: Parameters<Run>): LogParameters {
  return {
    signInId: parameters.add('uuid', (run) => run.signInId),
    correlationId: parameters.add('text', (run) => run.correlationId),
    operation: parameters.add('text', (run) => run.operation),
  };
}

/**
 * The access-log row of one root field, written by the statement that reads, from what it read: `source` answers one row with
 * n, id, person and shown. A data-modifying part of a statement always runs to its end, so without the row there is no answer.
 */
export function logSql(root: ReadRoot, subjectType: string, source: string, args: GivenArgs, parameters: LogParameters): string {
  const one = root.link.kind === 'one';
  const asked = one && argumentOf('id', args);
  const person = root.personArg ? `coalesce(s.person, ${args.value(root.personArg)})` : 's.person';
  const terms = root.details.map((name) => args.given(name, (value) => `${quoted(name)}, ${value}`)).filter((term) => term !== null);
  if (!one) terms.push(`'shown', to_jsonb(s.shown)`);
  const details = terms.length > 0 ? `jsonb_strip_nulls(jsonb_build_object(${terms.join(', ')}))` : 'null::jsonb';
  return `insert into concordat.access_log (agency_id, staff_id, sign_in_id, act, operation, subject_type, subject_id, person_id, row_count, code, details, correlation_id)
    select (select concordat.current_agency()), (select concordat.current_staff()), ${parameters.signInId},
      ${one ? `case when s.n = 0 then 'DENIED' else ${quoted(root.act)} end` : quoted(root.act)}, ${parameters.operation}, ${quoted(subjectType)},
      ${asked ? `coalesce(s.id, ${asked})` : 's.id'}, ${person}, s.n, ${one ? `case when s.n = 0 then 'NOT_FOUND' end` : 'null'}, ${details}, ${parameters.correlationId}
    from (${source}) s`;
}

function argumentOf(name: string, args: GivenArgs): string | null {
  try {
    return args.given(name, (value) => value);
  } catch {
    return null; // this root is not asked by id
  }
}

/** Columns that only the log row needs; `#self` stands for the row's own name. */
export function idColumns(type: ReadType): string {
  const id = type.key === '' ? 'null::uuid' : `#self.${type.key}`;
  return `, ${id} as "#id", ${type.person === undefined ? 'null::uuid' : `#self.${type.person}`} as "#person"`;
}

/** What the log row says of the rows in `name`: which one it was, or which ones were shown. */
export function countRows(name: string, one: boolean): string {
  const single = one ? '(array_agg("#id"))[1] as id, (array_agg("#person"))[1] as person' : 'null::uuid as id, null::uuid as person';
  return `select count(*)::int as n, ${single}, array_agg("#id") as shown from ${name}`;
}
