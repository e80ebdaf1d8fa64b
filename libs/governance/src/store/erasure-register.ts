import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { KeptFile } from '@lib/keeper';
import { inTransaction, recordByLog } from '@lib/ledger';
import type pg from 'pg';

/*
 * What was erased, written down outside the database: one file a request, with ids, ground and reference and none of anybody's words. A copy
 * of the database from before is erased again from it (`npm run migrate`), before anybody reads it.
 */
const TO_KEEP = `
select r.id, to_jsonb(r) - array['words', 'decided_words', 'lifted_words', 'kept_at', 'ledger_entry_id'] as kept
  from concordat.erasure_request r where r.erased_at is not null and r.kept_at is null order by r.erased_at`;

/** As concordat_integrator. Answers how many; each is on the disk before the database says that it is. */
export async function keepErasures(client: pg.ClientBase, folder: string): Promise<number> {
  const { rows } = await client.query<{ id: string; kept: object }>(TO_KEEP);
  if (rows.length > 0) mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { id, kept } of rows) {
    new KeptFile(join(folder, `${id}.json`)).change(() => ({ next: `${JSON.stringify(kept)}\n`, answer: null }));
    await client.query('update concordat.erasure_request set kept_at = concordat.now() where id = $1', [id]);
  }
  return rows.length;
}

const UNRECORDED = `
select r.id, r.agency_id as "agencyId", r.person_id as "personId", r.erased_at as "erasedAt", r.reference, r.ground, r.authority,
       r.note_id as "noteId", r.answer_id as "answerId"
  from concordat.erasure_request r where r.erased_at is not null and r.ledger_entry_id is null order by r.erased_at for update`;

interface Unrecorded {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly erasedAt: Date;
  readonly reference: string;
  readonly ground: string;
  readonly authority: string;
  readonly noteId: string | null;
  readonly answerId: string | null;
}

/** What was erased again after a restore is on the record as well, as soon as the record takes entries. As concordat_integrator; answers how many. */
export function recordErasures(client: pg.ClientBase): Promise<number> {
  return inTransaction(client, async () => {
    const { rows } = await client.query<Unrecorded>(UNRECORDED);
    if (rows.length === 0) return 0;
    const happened = rows.map(({ id: _id, agencyId, personId, erasedAt: occurredAt, ...said }) => ({
      kind: 'erasure.applied' as const,
      agencyId,
      personId,
      occurredAt,
      rationale: { ...said, again: true },
      to: [],
    }));
    const entries = await recordByLog(client, happened);
    if (entries === null) return 0;
    await client.query(
      'update concordat.erasure_request r set ledger_entry_id = e.entry from unnest($1::uuid[], $2::uuid[]) as e (id, entry) where r.id = e.id',
      [rows.map(({ id }) => id), entries],
    );
    return entries.length;
  });
}
