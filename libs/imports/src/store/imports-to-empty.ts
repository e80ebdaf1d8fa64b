import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

/** What the worker does with imports: it knows which are old, and cannot read what stands in them. */
@Injectable()
export class ImportsToEmpty {
  /** What nobody confirmed, or carried on with, for so many days is let go. Answers how many. */
  async letGo(tx: Tx, days: number): Promise<number> {
    const [gone]: [unknown[], number] = await tx.query(
      `update concordat.record_import set state = 'DROPPED', over_at = concordat.now()
        where state in ('STAGING', 'CHECKED', 'CARRYING') and touched_at <= concordat.now() - make_interval(days => $1) returning id`,
      [days],
    );
    return gone.length;
  }

  /** Of what is over the texts go: at once where it was let go, after so many days where rows were refused. Answers how many imports. */
  async empty(tx: Tx, days: number): Promise<number> {
    const [over]: [{ id: string }[], number] = await tx.query(
      `update concordat.record_import set emptied_at = concordat.now()
        where emptied_at is null and (state in ('CANCELLED', 'DROPPED') or (state = 'DONE' and over_at <= concordat.now() - make_interval(days => $1)))
        returning id`,
      [days],
    );
    const ids = over.map(({ id }) => id);
    if (ids.length > 0) await tx.query('update concordat.import_row set cells = null where import_id = any($1)', [ids]);
    return ids.length;
  }
}
