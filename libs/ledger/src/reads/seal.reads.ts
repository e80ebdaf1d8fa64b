import { column, readType } from '@lib/platform';

/** Where an entry stands, by its id. Places and signatures say nothing about anybody. */
export const sealRead = readType('Seal', {
  from: `(select e.id as entry_id, q.leaf_index, e.recorded_at < l.genesis_at as before, l.witnesses,
      (select c.signed_at from concordat.ledger_checkpoint c where c.size > q.leaf_index and c.note is not null order by c.size limit 1) as sealed_at
    from concordat.ledger_entry e left join concordat.ledger_sequence q on q.entry_id = e.id left join concordat.ledger_state l on true)`,
  key: 'entry_id',
  open: 'it stands and falls with what it is the seal of',
  columns: {
    state: column.text((self) => `case when ${self}.sealed_at is null then 'PENDING' else 'SEALED' end`),
    sealedAt: column.instant('sealed_at'),
    witnessed: column.int(
      (self) => `(select count(*)::int from unnest(${self}.witnesses) w where exists (
        select 1 from concordat.ledger_cosignature c where c.witness = w and c.size > ${self}.leaf_index))`,
    ),
    witnesses: column.int((self) => `coalesce(cardinality(${self}.witnesses), 0)`),
    recordedBefore: column.flag((self) => `coalesce(${self}.before, false)`),
  },
});
