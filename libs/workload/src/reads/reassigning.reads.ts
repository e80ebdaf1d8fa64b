import { openSql } from '@lib/access';
import { column, link, readRoot, readType } from '@lib/platform';
import { own } from './team-sql.js';

const staff = (by: string) => link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.${by}`]);
const unit = (by: string) => link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.${by}`]);
const person = link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]);
const mine = '(select concordat.current_units())::uuid[]';
const supervises = '(select concordat.supervises())';

export const teamWorkItemRead = readType('TeamWorkItem', {
  from: '',
  row: `id uuid, agency_id uuid, unit_id uuid, person_id uuid, staff_id uuid, owner text, kind text, due_at timestamptz, raised_at timestamptz,
    overdue boolean, owned boolean, named boolean, stays boolean`,
  subject: 'TeamUnit',
  conditions: { agencyId: 'agency_id', unitId: 'unit_id' },
  person: 'person_id',
  columns: {
    id: column.uuid('id'),
    kind: column.text('kind'),
    dueAt: column.instant('due_at'),
    raisedAt: column.instant('raised_at'),
    overdue: column.flag('overdue'),
    owned: column.flag('owned'),
    named: column.flag('named'),
    stays: column.flag('stays'),
  },
  links: { person, owner: staff('staff_id') },
});

/** What nobody who is there has first, then by person, then by when it is due. */
export const teamWorkRoot = readRoot(
  'teamWork',
  link.page('TeamWorkItem', {
    rows: ({
      args,
    }) => `lateral (select t.*, u.agency_id, u.id as unit_id from concordat.unit u cross join lateral concordat.team_items(u.id) t
      where u.id = ${args.value('unitId')} and u.agency_id = ${own})`,
    order: [
      link.asc((self) => `${self}.owned::int`, 'int'),
      link.asc('owner', 'text'),
      link.asc((self) => `coalesce(${self}.due_at, 'infinity')`, 'timestamptz'),
      link.asc('id', 'uuid'),
    ],
  }),
  { act: 'CONSULTATION' },
);

/** Whoever holds a post in the unit or below it. */
export const workTakersRoot = readRoot(
  'workTakers',
  link.many('Staff', {
    where: ({ self, args }) => [
      `${self}.agency_id = ${own}`,
      `${supervises} and ${args.value('unitId')} = any (${mine})`,
      `${self}.id in (select p.staff_id from concordat.posts_held() p cross join lateral concordat.units_above(p.unit_id) u where u.id = ${args.value('unitId')})`,
    ],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
    continues: true,
  }),
  { act: 'NOT_LOGGED' },
);
export const takingUnitsRoot = readRoot(
  'takingUnits',
  link.many('Unit', {
    where: ({ self }) => [`${self}.agency_id = ${own}`, `${supervises} and ${self}.id = any (${mine})`],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
    continues: true,
  }),
  { act: 'NOT_LOGGED' },
);

export const workReassignmentRead = readType('WorkReassignment', {
  from: 'concordat.work_reassignment',
  subject: 'WorkReassignment',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    unitId: 'unit_id',
    fromStaffId: 'from_staff_id',
    toStaffId: 'to_staff_id',
    toUnitId: 'to_unit_id',
    personId: 'person_id',
    open: (self) => openSql(`${self}.person_id`),
  },
  columns: {
    id: column.uuid('id'),
    actId: column.uuid('act_id'),
    backOf: column.uuid('back_of'),
    workItemId: column.uuid('work_item_id'),
    kind: column.text('kind'),
    words: column.text('words'),
    reassignedAt: column.instant('reassigned_at'),
  },
  links: {
    unit: unit('unit_id'),
    fromUnit: unit('from_unit_id'),
    fromStaff: staff('from_staff_id'),
    toUnit: unit('to_unit_id'),
    toStaff: staff('to_staff_id'),
    reassignedBy: staff('reassigned_by'),
  },
});

/** Of one unit, of one piece of work, or else what was given to whoever asks and what was taken from them. */
export const reassignmentsRoot = readRoot(
  'reassignments',
  link.page('WorkReassignment', {
    where: ({ self, args }) => {
      const [of, about] = [args.value('unitId'), args.value('workItemId')];
      return [
        `(${of} is null or ${self}.unit_id = ${of})`,
        `(${about} is null or ${self}.work_item_id = ${about})`,
        `(${of} is not null or ${about} is not null or (select concordat.current_staff()) in (${self}.from_staff_id, ${self}.to_staff_id)
          or ${self}.to_staff_id is null)`,
        `(${about} is not null or ${self}.reassigned_at > (select concordat.now()) - interval '14 days')`,
      ];
    },
    order: [link.desc('reassigned_at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION' },
);
