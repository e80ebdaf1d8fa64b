import { openSql, underReviewSql } from '@lib/access';
import { column, extendType, link, readRoot, readType } from '@lib/platform';
import { heldSql, seenSql, takenBackSql, toldSql, undecidedSql, withheldSql } from './known-then-sql.js';

/** More than this is a chronology, which is exported, not read off a page. */
const MOST = 40;
const agency = '(select concordat.current_agency())';
const newest = (instant: string) => [link.desc(instant, 'timestamptz'), link.desc('id', 'uuid')];

interface Asked {
  readonly self: string;
  readonly parent: string;
}
/** Shares to that agency, recorded by then and not taken back by then, that somebody there had opened by then, or had not. */
const available = (seen: boolean) => ({
  where: ({ self, parent }: Asked): string[] => [
    ...toldTo({ self, parent }),
    `not ${takenBackSql(self, `${parent}.at`)}`,
    `${seen ? '' : 'not '}${seenSql(self, `${parent}.at`)}`,
  ],
  order: newest('sent_at'),
  limit: MOST,
});
function toldTo({ self, parent }: Asked): string[] {
  return [`${self}.person_id = ${parent}.person_id`, `${self}.recipient_agency_id = ${parent}.agency_id`, toldSql(self, `${parent}.at`)];
}

/**
 * One agency's knowledge of one person at an instant. The lists are chosen by recorded instants; who may see each thing in them is the rule of
 * that very thing as it is now, so that nothing is said here about access that is not said there.
 */
export const knownThenRead = readType('KnownThen', {
  from: '',
  row: 'person_id uuid, agency_id uuid, at timestamptz',
  key: 'person_id',
  person: 'person_id',
  subject: 'KnownThen',
  conditions: {
    open: (self) => openSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, 'null'),
  },
  columns: {},
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    opened: link.many('Share', { ...available(true), more: 'moreOpened' }),
    unopened: link.many('Share', { ...available(false), more: 'moreUnopened' }),
    takenBack: link.many('Share', {
      where: ({ self, parent }) => [...toldTo({ self, parent }), takenBackSql(self, `${parent}.at`)],
      order: newest('sent_at'),
      limit: MOST,
      more: 'moreTakenBack',
    }),
    // The agreement has lapsed since, or it was sent to another unit: that something was there is said by the trail alone.
    closed: link.many('TrailEntry', {
      where: ({ self, parent }) => [
        `${self}.person_id = ${parent}.person_id`,
        `${self}.agency_id = ${parent}.agency_id`,
        `${self}.kind = 'RECEIVED'`,
        `${self}.at <= ${parent}.at`,
        `not exists (select 1 from concordat.share s where s.id = ${self}.share_id)`,
      ],
      order: newest('at'),
      limit: MOST,
      more: 'moreClosed',
    }),
    withheld: link.many('Decision', {
      where: ({ self, parent }) => [
        `${self}.person_id = ${parent}.person_id`,
        `${parent}.agency_id in (${self}.agency_id, ${self}.recipient_agency_id)`,
        withheldSql(self, `${parent}.at`),
      ],
      order: newest('decided_at'),
      limit: MOST,
      more: 'moreWithheld',
    }),
    held: link.many('RiskNote', {
      where: ({ self, parent }) => [
        `${self}.person_id = ${parent}.person_id`,
        heldSql(self, `${parent}.at`),
        `(${self}.agency_id = ${parent}.agency_id or ${undecidedSql(self, `${parent}.agency_id`, `${parent}.at`)})`,
      ],
      order: newest('recorded_at'),
      limit: MOST,
      more: 'moreHeld',
    }),
  },
});

/** When more than half of the witnesses had each cosigned a tree that holds it: from then on no later story could be told. */
export const sealWitnessed = extendType('Seal', {
  columns: {
    witnessedAt: column.instant(
      (self) => `(select c.at from unnest(${self}.witnesses) w cross join lateral (select c.at from concordat.ledger_cosignature c
          where c.witness = w and c.size > ${self}.leaf_index order by c.size limit 1) c
        order by c.at offset cardinality(${self}.witnesses) / 2 limit 1)`,
    ),
  },
});

/** Left out: the reader's own agency, and now. */
export const knownThenRoot = readRoot(
  'knownThen',
  {
    ...link.one('KnownThen', () => []),
    from: ({ args }) => `(select p.id as person_id, a.id as agency_id, coalesce(${args.value('at')}, (select concordat.now())) as at
      from concordat.person p cross join concordat.agency a
      where p.id = ${args.value('personId')} and a.id = coalesce(${args.value('agencyId')}, ${agency}))`,
  },
  { act: 'CONSULTATION', personArg: 'personId', details: ['agencyId', 'at'] },
);
