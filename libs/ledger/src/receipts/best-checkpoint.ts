import type { Tx } from '@lib/platform';
import { formatNote, parseNote } from '@lib/tlog';

export interface CosignedCheckpoint {
  readonly size: number;
  /** The note as the log signed it, with the lines of the witnesses behind. */
  readonly note: string;
}

/*
 * Witnesses are asked at different moments, so in a busy hour they cosign different trees. Of the checkpoints that hold the entry the one
 * that most have cosigned, and of those the oldest: it proves the earliest instant. Not all are looked through: a thousand of them are a day.
 */
const BEST = `
with near as (
  select c.size, c.note from concordat.ledger_checkpoint c where c.size > $1 and c.note is not null order by c.size limit 1000)
select n.size::text, n.note, array(select k.line from concordat.ledger_cosignature k where k.size = n.size order by k.witness) as lines
  from near n order by (select count(*) from concordat.ledger_cosignature k where k.size = n.size) desc, n.size limit 1`;
const NEWEST = `
select c.size::text, c.note, array(select k.line from concordat.ledger_cosignature k where k.size = c.size order by k.witness) as lines
  from concordat.ledger_checkpoint c where c.note is not null order by c.size desc limit 100`;

interface Row {
  readonly size: string;
  readonly note: string;
  readonly lines: readonly string[];
}

/** The checkpoint to prove this entry under; null while none that holds it is signed. */
export async function bestCheckpoint(tx: Pick<Tx, 'query'>, leafIndex: number): Promise<CosignedCheckpoint | null> {
  const [row]: Row[] = await tx.query(BEST, [leafIndex]);
  return row ? cosigned(row) : null;
}

/** What to show the whole record under: of the last hundred the one that most have cosigned, since the newest may have come a second ago. */
export async function bestOfNewest(tx: Pick<Tx, 'query'>): Promise<CosignedCheckpoint | null> {
  const rows: Row[] = await tx.query(NEWEST);
  const best = rows.sort((one, other) => other.lines.length - one.lines.length || Number(other.size) - Number(one.size))[0];
  return best ? cosigned(best) : null;
}

function cosigned({ size, note, lines }: Row): CosignedCheckpoint {
  const { text } = parseNote(note);
  const signed = note.slice(text.length + 1);
  return { size: Number(size), note: formatNote(text, [signed, ...lines].flatMap(linesOf)) };
}

const linesOf = (block: string): string[] => block.split(/(?<=\n)/);
