import { openSql, workableSql } from '@lib/access';
import { column, link, readRoot, readType } from '@lib/platform';

const staff = (by: string) => link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.${by}`]);

export const accessExtractRead = readType('AccessExtract', {
  from: 'concordat.access_extract',
  subject: 'AccessExtract',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    personId: 'person_id',
    ofStaffId: 'of_staff_id',
    askedBy: 'asked_by',
    open: (self) => openSql(`${self}.person_id`),
    workable: (self) => workableSql(`${self}.person_id`),
  },
  columns: {
    id: column.uuid('id'),
    fromDay: column.day('from_day'),
    toDay: column.day('to_day'),
    audience: column.text('audience'),
    words: column.text('words'),
    legalDemand: column.text('legal_demand'),
    lawfulUse: column.text('lawful_use'),
    askedAt: column.instant('asked_at'),
    decidedAt: column.instant('decided_at'),
    decidedWords: column.text('decided_words'),
    takeUntil: column.instant('take_until'),
    state: column.text(
      (self) => `case when ${self}.outcome is null then 'ASKED' when ${self}.outcome = 'REFUSED' then 'REFUSED'
        when ${self}.take_until <= (select concordat.now()) then 'OVER' else 'APPROVED' end`,
    ),
    mine: column.flag((self) => `(${self}.asked_by = (select concordat.current_staff()))`),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    ofStaff: staff('of_staff_id'),
    askedBy: staff('asked_by'),
    decidedBy: staff('decided_by'),
  },
});
export const accessExtractsRoot = readRoot(
  'accessExtracts',
  link.page('AccessExtract', {
    where: () => [],
    order: [link.asc((self) => `(${self}.outcome is not null)::int`, 'int'), link.desc('asked_at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION' },
);
export const accessExtractRoot = readRoot(
  'accessExtract',
  link.one('AccessExtract', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
/** The own agency's, but for whoever asks: nobody asks for their own. */
export const accessExtractStaffRoot = readRoot(
  'accessExtractStaff',
  link.page('Staff', {
    where: ({ self, args }) => [
      `${self}.agency_id = (select concordat.current_agency())`,
      `${self}.id <> (select concordat.current_staff())`,
      args.given('name', (name) => `position(lower(${name}) in lower(${self}.name)) > 0`),
    ],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
  }),
  { act: 'NOT_LOGGED' },
);
