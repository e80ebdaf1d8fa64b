import type { Tx } from '@lib/platform';
import type { EntityTarget, ObjectLiteral } from 'typeorm';

/** Rows of one table; all of them name the same columns, and what they do not name keeps the column's default. */
export interface TableRows {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly rows: readonly object[];
}

export function rowsOf<Row extends ObjectLiteral>(entity: new () => Row, rows: readonly Partial<Row>[]): TableRows {
  return { entity, rows };
}

/**
 * Several tables, many rows, one statement: a sitting of thirty decisions costs one round trip. Foreign keys among them are checked when
 * the statement ends. Nothing is returned, because a row is often written for somebody whose rows the writer may not read.
 */
export async function insertTogether(tx: Tx, ...tables: readonly TableRows[]): Promise<void> {
  const inserts = tables.filter(({ rows }) => rows.length > 0).map((table, i) => insertOf(tx, table, i));
  if (inserts.length === 0) return;
  const steps = inserts.map(({ sql }, i) => `t${i} as (${sql})`);
  const json = inserts.map((insert) => insert.json);
  await tx.query(`with ${steps.join(',\n')}\nselect 1`, json);
}

function insertOf(tx: Tx, { entity, rows }: TableRows, index: number): { sql: string; json: string } {
  const { tablePath, columns } = tx.connection.getMetadata(entity);
  const first = rows[0] ?? {};
  const named = columns.filter(({ propertyName }) => propertyName in first);
  const list = named.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const asRow = (row: ObjectLiteral): object =>
    Object.fromEntries(named.map(({ databaseName, propertyName }) => [databaseName, written(row[propertyName])]));
  return {
    sql: `insert into ${tablePath} (${list}) select ${list} from jsonb_populate_recordset(null::${tablePath}, $${index + 1}::jsonb)`,
    json: JSON.stringify(rows.map(asRow)),
  };
}

/** Bytes in PostgreSQL's own spelling; everything else as JSON writes it. */
function written(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}
