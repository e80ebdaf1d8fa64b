/** How a column's value is written in JSON, and which GraphQL types it may stand for. */
export type ColumnKind = 'uuid' | 'text' | 'int' | 'flag' | 'day' | 'instant' | 'texts' | 'uuids';

export interface Column {
  readonly kind: ColumnKind;
  readonly sql: (self: string) => string;
  /** Null unless a rule names this very field for this row: `may('read', subject, { fields: [...] })`. */
  readonly guarded: boolean;
  /** The bare column name, when it is one: its NOT NULL is compared with the schema at start-up. */
  readonly name?: string;
}
export interface ColumnOptions {
  readonly guarded?: boolean;
}
export type ColumnSource = string | ((self: string) => string);

function ofKind(kind: ColumnKind) {
  return (source: ColumnSource, options: ColumnOptions = {}): Column => ({
    kind,
    sql: typeof source === 'string' ? (self) => `${self}.${source}` : source,
    guarded: options.guarded ?? false,
    ...(typeof source === 'string' ? { name: source } : {}),
  });
}

/** A label that stands in code, not in a table: the code's own words for it, or the code itself when it is not known. */
function lookup(source: ColumnSource, labels: Readonly<Record<string, string>>): Column {
  const code = typeof source === 'string' ? (self: string) => `${self}.${source}` : source;
  const table = quoted(JSON.stringify(labels));
  return { kind: 'text', guarded: false, sql: (self) => `coalesce(${table}::jsonb ->> ${code(self)}, ${code(self)})` };
}

/** A literal for SQL text. Only for words that stand in code; whatever a person sends is a parameter. */
export function quoted(words: string): string {
  if (words.includes('\0')) throw new Error('a literal holds a NUL');
  const escaped = words.replaceAll("'", "''");
  return escaped.includes('\\') ? `e'${escaped.replaceAll('\\', '\\\\')}'` : `'${escaped}'`;
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The columns of a read type. `texts` is a text[] or a jsonb array of strings. */
export const column = {
  uuid: ofKind('uuid'),
  text: ofKind('text'),
  int: ofKind('int'),
  flag: ofKind('flag'),
  day: ofKind('day'),
  instant: ofKind('instant'),
  texts: ofKind('texts'),
  uuids: ofKind('uuids'),
  lookup,
};
