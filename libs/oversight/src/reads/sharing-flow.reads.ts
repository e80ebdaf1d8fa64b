import { column, link, readRoot, type RowsOf, readType } from '@lib/platform';
import { trailRead } from './trail.read.js';

/** Each entry asks the rules of the entry, the share, its items and notes: so many take a fifth of a second, seconds where all are limited. */
const MOST_COUNTED = 5_000;
const own = '(select concordat.current_agency())';
const SENT_HERE = `x.kind = 'SENT' and x.told_how = 'PORTAL'`;
const OPENED = `${SENT_HERE} and x.first_seen_at is not null`;

/** Half of them were quicker, and nineteen in twenty; in whole seconds. */
const seconds = (part: number, taken: string, of: string): string =>
  `round(percentile_cont(${part}) within group (order by ${taken}) filter (where ${of}))::int`;
const since = (from: string, to: string): string => `greatest(extract(epoch from ${to} - ${from}), 0)`;
const DECIDING = since('n.recorded_at', 'x.sent_at');
const OPENING = since('x.sent_at', 'x.first_seen_at');
const inPeriod = (entry: string, asked: string): string => `${entry}.agency_id = ${asked}.agency_id
  and ${entry}.kind in ('SENT', 'RECEIVED') and ${entry}.from_agency_id <> ${entry}.to_agency_id
  and ${entry}.at >= ${asked}.since and ${entry}.at < ${asked}.until`;

/**
 * What went between the reader's agency and each other one, counted over the very trail entries that the reader may read, by the trail's own
 * rules and by row security: a supervisor's figures are those of their units. What was told by telephone or at a meeting counts as sent, but
 * no time is taken of it.
 */
const partners = (parent: string, rowsOf: RowsOf): string => `lateral (with recent as materialized (
    select t.kind, case t.kind when 'SENT' then t.to_agency_id else t.from_agency_id end as partner_id, t.share_id
    from ${trailRead.from} t where ${inPeriod('t', parent)} and ${rowsOf(trailRead, 't')}
    order by t.at desc, t.id desc limit ${MOST_COUNTED}),
  passed as materialized (
    select r.kind, r.partner_id, r.share_id, s.sent_at, s.first_seen_at, s.revoked_at, s.told_how
    from recent r left join concordat.share s on s.id = r.share_id),
  items as (
    select x.partner_id, (count(*) filter (where x.kind = 'SENT'))::int as sent, (count(*) filter (where x.kind = 'RECEIVED'))::int as received,
      (count(n.id) filter (where ${SENT_HERE}))::int as decided,
      ${seconds(0.5, DECIDING, `${SENT_HERE} and n.id is not null`)} as half, ${seconds(0.95, DECIDING, `${SENT_HERE} and n.id is not null`)} as most
    from passed x join concordat.share_item i on i.share_id = x.share_id left join concordat.risk_note n on n.id = i.note_id and x.kind = 'SENT'
    group by x.partner_id)
  select x.partner_id as id, ${parent}.agency_id, count(*)::int as total,
    (count(*) filter (where x.kind = 'SENT'))::int as sent, coalesce(min(i.sent), 0) as sent_items,
    (count(*) filter (where x.kind = 'RECEIVED'))::int as received, coalesce(min(i.received), 0) as received_items,
    (count(*) filter (where ${OPENED}))::int as opened,
    (count(*) filter (where ${SENT_HERE} and x.first_seen_at is null and x.revoked_at is null))::int as unopened,
    ${seconds(0.5, OPENING, OPENED)} as opening_half, ${seconds(0.95, OPENING, OPENED)} as opening_most,
    coalesce(min(i.decided), 0) as decided, min(i.half) as deciding_half, min(i.most) as deciding_most
  from passed x left join items i on i.partner_id = x.partner_id group by x.partner_id)`;

export const sharingFlowRead = readType('SharingFlow', {
  from: '',
  row: 'agency_id uuid, since timestamptz, until timestamptz',
  key: 'agency_id',
  subject: 'SharingFlow',
  conditions: { agencyId: 'agency_id' },
  columns: {
    whole: column.flag(
      (self) => `(select count(*) <= ${MOST_COUNTED}
        from (select 1 from concordat.trail_entry e where ${inPeriod('e', self)} limit ${MOST_COUNTED + 1}) e)`,
    ),
  },
  links: {
    partners: link.many('AgencyFlow', {
      where: () => [],
      rows: ({ parent }, rowsOf) => partners(parent, rowsOf),
      order: [link.desc('total', 'int'), link.asc('id', 'uuid')],
      more: 'morePartners',
    }),
  },
});

export const agencyFlowRead = readType('AgencyFlow', {
  from: '',
  row: 'id uuid, agency_id uuid',
  subject: 'SharingFlow',
  conditions: { agencyId: 'agency_id' },
  columns: {
    sent: column.int('sent'),
    sentItems: column.int('sent_items'),
    received: column.int('received'),
    receivedItems: column.int('received_items'),
    decided: column.int('decided'),
    decidingHalf: column.int('deciding_half'),
    decidingMost: column.int('deciding_most'),
    opened: column.int('opened'),
    openingHalf: column.int('opening_half'),
    openingMost: column.int('opening_most'),
    unopened: column.int('unopened'),
  },
  links: { agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.id`]) },
});

/** Left out: since the beginning, and until now. */
export const sharingFlowRoot = readRoot(
  'sharingFlow',
  {
    ...link.one('SharingFlow', () => []),
    from: ({ args }) =>
      `(select ${own} as agency_id, coalesce(${args.value('from')}, '-infinity') as since, coalesce(${args.value('to')}, 'infinity') as until)`,
  },
  { act: 'CONSULTATION', details: ['from', 'to'] },
);
