import { formatAddCheckpoint, parseNote, verifyCosignature, type VerifierKey } from '@lib/tlog';
import type pg from 'pg';
import { LogTables } from './log-tables.js';

export interface Witness {
  readonly name: string;
  readonly key: VerifierKey;
  readonly url: string;
}
const PATIENCE_MS = 5_000;
const COSIGNED = 'select coalesce(max(size), 0)::text as size from concordat.ledger_cosignature where witness = $1';
const NEWEST = 'select c.size::text, c.note from concordat.ledger_checkpoint c where c.note is not null order by c.size desc limit 1';
const KEEP = `
insert into concordat.ledger_cosignature (size, witness, line, at) values ($1, $2, $3, to_timestamp($4)) on conflict do nothing`;

/** Has one witness cosign the newest signed checkpoint. Answers the size it has seen now. It is shown sizes and hashes, nothing else. */
export async function askWitness(client: pg.ClientBase, witness: Witness): Promise<number> {
  const newest = (await client.query<{ size: string; note: string }>(NEWEST)).rows[0];
  const seen = Number((await client.query<{ size: string }>(COSIGNED, [witness.name])).rows[0]?.size ?? 0);
  const size = Number(newest?.size ?? 0);
  if (!newest || seen >= size) return seen;
  const first = await add(client, witness, { from: seen, size, note: newest.note });
  const answer = typeof first === 'number' ? await add(client, witness, { from: first, size, note: newest.note }) : first;
  if (typeof answer === 'number') throw new Error(`it says that it has seen ${answer} entries`);
  const text = parseNote(newest.note).text;
  const [signature] = parseNote(`${text}\n${answer}`).signatures;
  const at = signature ? verifyCosignature(text, signature, witness.key) : null;
  if (at === null) throw new Error('its cosignature does not hold');
  await client.query(KEEP, [size, witness.name, answer, at]);
  return size;
}

/** The cosignature; or the size the witness has seen, when it is another than was thought. */
async function add(client: pg.ClientBase, { url }: Witness, of: { from: number; size: number; note: string }): Promise<string | number> {
  const proof = of.from === 0 || of.from >= of.size ? [] : await new LogTables(client).tree(of.size).proveConsistency(of.from);
  const answer = await fetch(new URL('add-checkpoint', url.endsWith('/') ? url : `${url}/`), {
    method: 'POST',
    body: formatAddCheckpoint(of.from, proof, of.note),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const said = await answer.text();
  if (answer.status === 200) return said;
  if (answer.status === 409 && /^\d+\n?$/.test(said)) return Number(said);
  throw new Error(`it answered ${answer.status}: ${said.trim().slice(0, 200)}`);
}
