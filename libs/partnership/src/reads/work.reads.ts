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
    raisedAt: column.instant('raised_at'),
    closedAt: column.instant('closed_at'),
    closedWords: column.text('closed_words'),
  },
  links: { recipientAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.recipient_agency_id`]) },
});

/** By due date puts what is overdue first; what has no limit comes last, oldest first. */
export const myWorkRoot = readRoot(
  'myWork',
  link.page('WorkItem', {
    where: ({ self }) => [`${self}.closed_at is null`],
    order: [link.asc((self) => `coalesce(${self}.due_at, 'infinity')`, 'timestamptz'), link.asc('id', 'uuid')],
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
