import type { Tx } from '@lib/platform';
import type { BuiltEntry } from '../record/build-entry.js';

/** All in one statement: the entries, what opens them, and whose they are. The tables check each other when it ends. */
const ADD = `
with entries as (
  insert into concordat.ledger_entry (id, entry) select * from unnest($1::uuid[], $2::bytea[])),
opened as (
  insert into concordat.ledger_disclosure (entry_id, ordinal, custodian_agency_id, part, disclosure)
  select entry_id, ordinal, $7, part, disclosure from unnest($3::uuid[], $4::int[], $5::text[], $6::text[]) as t (entry_id, ordinal, part, disclosure))
insert into concordat.ledger_party (entry_id, agency_id) select * from unnest($8::uuid[], $9::uuid[])`;

export async function addEntries(
  tx: Pick<Tx, 'query'>,
  custodianAgencyId: string | null,
  built: readonly BuiltEntry[],
  parties: readonly { readonly id: string; readonly agencyId: string }[],
): Promise<void> {
  const opened = built.flatMap(({ id, disclosures }) => disclosures.map((one) => ({ id, ...one })));
  await tx.query(ADD, [
    built.map(({ id }) => id),
    built.map(({ entryBytes }) => entryBytes),
    opened.map(({ id }) => id),
    opened.map(({ ordinal }) => ordinal),
    opened.map(({ part }) => part),
    opened.map(({ disclosure }) => disclosure),
    custodianAgencyId,
    parties.map(({ id }) => id),
    parties.map(({ agencyId }) => agencyId),
  ]);
}
