import { AccessLog, type Actor } from '@lib/access';
import { type Tx, UnitOfWork } from '@lib/platform';
import { parseCheckpoint, parseNote } from '@lib/tlog';
import { Injectable } from '@nestjs/common';
import { bestOfNewest } from './best-checkpoint.js';
import { type PlacedEntry, proveEntries } from './prove-entries.js';

export interface LastStatement {
  readonly number: number;
  readonly issuedAt: Date;
  readonly from: number;
  readonly to: number;
  readonly entries: number;
}
export interface OwnRecordStand {
  readonly origin: string;
  readonly size: number;
  /** How many of them are the agency's. */
  readonly entries: number;
  readonly sealedAt: Date;
  /** The note of the signed tree of that size, with the lines of the witnesses. */
  readonly checkpoint: string;
  readonly witnesses: readonly { readonly name: string; readonly size: number; readonly at: Date | null }[];
  readonly lastStatement: LastStatement | null;
}
export interface OwnRecordPart {
  /** JSON, a list as in the bundle: [{"index","entry","proof","disclosures"}]. */
  readonly entries: string;
  /** JSON, a list of notes, ascending: by which these entries were first witnessed. */
  readonly checkpoints: string;
  /** Where the next part begins; null after the last. */
  readonly next: number | null;
}
/** A few hundred kilobytes: well within what one answer may be. */
const AT_A_TIME = 100;
const STAND = `
select (select count(*)::int from concordat.ledger_party p join concordat.ledger_sequence q on q.entry_id = p.entry_id
         where p.agency_id = concordat.current_agency() and q.leaf_index < $1) as entries,
       (select c.signed_at from concordat.ledger_checkpoint c where c.size = $1) as "sealedAt",
       array(select jsonb_build_object('name', w.name, 'size', coalesce(k.size, 0), 'at', k.at) from concordat.ledger_state l
         cross join lateral unnest(l.witnesses) with ordinality w (name, nth)
         left join lateral (select c.size, c.at from concordat.ledger_cosignature c where c.witness = w.name order by c.size desc limit 1) k on true
         order by w.nth) as witnesses`;
const STATEMENT = `
select number, issued_at as "issuedAt", covers_from::int as from, covers_to::int as to, entries
  from concordat.ledger_statement order by number desc limit 1`;
const PART = 'select leaf_index::int as index, entry, disclosures from concordat.own_entries($1, $2, $3)';

interface Stand extends Pick<OwnRecordStand, 'entries' | 'sealedAt'> {
  readonly witnesses: readonly { readonly name: string; readonly size: number; readonly at: string | null }[];
}

/** All that an agency has of the record, in parts of one signed tree, each with its proof: what its own auditors take away to check. */
@Injectable()
export class OwnRecord {
  constructor(
    private readonly work: UnitOfWork,
    private readonly log: AccessLog,
  ) {}

  /** Null before anything is sealed. */
  stand(actor: Actor): Promise<OwnRecordStand | null> {
    return this.work.run(actor, async (tx) => {
      const best = await bestOfNewest(tx);
      await this.log.write(tx, actor, { act: 'CONSULTATION', operation: 'ownRecord', subjectType: 'OwnRecord', rowCount: best ? 1 : 0 });
      return best && standOf(tx, best.size, best.note);
    });
  }

  /** The entries from this place on, of the signed tree of this size. Null when no tree of that size was signed. */
  part(actor: Actor, { size, from }: { readonly size: number; readonly from: number }): Promise<OwnRecordPart | null> {
    return this.work.run(actor, async (tx) => {
      const [signed]: object[] = await tx.query('select 1 from concordat.ledger_checkpoint where size = $1 and note is not null', [size]);
      const entries: PlacedEntry[] = signed ? await tx.query(PART, [from, size, AT_A_TIME]) : [];
      await this.log.write(tx, actor, {
        act: 'CONSULTATION',
        operation: 'ownRecordPart',
        subjectType: 'OwnRecord',
        rowCount: entries.length,
      });
      return signed ? partOf(tx, size, entries) : null;
    });
  }
}

async function standOf(tx: Tx, size: number, note: string): Promise<OwnRecordStand> {
  const [stand]: Stand[] = await tx.query(STAND, [size]);
  const statements: LastStatement[] = await tx.query(STATEMENT);
  if (!stand) throw new Error('the record has no stand');
  const witnesses = stand.witnesses.map(({ at, ...one }) => ({ ...one, at: at === null ? null : new Date(at) }));
  return {
    ...stand,
    origin: parseCheckpoint(parseNote(note).text).origin,
    size,
    checkpoint: note,
    witnesses,
    lastStatement: statements[0] ?? null,
  };
}

async function partOf(tx: Tx, size: number, entries: readonly PlacedEntry[]): Promise<OwnRecordPart> {
  const { shown, checkpoints } = await proveEntries(tx, size, entries);
  const last = entries.at(-1);
  const next = last && entries.length === AT_A_TIME ? last.index + 1 : null;
  return { entries: JSON.stringify(shown), checkpoints: JSON.stringify(checkpoints.map(({ note }) => note)), next };
}
