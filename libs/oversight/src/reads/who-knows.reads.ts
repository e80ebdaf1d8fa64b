import { gravitySql } from '@lib/risk';
import { lapsedSql, openSql } from '@lib/access';
import { column, link, readRoot, readType } from '@lib/platform';
import { cellsSql, KNOWS_CELL } from './knows-cells-sql.js';
import { agenciesSql, KNOWS_ROW, MOST_AGENCIES, rowsSql, whoKnowsSql } from './knows-rows-sql.js';

export const whoKnowsRead = readType('WhoKnowsWhat', {
  from: '',
  row: 'person_id uuid, at timestamptz, agency_ids uuid[], more_agencies boolean',
  key: 'person_id',
  person: 'person_id',
  subject: 'WhoKnowsWhat',
  conditions: { open: (self) => openSql(`${self}.person_id`) },
  columns: { at: column.instant('at'), moreAgencies: column.flag('more_agencies') },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    agencies: link.many('Agency', {
      where: () => [],
      rows: ({ parent }) => agenciesSql(parent),
      order: [link.asc('place', 'int')],
      limit: MOST_AGENCIES,
    }),
    rows: link.page('KnowsRow', {
      rows: ({ parent }) => rowsSql(parent),
      order: [link.desc((self) => gravitySql(`${self}.level`), 'int'), link.desc('recorded_at', 'timestamptz'), link.desc('id', 'uuid')],
    }),
  },
});

/** The note, the share and its item stand each under its own rule besides. */
export const knowsRowRead = readType('KnowsRow', {
  from: '',
  row: KNOWS_ROW,
  subject: 'KnowsRow',
  conditions: {
    agencyId: 'agency_id',
    recipientAgencyId: 'recipient_agency_id',
    recipientUnitId: 'recipient_unit_id',
    recipientStaffId: 'recipient_staff_id',
    lapsed: (self) => lapsedSql(`${self}.agreement_id`, `${self}.sender_agency_id`, `${self}.recipient_agency_id`),
    open: (self) => openSql(`${self}.person_id`),
  },
  columns: { id: column.uuid('id'), level: column.text('level'), recordedAt: column.instant('recorded_at') },
  links: {
    note: link.one('RiskNote', ({ self, parent }) => [`${self}.id = ${parent}.note_id`]),
    share: link.one('Share', ({ self, parent }) => [`${self}.id = ${parent}.share_id`]),
    item: link.one('ShareItem', ({ self, parent }) => [`${self}.id = ${parent}.item_id`]),
    cells: link.many('KnowsCell', {
      where: () => [],
      rows: ({ parent }) => cellsSql(parent),
      order: [link.asc('place', 'int')],
      limit: MOST_AGENCIES,
    }),
  },
});

export const knowsCellRead = readType('KnowsCell', {
  from: '',
  row: KNOWS_CELL,
  key: '',
  open: 'it stands and falls with its row: our own note and our own decisions about it, or a share that we were sent',
  columns: {
    agencyId: column.uuid('agency_id'),
    state: column.text('state'),
    inPart: column.flag('in_part'),
    since: column.instant('since'),
    until: column.instant('until'),
    shareId: column.uuid('share_id'),
    setId: column.uuid('set_id'),
    reopened: column.text('reopened'),
    earlierTold: column.flag('earlier_told'),
    otherwise: column.flag('otherwise'),
  },
  links: {
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
  },
});

/** Left out, the instant is now. */
export const whoKnowsRoot = readRoot(
  'whoKnowsWhat',
  { ...link.one('WhoKnowsWhat', () => []), from: ({ args }) => whoKnowsSql(args.value('personId'), args.value('at')) },
  { act: 'CONSULTATION', personArg: 'personId', details: ['at'] },
);
