import { column, link, readRoot, readType } from '@lib/platform';
import {
  kindsSql,
  MEMBER_ROW,
  membersSql,
  own,
  RELEASE_ROW,
  releasesSql,
  UNIT_ROW,
  unitsSql,
  UNOWNED_ROW,
  unownedSql,
} from './team-sql.js';

const conditions = { agencyId: 'agency_id', unitId: 'unit_id' };
const unit = link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]);

export const teamRead = readType('Team', {
  from: '',
  row: 'agency_id uuid',
  key: 'agency_id',
  subject: 'Team',
  conditions: { agencyId: 'agency_id' },
  columns: {},
  links: {
    releases: link.many('TeamRelease', {
      where: () => [],
      rows: (_, rowsOf) => releasesSql(rowsOf),
      order: [link.asc('release_at', 'timestamptz'), link.asc('id', 'uuid')],
      more: 'moreReleases',
    }),
    unowned: link.many('TeamItem', {
      where: () => [],
      rows: () => unownedSql(),
      order: [link.asc((self) => `coalesce(${self}.due_at, 'infinity')`, 'timestamptz'), link.asc('id', 'uuid')],
      more: 'moreUnowned',
    }),
    units: link.many('TeamUnit', {
      where: () => [],
      rows: (_, rowsOf) => unitsSql(rowsOf),
      order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
      more: 'moreUnits',
    }),
  },
});

export const teamUnitRead = readType('TeamUnit', {
  from: '',
  row: UNIT_ROW,
  subject: 'TeamUnit',
  conditions,
  columns: {
    id: column.uuid('id'),
    funded: column.int('funded'),
    filled: column.int('filled'),
    present: column.int('present'),
    supervisors: column.int('supervisors'),
    askedOf: column.int('asked_of'),
    askedBy: column.int('asked_by'),
    leads: column.flag((self) => `concordat.leads_unit(${self}.id)`),
  },
  links: {
    unit,
    kinds: link.many('TeamKind', { where: () => [], rows: ({ parent }) => kindsSql(parent), order: [link.asc('kind', 'text')] }),
    members: link.many('TeamMember', {
      where: () => [],
      rows: ({ parent }) => membersSql(parent),
      order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
      more: 'moreMembers',
    }),
    fundings: link.many('FundedPosts', {
      where: ({ self, parent }) => [`${self}.unit_id = ${parent}.id`],
      order: [link.desc('recorded_at', 'timestamptz'), link.desc('id', 'uuid')],
      more: 'moreFundings',
    }),
  },
});

export const teamKindRead = readType('TeamKind', {
  from: '',
  row: 'id text, kind text, open int, overdue int, minutes int, agreed_from date, agreed_with text',
  key: '',
  open: 'counts of the unit it hangs from, over what the reader may know of',
  columns: {
    kind: column.text('kind'),
    open: column.int('open'),
    overdue: column.int('overdue'),
    minutes: column.int('minutes'),
    agreedFrom: column.day('agreed_from'),
    agreedWith: column.text('agreed_with'),
  },
});

export const teamMemberRead = readType('TeamMember', {
  from: '',
  row: MEMBER_ROW,
  open: 'the database makes these rows for the supervisor next above the unit alone',
  columns: {
    open: column.int('open'),
    overdue: column.int('overdue'),
    away: column.flag('away'),
    backAfter: column.day('back_after'),
  },
  links: {
    staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.id`]),
    cover: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.cover_id`]),
  },
});

export const fundedPostsRead = readType('FundedPosts', {
  from: 'concordat.funded_posts',
  subject: 'TeamUnit',
  conditions,
  columns: {
    id: column.uuid('id'),
    posts: column.int('posts'),
    from: column.day('from_on'),
    to: column.day('to_on'),
    words: column.text('words'),
    recordedAt: column.instant('recorded_at'),
  },
  links: { recordedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.recorded_by`]) },
});

export const teamItemRead = readType('TeamItem', {
  from: '',
  row: UNOWNED_ROW,
  subject: 'TeamUnit',
  conditions,
  columns: {
    kind: column.text('kind'),
    dueAt: column.instant('due_at'),
    raisedAt: column.instant('raised_at'),
    overdue: column.flag('overdue'),
  },
  links: { unit },
});

export const teamReleaseRead = readType('TeamRelease', {
  from: '',
  row: RELEASE_ROW,
  person: 'id',
  subject: 'TeamUnit',
  conditions,
  columns: { releaseAt: column.instant('release_at') },
  links: {
    unit,
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.id`]),
    lead: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.lead_id`]),
  },
});

export const teamRoot = readRoot(
  'team',
  { ...link.one('Team', () => []), from: () => `(select ${own} as agency_id)` },
  { act: 'CONSULTATION' },
);
export const teamUnitRoot = readRoot(
  'teamUnit',
  { ...link.one('TeamUnit', () => []), rows: ({ args }, rowsOf) => unitsSql(rowsOf, `u.id = ${args.value('id')}`) },
  { act: 'CONSULTATION' },
);
