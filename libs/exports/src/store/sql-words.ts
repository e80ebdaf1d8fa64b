/** An instant as ISO 8601 in UTC, to the millisecond: text, because it goes through JSON before it is in a file. */
export const isoSql = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The same to the microsecond, as the database keeps it. */
export const exactSql = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
export const namedSql = (table: string, id: string): string => `(select x.name from concordat.${table} x where x.id = ${id})`;
/** Whom something went to: somebody, their unit, their agency, as far as each was named. */
export const partySql = (agency: string, unit: string, staff: string): string =>
  `nullif(concat_ws(', ', ${namedSql('staff', staff)}, ${namedSql('unit', unit)}, ${namedSql('agency', agency)}), '')`;
