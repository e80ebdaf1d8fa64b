import { column, link, readRoot, readType } from '@lib/platform';

const staff = (by: string) => link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.${by}`]);

export const unsafeWorkRead = readType('UnsafeWork', {
  from: 'concordat.unsafe_work',
  subject: 'UnsafeWork',
  conditions: { agencyId: 'agency_id', unitId: 'unit_id' },
  columns: {
    id: column.uuid('id'),
    what: column.text('what'),
    since: column.day('since'),
    howMany: column.int('how_many'),
    atRisk: column.text('at_risk'),
    answerBy: column.day('answer_by'),
    raisedAt: column.instant('raised_at'),
    answeredAt: column.instant('answered_at'),
    answer: column.text('answer'),
    doneBy: column.day('done_by'),
    overdue: column.flag((self) => `(${self}.answered_at is null and ${self}.answer_by < (select concordat.today()))`),
  },
  links: {
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    raisedBy: staff('raised_by'),
    answeredBy: staff('answered_by'),
  },
});

/** Those that wait first, the soonest to be answered before the others; then newest first. */
export const unsafeWorksRoot = readRoot(
  'unsafeWorks',
  link.page('UnsafeWork', {
    order: [link.asc((self) => `(${self}.answered_at is not null)::int`, 'int'), link.asc('answer_by', 'date'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION' },
);
export const unsafeWorkRoot = readRoot(
  'unsafeWork',
  link.one('UnsafeWork', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
