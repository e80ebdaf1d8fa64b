import { cosign, formatCheckpoint, leafHash, rootOfLeaves, SigningKey, signNote, TileTree } from '@lib/tlog';
import type pg from 'pg';
import { asOwner } from './database.js';

const LOG = 'ledger.probe.example/2027';
const WITNESS = 'probed';
/** A size that is signed besides the whole: what is asked for with sound values alone (sound-inputs.ts) is asked for in it. */
export const SIGNED_SIZE = 200;

/** The whole world on the signed record, as the integrator would have left it: its hashes say nothing, so none of them is a canary. */
export async function sealWorld(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    // Of everybody's and before all others, so that no agency's record is read in one part, however much else is planted.
    await client.query(
      `with more as (insert into concordat.ledger_entry (id, entry, recorded_at) select gen_random_uuid(), '{}', '2020-01-01' from generate_series(1, 210) returning id)
       insert into concordat.ledger_party (agency_id, entry_id) select a.id, m.id from concordat.agency a cross join more m`,
    );
    const { rows } = await client.query<{ id: string; entry: Buffer }>(
      'select id, entry from concordat.ledger_entry order by recorded_at, id',
    );
    if (rows.length <= SIGNED_SIZE) throw new Error(`the world has ${rows.length} entries, and ${SIGNED_SIZE} are to be signed apart`);
    const key = SigningKey.generate(LOG, 1);
    await client.query('insert into concordat.ledger_state (origin, genesis_entry_id, witnesses) values ($1, $2, $3)', [
      LOG,
      rows[0]?.id,
      [WITNESS],
    ]);
    await client.query(
      `insert into concordat.ledger_sequence (leaf_index, entry_id) select nth - 1, id from unnest($1::uuid[]) with ordinality t (id, nth)`,
      [rows.map(({ id }) => id)],
    );
    await client.query('delete from concordat.ledger_pending');
    const tree = new TileTree(0, () => Buffer.alloc(0));
    await tree.append(rows.map(({ entry }) => leafHash(entry)));
    for (const { level, index, hashes } of tree.changed())
      await client.query('insert into concordat.ledger_tile (level, index, hashes) values ($1, $2, $3)', [level, index, hashes]);
    for (const size of [SIGNED_SIZE, rows.length]) await sign(client, key, size, rootOf(rows.slice(0, size)));
    await client.query(
      `insert into concordat.ledger_statement (agency_id, number, entry_id, covers_from, covers_to, entries, issued_on)
       select a.id, 1, (array(select e.id from concordat.ledger_entry e order by e.id))[row_number() over (order by a.id)], 0, $1, 1, '2026-03-01'
         from concordat.agency a`,
      [SIGNED_SIZE],
    );
  });
}

const rootOf = (rows: readonly { readonly entry: Buffer }[]): Buffer => rootOfLeaves(rows.map(({ entry }) => leafHash(entry)));

async function sign(client: pg.Client, key: SigningKey, size: number, root: Buffer): Promise<void> {
  const text = formatCheckpoint({ origin: LOG, size, root });
  await client.query('insert into concordat.ledger_checkpoint (size, root, note, signed_at) values ($1, $2, $3, now())', [
    size,
    root,
    signNote(text, key),
  ]);
  const line = cosign(text, SigningKey.generate(`${WITNESS}.witness.example`, 4), 1_800_000_000);
  await client.query('insert into concordat.ledger_cosignature (size, witness, line, at) values ($1, $2, $3, now())', [
    size,
    WITNESS,
    line,
  ]);
}
