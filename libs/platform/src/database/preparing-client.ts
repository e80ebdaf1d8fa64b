import pg from 'pg';

/** As many as a connection keeps planned; each plan of a wide statement under row security takes some hundred kilobytes there. */
const PREPARED = 400;
/** Texts that were met once. Those that are never met again, because they list as many values as there happened to be, take no place. */
const MET = 2_000;
const names = new Map<string, string>();
const met = new Set<string>();

/**
 * A connection that prepares what it is sent again. Planning a statement under row security costs more than running it: of a sharing decision
 * it was half of what the server did. Statements that come with a name keep it.
 */
export class PreparingClient extends pg.Client {
  // Five overloads of the driver's, passed through: only what is asked is changed.
  override query(...asked: unknown[]): never {
    const [text, values] = asked;
    const send = super.query.bind(this) as (...args: unknown[]) => never;
    if (typeof text === 'string' && Array.isArray(values)) return send(named({ text, values }), ...asked.slice(2));
    return isUnnamed(text) ? send(named(text), ...asked.slice(1)) : send(...asked);
  }
}

function named<Query extends { readonly text: string }>(query: Query): Query & { name?: string } {
  const name = nameOf(query.text);
  return name === undefined ? query : { ...query, name };
}

function isUnnamed(asked: unknown): asked is { readonly text: string; readonly values: readonly unknown[] } {
  if (typeof asked !== 'object' || asked === null || 'submit' in asked || 'name' in asked) return false;
  return 'text' in asked && 'values' in asked && Array.isArray(asked.values);
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= PREPARED) return known;
  if (!met.delete(text)) {
    if (met.size >= MET) met.clear();
    met.add(text);
    return undefined;
  }
  const name = `again_${names.size + 1}`;
  names.set(text, name);
  return name;
}
