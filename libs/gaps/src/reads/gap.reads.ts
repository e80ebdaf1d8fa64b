import { levelSql } from '@lib/risk';
import { openSql } from '@lib/access';
import { column, link, quoted, readRoot, type RowsOf, readType } from '@lib/platform';
import { SOURCE_LABELS } from '@lib/sharing';

/** The names of sources, in the order of their codes. */
const sourcesSql = (codes: string): string =>
  `array(select coalesce(${quoted(JSON.stringify(SOURCE_LABELS))}::jsonb ->> s.code, s.code) from unnest(${codes}) with ordinality s (code, place) order by s.place)`;
const byId = ({ self, args }: { self: string; args: { value(name: string): string } }): string[] => [`${self}.id = ${args.value('id')}`];

/** The last word on it is that it may stand, it was said of everything that is unexplained now, and its day has not come. */
const clearedSql = (gap: string): string => `(cardinality(${gap}.unexplained) > 0 and coalesce((select c.outcome = 'CLEARED'
    and c.note_ids @> ${gap}.unexplained and c.review_by > (select concordat.today()) from concordat.gap_clearance c
  where c.gap_id = ${gap}.id order by c.said_at desc, c.id desc limit 1), false))`;

export const gapRead = readType('Gap', {
  from: 'concordat.gap',
  subject: 'Gap',
  person: 'person_id',
  conditions: { agencyId: 'agency_id', unitId: 'unit_id', open: (self) => openSql(`${self}.person_id`) },
  columns: {
    id: column.uuid('id'),
    own: column.flag('own'),
    unexplainedCount: column.int((self) => `cardinality(${self}.unexplained)`),
    gravestUnexplained: column.text((self) => levelSql(`${self}.gravest_unexplained`)),
    cleared: column.flag(clearedSql),
    unsharedCount: column.int((self) => `cardinality(${self}.unshared)`),
    gravestUnshared: column.text((self) => levelSql(`${self}.gravest_unshared`)),
    unsharedSince: column.instant('unshared_since'),
    reviewsOverdue: column.int((self) => `cardinality(${self}.reviews)`),
    silentSources: column.texts((self) => sourcesSql(`${self}.silent`)),
    foundAt: column.instant('found_at'),
    endedAt: column.instant('ended_at'),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    recipientAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.recipient_agency_id`]),
    unexplained: link.many('RiskNote', {
      where: ({ self, parent }) => [`${self}.id = any(${parent}.unexplained)`],
      order: [link.desc('recorded_at', 'timestamptz'), link.desc('id', 'uuid')],
      more: 'moreUnexplained',
    }),
    unshared: link.many('RiskNote', {
      where: ({ self, parent }) => [`${self}.id = any(${parent}.unshared)`],
      order: [link.desc('recorded_at', 'timestamptz'), link.desc('id', 'uuid')],
      more: 'moreUnshared',
    }),
    // Why they were not told, as far as a decision about that very version says it; a standing decision says it for a whole kind.
    decisions: link.many('Decision', {
      where: ({ self, parent }) => [
        `${self}.note_id = any(${parent}.unshared)`,
        `${self}.recipient_agency_id = ${parent}.recipient_agency_id`,
        `(${self}.ended_at is null or ${self}.ended_why = 'REVOKED')`,
      ],
      order: [link.desc('decided_at', 'timestamptz'), link.desc('id', 'uuid')],
      more: 'moreDecisions',
    }),
    overdue: link.many('Decision', {
      where: ({ self, parent }) => [`${self}.id = any(${parent}.reviews)`],
      order: [link.asc('decided_at', 'timestamptz'), link.asc('id', 'uuid')],
      more: 'moreOverdue',
    }),
    answers: link.many('GapAnswered', {
      where: ({ self, parent }) => [`${self}.gap_id = ${parent}.id`],
      order: [link.desc('said_at', 'timestamptz'), link.desc('id', 'uuid')],
      more: 'moreAnswers',
    }),
  },
});

export const gapAnsweredRead = readType('GapAnswered', {
  from: 'concordat.gap_clearance',
  open: 'it stands and falls with its gap',
  columns: {
    id: column.uuid('id'),
    outcome: column.text('outcome'),
    words: column.text('words'),
    reviewBy: column.day('review_by'),
    notes: column.int((self) => `cardinality(${self}.note_ids)`),
    saidAt: column.instant('said_at'),
  },
  links: { saidBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.said_by`]) },
});

/** Everything that the reader may see and is open: the two figures always together, so that no explanation hides what is not shared. */
const figuresSql = (parent: string, rowsOf: RowsOf): string => `lateral (select ${parent}.agency_id,
    (count(*) filter (where g.gravest_unexplained > 0))::int as unexplained,
    (count(*) filter (where g.gravest_unexplained > 0 and ${clearedSql('g')}))::int as cleared,
    (count(*) filter (where g.gravest_unshared > 0))::int as unshared, min(g.unshared_since) as unshared_since,
    (count(*) filter (where cardinality(g.silent) > 0))::int as silent, coalesce(sum(cardinality(g.reviews)), 0)::int as overdue
  from concordat.gap g where g.ended_at is null and ${rowsOf(gapRead, 'g')})`;

export const gapsRead = readType('Gaps', {
  from: '',
  row: 'agency_id uuid, person_id uuid, unit_id uuid',
  key: 'agency_id',
  open: 'it says nothing of itself: each gap in it stands under its own rule, and so does each that is counted',
  columns: {},
  links: {
    figures: { ...link.one('GapFigures', () => []), rows: ({ parent }, rowsOf) => figuresSql(parent, rowsOf) },
    found: link.page('Gap', {
      where: ({ self, parent }) => [
        `${self}.ended_at is null`,
        `(${parent}.person_id is null or ${self}.person_id = ${parent}.person_id)`,
        `(${parent}.unit_id is null or ${self}.unit_id = ${parent}.unit_id)`,
      ],
      order: [
        link.asc((self) => `${clearedSql(self)}::int`, 'int'),
        link.desc('gravest_unexplained', 'int'),
        link.desc('gravest_unshared', 'int'),
        link.desc((self) => `cardinality(${self}.reviews)`, 'int'),
        link.asc('found_at', 'timestamptz'),
        link.asc('id', 'uuid'),
      ],
    }),
  },
});

export const gapFiguresRead = readType('GapFigures', {
  from: '',
  row: 'agency_id uuid, unexplained int, cleared int, unshared int, unshared_since timestamptz, silent int, overdue int',
  key: 'agency_id',
  open: 'each gap that is counted stands under its own rule',
  columns: {
    unexplained: column.int('unexplained'),
    cleared: column.int('cleared'),
    unshared: column.int('unshared'),
    unsharedSince: column.instant('unshared_since'),
    silent: column.int('silent'),
    overdue: column.int('overdue'),
  },
  links: {},
});

export const gapsRoot = readRoot(
  'gaps',
  {
    ...link.one('Gaps', () => []),
    from: ({ args }) =>
      `(select (select concordat.current_agency()) as agency_id, ${args.value('personId')} as person_id, ${args.value('unitId')} as unit_id)`,
  },
  { act: 'CONSULTATION', personArg: 'personId', details: ['unitId'] },
);
export const gapRoot = readRoot('gap', link.one('Gap', byId), { act: 'CONSULTATION' });
