import { column, link, readRoot, readType } from '@lib/platform';
import { SAMPLE_DAYS, SEARCH_REASONS } from '../domain/search-sample.js';

/** Searches for people in the access log, of the days that are sampled. The other acts of the log are not searches and are not here. */
const SEARCHES = `(select l.id, l.at, l.agency_id, l.staff_id, l.row_count, l.details ->> 'text' as typed, (l.details ->> 'bornOn')::date as born_on, f.reason
  from concordat.access_log l left join concordat.search_flag f on f.search_id = l.id
  where l.act = 'SEARCH' and l.subject_type = 'PersonMatch' and l.at >= (select concordat.now()) - interval '${SAMPLE_DAYS} days')`;

export const sampledSearchRead = readType('SampledSearch', {
  from: SEARCHES,
  row: 'id uuid, at timestamptz, agency_id uuid, staff_id uuid, row_count int, typed text, born_on date, reason text',
  subject: 'SampledSearch',
  conditions: { agencyId: 'agency_id' },
  columns: {
    id: column.uuid('id'),
    at: column.instant('at'),
    typed: column.text('typed'),
    bornOn: column.day('born_on'),
    shownCount: column.int((self) => `coalesce(${self}.row_count, 0)`),
    reason: column.text('reason'),
    reasonLabel: column.lookup('reason', SEARCH_REASONS),
  },
  links: {
    staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
    looks: link.many('SearchLook', {
      where: ({ self, parent }) => [`${self}.search_id = ${parent}.id`],
      order: [link.asc('looked_at', 'timestamptz'), link.asc('id', 'uuid')],
    }),
  },
});

export const searchLookRead = readType('SearchLook', {
  from: 'concordat.search_look',
  subject: 'SearchLook',
  conditions: { agencyId: 'agency_id' },
  columns: { id: column.uuid('id'), lookedAt: column.instant('looked_at'), outcome: column.text('outcome'), words: column.text('words') },
  links: { lookedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.looked_by`]) },
});

const stated = 'lawfulUse';

export const namedSearchesRoot = readRoot(
  'namedSearches',
  link.page('SampledSearch', {
    where: ({ self, args }) => [args.given(stated, (use) => `${use} is not null`), `${self}.reason is not null`],
    order: [link.desc('at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION', details: [stated] },
);

export const randomSearchesRoot = readRoot(
  'randomSearches',
  link.many('SampledSearch', {
    where: ({ self, args }) => [
      args.given(stated, (use) => `${use} is not null`),
      `${self}.id in (select concordat.random_searches(left(${args.value('seed')}, 100), least(greatest(${args.value('size')}, 0), 100)))`,
    ],
    order: [link.desc('at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION', details: [stated, 'seed', 'size'] },
);

export const sampledSearchRoot = readRoot(
  'sampledSearch',
  link.one('SampledSearch', ({ self, args }) => [args.given(stated, (use) => `${use} is not null`), `${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION', details: [stated] },
);
