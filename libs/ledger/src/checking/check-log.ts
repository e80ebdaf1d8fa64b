import { leafHash, NoteError, openCheckpoint, type VerifierKey } from '@lib/tlog';
import type pg from 'pg';
import { GrowingRoot } from './growing-root.js';
import { type KeptOfEntry, wrongTexts } from './kept-texts.js';
import { wrongOpenings } from './opened-digests.js';

export interface Checked {
  readonly size: number;
  /** The first entry that something is wrong with, and what; null when the database holds the record that was signed. */
  readonly fault: { readonly index: number; readonly words: string } | null;
}
interface Placed extends KeptOfEntry {
  readonly index: string;
  readonly entry: Buffer;
  readonly leaf: Buffer;
}
interface Committed {
  readonly size: string;
  readonly root: Buffer;
  readonly note: string | null;
}
const PAGE = 500;
const ENTRIES = `
select q.leaf_index::text as index, e.entry, e.leaf_hash as leaf,
       coalesce((select jsonb_agg(jsonb_build_object('part', d.part, 'disclosure', d.disclosure)) from concordat.ledger_disclosure d
         where d.entry_id = q.entry_id), '[]') as opened,
       coalesce((select jsonb_agg(jsonb_build_object('id', coalesce(i.note_id, i.answer_id),
           'to', concat_ws('/', s.recipient_agency_id, s.recipient_unit_id, s.recipient_staff_id), 'body', i.body))
         from concordat.share s join concordat.share_item i on i.share_id = s.id
         where s.ledger_entry_id = q.entry_id or s.set_id in (select x.id from concordat.decision_set x where x.ledger_entry_id = q.entry_id)), '[]') as texts,
       array(select g.digest from concordat.ledger_erased g where g.entry_id = q.entry_id) as erased
  from concordat.ledger_sequence q join concordat.ledger_entry e on e.id = q.entry_id
 where q.leaf_index > $1 order by q.leaf_index limit ${PAGE}`;
const COMMITTED = 'select c.size::text, c.root, c.note from concordat.ledger_checkpoint c order by c.size';
const TILES = 'select level, index::text, hashes from concordat.ledger_tile';

/**
 * The whole record of a database, made again from its entries: places, hashes, tiles, everything that was committed and signed, and all that
 * is kept to open entries, down to the words that went. Reads everything once; entries that have no place yet are not part of the record.
 * As somebody whom row security does not narrow: what is not seen is not checked.
 */
export async function checkLog(client: pg.ClientBase, key: VerifierKey): Promise<Checked> {
  const check = new Check(
    (await client.query<Committed>(COMMITTED)).rows,
    (await client.query<{ level: number; index: string; hashes: Buffer }>(TILES)).rows,
    key,
  );
  for (let last = -1; ;) {
    const { rows } = await client.query<Placed>(ENTRIES, [last]);
    for (const placed of rows) check.entry(placed);
    if (rows.length < PAGE) return check.finish();
    last = Number(rows.at(-1)?.index);
  }
}

class Check {
  private size = 0;
  private fault: Checked['fault'] = null;
  /** A hash over many entries: named only when none of them is at fault itself. */
  private above: Checked['fault'] = null;
  private readonly committed: Map<number, Committed>;
  private readonly tiles: Map<string, Buffer>;
  private readonly tree = new GrowingRoot((level, index, hashes) => this.tile(level, index, hashes));

  constructor(
    committed: readonly Committed[],
    tiles: readonly { level: number; index: string; hashes: Buffer }[],
    private readonly key: VerifierKey,
  ) {
    this.committed = new Map(committed.map((one) => [Number(one.size), one]));
    this.tiles = new Map(tiles.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
  }

  entry({ index, entry, leaf, ...kept }: Placed): void {
    const at = this.size;
    if (Number(index) !== at) this.say(at, `there is no entry ${at}: the next one stands at ${index}`);
    const hash = leafHash(entry);
    if (!hash.equals(leaf)) this.say(at, `entry ${at} is not what was hashed when it was recorded`);
    if (!this.leafIn(at)?.equals(hash)) this.say(at, `entry ${at} is not the one that has this place in the tree`);
    if (wrongOpenings(entry, kept.opened)) this.say(at, `what is kept to open entry ${at} does not fit it`);
    else if (wrongTexts(kept)) this.say(at, `the words that went by entry ${at} are not those it commits to, or what opens them is gone`);
    this.tree.add(hash);
    this.size += 1;
    const committed = this.committed.get(this.size);
    if (committed) this.checkpoint(committed);
    this.committed.delete(this.size);
  }

  finish(): Checked {
    this.tree.finish();
    for (const size of this.committed.keys()) this.say(this.size, `${size} entries were committed, and there are ${this.size}`);
    for (const place of this.tiles.keys()) this.say(this.size, `there is a tile ${place} that the entries do not give`);
    return { size: this.size, fault: this.fault ?? this.above };
  }

  private checkpoint({ size, root, note }: Committed): void {
    const first = Number(size) - 1;
    const real = this.tree.root();
    if (!real.equals(root)) this.say(first, `the first ${size} entries do not give the root that was committed for them`);
    if (note !== null && !this.signs(note, Number(size), real))
      this.say(first, `what was signed for the first ${size} entries is not theirs`);
  }

  private signs(note: string, size: number, root: Buffer): boolean {
    try {
      const signed = openCheckpoint(note, this.key);
      return signed.size === size && signed.root.equals(root);
    } catch (fault) {
      if (fault instanceof NoteError) return false;
      throw fault;
    }
  }

  private leafIn(index: number): Buffer | undefined {
    const tile = this.tiles.get(`0/${Math.floor(index / 256)}`);
    return tile?.subarray((index % 256) * 32, (index % 256) * 32 + 32);
  }

  /** Level 0 was compared entry by entry; here its length, and every row above. */
  private tile(level: number, index: number, hashes: Buffer): void {
    const stored = this.tiles.get(`${level}/${index}`);
    this.tiles.delete(`${level}/${index}`);
    if (stored?.equals(hashes)) return;
    const first = firstDifference(stored ?? Buffer.alloc(0), hashes);
    const words = `tile ${level}/${index} does not hold the hashes of its entries`;
    if (level === 0) this.say(index * 256 + first, words);
    else this.above ??= { index: (index * 256 + first) * 256 ** level, words };
  }

  /** The one that concerns the earliest entry. */
  private say(index: number, words: string): void {
    if (this.fault === null || index < this.fault.index) this.fault = { index, words };
  }
}

function firstDifference(stored: Buffer, real: Buffer): number {
  for (let at = 0; at < real.length; at += 32) if (!stored.subarray(at, at + 32).equals(real.subarray(at, at + 32))) return at / 32;
  return real.length / 32;
}
