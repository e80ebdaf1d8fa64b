import { openSql, underReviewSql, workableSql } from '@lib/access';
import { mayBeGivenSql } from '../store/given-sql.js';
import { column, extendType, link, readRoot, readType } from '@lib/platform';

const agency = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';
const now = '(select concordat.now())';
const unanswered = (self: string): string => `${self}.state in ('SET', 'ACCEPTED')`;
const writes = (self: string): string => `(select concordat.writes_to_cases()) and ${workableSql(`${self}.person_id`)}`;
const sets = (self: string): string => `(select concordat.speaks_in_conferences()) and ${workableSql(`${self}.person_id`)}`;
const late = (self: string): string => `(${unanswered(self)} and ${self}.due_at <= ${now})`;

export const actionRead = readType('Action', {
  from: 'concordat.action',
  subject: 'Action',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    toAgencyId: 'to_agency_id',
    toUnitId: 'to_unit_id',
    toStaffId: 'to_staff_id',
    atUnitId: 'at_unit_id',
    takesPart: (self) => `(${agency} = any (${self}.agency_ids))`,
    open: (self) => openSql(`${self}.person_id`),
    workable: (self) => workableSql(`${self}.person_id`),
    underReview: (self) =>
      `exists (select from unnest(${self}.agency_ids) party(id) where ${underReviewSql(`${self}.person_id`, 'party.id')})`,
  },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    what: column.text('what'),
    why: column.text('why'),
    setAt: column.instant('set_at'),
    dueAt: column.instant('due_at'),
    state: column.text('state'),
    carried: column.int('carried'),
    conferenceReference: column.text('conference_reference'),
    overdue: column.flag(late),
    /** Whether the reader may say what becomes of it, or whether it will do: pages hide by it, use cases decide. */
    oursToDo: column.flag(
      (self) => `(${self}.to_agency_id = ${agency} and ${writes(self)} and (${self}.to_staff_id is not distinct from ${staff}
        or (${self}.to_staff_id is null and (${self}.to_unit_id is null or ${self}.to_unit_id = any ${units}))
        or ((select concordat.supervises()) and ${self}.at_unit_id = any ${units})))`,
    ),
    oursToSettle: column.flag((self) => `(${self}.agency_id = ${agency} and ${sets(self)})`),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    setBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.set_by`]),
    toAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.to_agency_id`]),
    toUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.to_unit_id`]),
    toStaff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.to_staff_id`]),
    atUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.at_unit_id`]),
    before: link.one('Action', ({ self, parent }) => [`${self}.id = ${parent}.before_id`]),
    next: link.one('Action', ({ self, parent }) => [`${self}.before_id = ${parent}.id`]),
    parties: link.many('Agency', {
      where: ({ self, parent }) => [`${self}.id = any (${parent}.agency_ids)`],
      order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
    }),
    events: link.many('ActionEvent', {
      where: ({ self, parent }) => [`${self}.action_id = ${parent}.id`],
      order: [link.desc('n', 'int')],
      more: 'moreEvents',
    }),
  },
});

export const actionEventRead = readType('ActionEvent', {
  from: 'concordat.action_event',
  open: 'it stands and falls with its action',
  columns: {
    id: column.uuid('id'),
    n: column.int('n'),
    at: column.instant('at'),
    kind: column.text('kind'),
    words: column.text('words'),
    evidence: column.text('evidence'),
    dueAt: column.instant('due_at'),
    conferenceReference: column.text('conference_reference'),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    by: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
    toUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.to_unit_id`]),
    toStaff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.to_staff_id`]),
  },
});

/** What is open first, then what was answered, then what is over; of each what is due soonest. */
const RANK = (self: string): string =>
  `case when ${self}.state in ('SET', 'ACCEPTED', 'DECLINED') then 0 when ${self}.state = 'ANSWERED' then 1 else 2 end`;
export const personActions = extendType('Person', {
  links: {
    actions: link.page('Action', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: [link.asc(RANK, 'int'), link.asc('due_at', 'timestamptz'), link.asc('id', 'uuid')],
    }),
    mayBeGivenActions: link.many('Agency', {
      where: ({ self, parent }) => [mayBeGivenSql(`${self}.id`, `${parent}.id`)],
      order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
    }),
  },
});

export const actionRoot = readRoot(
  'action',
  link.one('Action', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
/** Late at the reader's own units and those below; unit by unit, and in each what has been late the longest first. */
export const overdueActionsRoot = readRoot(
  'overdueActions',
  link.page('Action', {
    where: ({ self }) => [`${self}.to_agency_id = ${agency}`, `${self}.at_unit_id = any ${units}`, late(self)],
    order: [link.asc('at_unit_id', 'uuid'), link.asc('due_at', 'timestamptz'), link.asc('id', 'uuid')],
  }),
  { act: 'CONSULTATION' },
);
