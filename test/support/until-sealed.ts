import { recorded } from './loader.js';

export async function until(holds: () => Promise<boolean>, ms = 30_000): Promise<void> {
  for (const end = Date.now() + ms; !(await holds()); await new Promise((again) => setTimeout(again, 50)))
    if (Date.now() > end) throw new Error('it did not come to that in time');
}

/** Nothing waits, the whole tree is signed, every share that it covers is marked, and this many witnesses have cosigned it. */
const SEALED = `
select not exists (select 1 from concordat.ledger_pending) and not exists (select 1 from concordat.share where sealed_at is null)
   and w.size = (select max(leaf_index) + 1 from concordat.ledger_sequence)
   and (select count(*) from concordat.ledger_cosignature k where k.size = w.size) = $1 as sealed
  from (select max(c.size) as size from concordat.ledger_checkpoint c where c.note is not null) w`;

export function untilSealed(
  ownerUrl: string,
  { witnesses = 0, ms }: { readonly witnesses?: number; readonly ms?: number } = {},
): Promise<void> {
  return until(async () => (await recorded<{ sealed: boolean | null }>(ownerUrl, SEALED, witnesses))[0]?.sealed === true, ms);
}
