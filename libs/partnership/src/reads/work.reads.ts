import { openSql, ownPostSql } from '@lib/access';
import { column, link, readRoot, readType } from '@lib/platform';

export const workItemRead = readType('WorkItem', {
  from: 'concordat.work_item',
  subject: 'WorkItem',
  conditions: {
    agencyId: 'agency_id',
    staffId: 'staff_id',
    unitId: 'unit_id',
    role: 'role',
    personId: 'person_id',
    open: (self) => openSql(`${self}.person_id`),
    /** What a desk keeps is told at that desk alone, not above it. */
    atDesk: (self) => `(${self}.desk_unit_id is null or ${ownPostSql(`${self}.desk_unit_id`)})`,
  },
  person: 'person_id',
  columns: {
    id: column.uuid('id'),
    kind: column.text('kind'),
    summary: column.text('summary'),
    noteIds: column.uuids('note_ids'),
    subjectId: column.uuid('subject_id'),
    dueAt: column.instant('due_at'),
    interrupts: column.text('interrupts'),
    raisedAt: column.instant('raised_at'),
    closedAt: column.instant('closed_at'),
    closedWords: column.text('closed_words'),
  },
  links: { recipientAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.recipient_agency_id`]) },
});

/** What cannot wait; then by due date, which puts what is overdue first; what has no limit comes last, oldest first. */
export const myWorkRoot = readRoot(
  'myWork',
  link.page('WorkItem', {
    where: ({ self }) => [`${self}.closed_at is null`],
    order: [
      link.asc((self) => `(${self}.interrupts is null)::int`, 'int'),
      link.asc((self) => `coalesce(${self}.due_at, 'infinity')`, 'timestamptz'),
      link.asc('id', 'uuid'),
    ],
  }),
  { act: 'CONSULTATION' },
);

/** The digest of a London day: what was raised on it, whether or not it has ended since. */
export const workOfDayRoot = readRoot(
  'workOfDay',
  link.page('WorkItem', {
    where: ({ self, args }) => [
      `${self}.raised_at >= (${args.value('day')})::date::timestamp at time zone 'Europe/London'`,
      `${self}.raised_at < ((${args.value('day')})::date + 1)::timestamp at time zone 'Europe/London'`,
    ],
    order: [
      link.asc((self) => `(${self}.interrupts is null)::int`, 'int'),
      link.asc('kind', 'text'),
      link.asc('raised_at', 'timestamptz'),
      link.asc('id', 'uuid'),
    ],
  }),
  { act: 'CONSULTATION' },
);

export const workItemRoot = readRoot(
  'workItem',
  link.one('WorkItem', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  {
    act: 'CONSULTATION',
  },
);
