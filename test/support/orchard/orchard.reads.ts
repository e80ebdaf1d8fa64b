import { column, constantRoot, extendType, link, readRoot, readType } from '@lib/platform';

const open = 'the directory';
export const WORDS = [
  { code: 'A', level: 'LOW', also: ['a', "b'c"] },
  { code: 'B\\', level: 'HIGH', also: [] },
];

export const orchardReads = [
  readType('OrchardAgency', {
    from: 'concordat.agency',
    open,
    columns: {
      id: column.uuid('id'),
      name: column.text('name'),
      kind: column.text('kind'),
      kindLabel: column.lookup('kind', { POLICE: "The police's \\ own" }),
    },
    links: {
      units: link.many('OrchardUnit', {
        where: ({ self, parent }) => [`${self}.agency_id = ${parent}.id`],
        order: [link.asc('name', 'text')],
      }),
    },
  }),
  readType('OrchardUnit', {
    from: 'concordat.unit',
    open,
    columns: { id: column.uuid('id'), name: column.text('name') },
    links: {
      agency: link.one('OrchardAgency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
      parent: link.one('OrchardUnit', ({ self, parent }) => [`${self}.id = ${parent}.parent_id`]),
    },
  }),
  readType('OrchardStaff', {
    from: 'concordat.staff',
    open,
    columns: {
      id: column.uuid('id'),
      name: column.text('name'),
      jobTitle: column.text('job_title'),
      shiftEndsAt: column.instant('shift_ends_at'),
    },
    links: { agency: link.one('OrchardAgency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]) },
  }),
  readType('OrchardAlias', {
    from: 'concordat.person_alias',
    open: 'with its person',
    key: '',
    columns: { givenNames: column.text('given_names'), familyName: column.text('family_name') },
  }),
  readType('OrchardPerson', {
    from: 'concordat.person',
    subject: 'Person',
    conditions: { stage: 'stage' },
    person: 'id',
    columns: {
      id: column.uuid('id'),
      crn: column.text('crn'),
      name: column.text((p) => `${p}.given_names || ' ' || ${p}.family_name`),
      dateOfBirth: column.day('date_of_birth'),
      mappaLevel: column.int('mappa_level', { guarded: true }),
      releaseAt: column.instant('release_at'),
      aliasKeys: column.texts(
        (p) => `array(select concordat.name_key(a.family_name) from concordat.person_alias a where a.person_id = ${p}.id order by 1)`,
      ),
    },
    links: {
      aliases: link.many('OrchardAlias', {
        where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
        order: [link.asc('given_names', 'text'), link.asc('family_name', 'text')],
      }),
    },
  }),
  readType('OrchardNote', {
    from: 'concordat.risk_note',
    subject: 'Note',
    conditions: { agencyId: 'agency_id', unitId: 'unit_id', authorStaffId: 'author_staff_id', level: 'level' },
    person: 'person_id',
    columns: {
      id: column.uuid('id'),
      version: column.int('version'),
      category: column.text('category'),
      level: column.text('level'),
      levelReason: column.text('level_reason', { guarded: true }),
      body: column.text('body'),
      happenedOn: column.day('happened_on'),
      happenedTime: column.text('happened_time'),
      recordedAt: column.instant('recorded_at'),
      supersededAt: column.instant('superseded_at'),
    },
    links: {
      author: link.one('OrchardStaff', ({ self, parent }) => [`${self}.id = ${parent}.author_staff_id`]),
      unit: link.one('OrchardUnit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
      person: link.one('OrchardPerson', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
      versions: link.many('OrchardNote', {
        where: ({ self, parent }) => [`${self}.series_id = ${parent}.series_id`],
        order: [link.desc('version', 'int'), link.asc('id', 'uuid')],
        limit: 3,
      }),
    },
  }),
  extendType('OrchardPerson', {
    links: {
      notes: link.page('OrchardNote', {
        where: ({ self, parent, args }) => [`${self}.person_id = ${parent}.id`, args.given('level', (v) => `${self}.level = ${v}`)],
        order: [link.desc('recorded_at', 'timestamptz'), link.asc('id', 'uuid')],
      }),
    },
  }),
  readType('OrchardPersonMatch', {
    from: '',
    row: 'person_id uuid, match_key text, match_kind text',
    key: 'person_id',
    open: 'the function narrows',
    columns: { matchKind: column.text('match_kind') },
    links: { person: link.one('OrchardPerson', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]) },
  }),
  readRoot(
    'person',
    link.one('OrchardPerson', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
    { act: 'CONSULTATION' },
  ),
  readRoot(
    'note',
    link.one('OrchardNote', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
    { act: 'CONSULTATION' },
  ),
  readRoot('agencies', link.many('OrchardAgency', { where: () => [], order: [link.asc('name', 'text'), link.asc('id', 'uuid')] }), {
    act: 'NOT_LOGGED',
  }),
  readRoot(
    'people',
    link.page('OrchardPerson', {
      where: ({ self, args }) => [
        args.given('bornAfter', (v) => `${self}.date_of_birth > ${v}`),
        args.given('ids', (v) => `${self}.id = any(${v})`),
        args.given('releasedBefore', (v) => `${self}.release_at < ${v}`),
      ],
      order: [link.asc('family_name', 'text'), link.asc('given_names', 'text'), link.asc('id', 'uuid')],
    }),
    { act: 'CONSULTATION' },
  ),
  readRoot(
    'findPeople',
    link.page('OrchardPersonMatch', {
      from: ({ args, limit, after }) =>
        `concordat.find_people((select concordat.current_agency()), (select concordat.current_staff()), ${args.value('text')}, ${args.value('bornOn')}, ${limit}, ${after(0)}, ${after(1)})`,
      where: ({ self }) => [
        `exists (select 1 from concordat.person x where x.id = ${self}.person_id and x.stage is distinct from 'RECALL')`,
      ],
      order: [link.asc('match_key', 'text'), link.asc('person_id', 'uuid')],
    }),
    { act: 'SEARCH', details: ['text', 'bornOn'] },
  ),
  constantRoot('words', () => WORDS),
];
