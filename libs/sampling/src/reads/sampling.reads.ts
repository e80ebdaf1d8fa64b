import { openSql } from '@lib/access';
import { column, link, readRoot, type RowsOf, readType } from '@lib/platform';
import { decisionRead } from '@lib/sharing';
import { normalSql, REPEATS } from '../store/sampling-rules.js';

const byId = ({ self, args }: { self: string; args: { value(name: string): string } }): string[] => [`${self}.id = ${args.value('id')}`];
const conditions = { agencyId: 'agency_id', open: (self: string) => openSql(`${self}.person_id`) };
const one = (type: string, by: string) => link.one(type, ({ self, parent }) => [`${self}.id = ${parent}.${by}`]);
const found = (condition: string) => (self: string) => `(select count(*)::int from concordat.sampled_decision x
  join concordat.sample_finding f on f.sampled_id = x.id where x.sample_id = ${self}.id and ${condition})`;

export const decisionSampleRead = readType('DecisionSample', {
  from: 'concordat.decision_sample',
  subject: 'DecisionSample',
  conditions: { agencyId: 'agency_id' },
  columns: {
    id: column.uuid('id'),
    rule: column.text('rule'),
    from: column.day('from_day'),
    to: column.day('to_day'),
    size: column.int('size'),
    seed: column.text('seed'),
    pool: column.int('pool'),
    drawn: column.int('drawn'),
    drawnAt: column.instant('drawn_at'),
    looked: column.int(found('true')),
    returned: column.int(found(`f.finding = 'RETURNED'`)),
    learningPoints: column.int(found(`f.finding = 'LEARNING_POINT'`)),
  },
  links: {
    drawnBy: one('Staff', 'drawn_by'),
    decisions: link.many('SampledDecision', {
      where: ({ self, parent }) => [`${self}.sample_id = ${parent}.id`],
      order: [link.asc('ordinal', 'int'), link.asc('id', 'uuid')],
      limit: 50,
    }),
  },
});

export const sampledDecisionRead = readType('SampledDecision', {
  from: 'concordat.sampled_decision',
  subject: 'SampledDecision',
  person: 'person_id',
  conditions,
  columns: {
    id: column.uuid('id'),
    ordinal: column.int('ordinal'),
    own: column.flag(
      (
        self,
      ) => `coalesce((select concordat.own_decision((select concordat.current_staff()), ${self}.decided_by, d.endorsed_by, ${self}.person_id, ${self}.agency_id)
        from concordat.decision d where d.id = ${self}.decision_id), true)`,
    ),
  },
  links: {
    sample: one('DecisionSample', 'sample_id'),
    decision: one('Decision', 'decision_id'),
    person: one('Person', 'person_id'),
    finding: link.one('SampleFinding', ({ self, parent }) => [`${self}.sampled_id = ${parent}.id`]),
  },
});

export const sampleFindingRead = readType('SampleFinding', {
  from: 'concordat.sample_finding',
  subject: 'SampleFinding',
  person: 'person_id',
  conditions: { ...conditions, decidedBy: 'decided_by', finding: 'finding' },
  columns: {
    id: column.uuid('id'),
    finding: column.text('finding'),
    words: column.text('words'),
    foundAt: column.instant('found_at'),
    answer: column.text((self) => `(select a.words from concordat.sample_answer(${self}.sampled_id) a)`),
    answeredAt: column.instant((self) => `(select a.at from concordat.sample_answer(${self}.sampled_id) a)`),
  },
  links: {
    foundBy: one('Staff', 'found_by'),
    decision: one('Decision', 'decision_id'),
    person: one('Person', 'person_id'),
  },
});

/** The same words in several decisions about several people, counted over what the reader may read. The words are shown once, and nobody's name. */
const repeated = (from: string, to: string, rowsOf: RowsOf): string => `(
  select md5(${normalSql('d.reason_words')})::uuid as id, (select concordat.current_agency()) as agency_id, min(d.reason_words) as words,
    count(*)::int as decisions, count(distinct d.person_id)::int as people, count(distinct s.unit_id)::int as units, ${normalSql('d.reason_words')} as wording
  from concordat.decision d join concordat.decision_set s on s.id = d.set_id
  where d.agency_id = (select concordat.current_agency()) and d.decided_at >= (${from})::timestamp at time zone 'Europe/London'
    and d.decided_at < ((${to}) + 1)::timestamp at time zone 'Europe/London' and d.reason_words is not null and ${rowsOf(decisionRead, 'd')}
  group by wording ${REPEATS})`;

export const repeatedReasonRead = readType('RepeatedReason', {
  from: '',
  row: 'id uuid, agency_id uuid, words text, decisions int, people int, units int',
  subject: 'RepeatedReason',
  conditions: { agencyId: 'agency_id' },
  columns: {
    id: column.uuid('id'),
    words: column.text('words'),
    decisions: column.int('decisions'),
    people: column.int('people'),
    units: column.int('units'),
  },
});

export const decisionSamplesRoot = readRoot(
  'decisionSamples',
  link.page('DecisionSample', { order: [link.desc('drawn_at', 'timestamptz'), link.desc('id', 'uuid')] }),
  { act: 'CONSULTATION' },
);
export const decisionSampleRoot = readRoot('decisionSample', link.one('DecisionSample', byId), { act: 'CONSULTATION' });
export const sampledDecisionRoot = readRoot('sampledDecision', link.one('SampledDecision', byId), { act: 'CONSULTATION' });
export const sampleFindingRoot = readRoot('sampleFinding', link.one('SampleFinding', byId), { act: 'CONSULTATION' });
export const repeatedReasonsRoot = readRoot(
  'repeatedReasons',
  link.page('RepeatedReason', {
    rows: ({ args }, rowsOf) => repeated(args.value('from'), args.value('to'), rowsOf),
    order: [link.desc('decisions', 'int'), link.asc('id', 'uuid')],
  }),
  { act: 'CONSULTATION', details: ['from', 'to'] },
);
