import { column, link, readRoot, readType } from '@lib/platform';

export const accessLogRead = readType('AccessLogEntry', {
  from: 'concordat.access_log',
  subject: 'AccessLogEntry',
  conditions: { agencyId: 'agency_id' },
  columns: {
    id: column.uuid('id'),
    at: column.instant('at'),
    act: column.text('act'),
    operation: column.text('operation'),
    subjectType: column.text('subject_type'),
    // Narrowed like every read of a person: a limited case stays without a name for those who may not open it.
    personName: column.text(
      (self) => `(select p.given_names || ' ' || p.family_name from concordat.person p where p.id = ${self}.person_id)`,
    ),
    code: column.text('code'),
    rowCount: column.int('row_count'),
    correlationId: column.text('correlation_id'),
  },
  links: { staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]) },
});

/** The use that was stated goes into the log with the reading itself. */
export const accessLogRoot = readRoot(
  'accessLog',
  link.page('AccessLogEntry', {
    where: ({ self, args }) => [
      args.given('lawfulUse', (use) => `${use} is not null`),
      args.given('personId', (person) => `${self}.person_id = ${person}`),
      args.given('staffId', (staff) => `${self}.staff_id = ${staff}`),
      args.given('from', (from) => `${self}.at >= ${from}`),
      args.given('to', (to) => `${self}.at < ${to}`),
    ],
    order: [link.desc('at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION', personArg: 'personId', details: ['lawfulUse', 'staffId', 'from', 'to'] },
);
