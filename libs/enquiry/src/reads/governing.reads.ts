import { column, link, readRoot, readType } from '@lib/platform';

const byId = ({ self, args }: { self: string; args: { value(name: string): string } }): string[] => [`${self}.id = ${args.value('id')}`];

export const questionSetRead = readType('QuestionSetVersion', {
  from: 'concordat.question_set',
  subject: 'QuestionSet',
  conditions: { agencyId: 'agency_id', state: 'state' },
  columns: {
    id: column.uuid('id'),
    code: column.text('code'),
    version: column.int('version'),
    title: column.text('title'),
    definition: column.text((self) => `(${self}.definition)::text`),
    definitionHash: column.text((self) => `encode(${self}.definition_hash, 'hex')`),
    why: column.text('why'),
    state: column.text('state'),
    rowVersion: column.int('row_version'),
    draftedAt: column.instant('drafted_at'),
    proposedAt: column.instant('proposed_at'),
    decidedAt: column.instant('decided_at'),
    decidedWords: column.text('decided_words'),
    replacedAt: column.instant('replaced_at'),
    endedWords: column.text('ended_words'),
  },
  links: {
    draftedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.drafted_by`]),
    proposedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.proposed_by`]),
    decidedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.decided_by`]),
    endedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.ended_by`]),
  },
});
export const questionSetVersionsRoot = readRoot(
  'questionSetVersions',
  link.page('QuestionSetVersion', {
    where: ({ self, args }) => [args.given('code', (code) => `${self}.code = ${code}`)],
    order: [link.desc('drafted_at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'NOT_LOGGED' },
);
export const questionSetVersionRoot = readRoot('questionSetVersion', link.one('QuestionSetVersion', byId), { act: 'NOT_LOGGED' });

export const extractRead = readType('EvaluationExtract', {
  from: 'concordat.evaluation_extract',
  subject: 'EvaluationExtract',
  conditions: { agencyId: 'agency_id' },
  columns: {
    id: column.uuid('id'),
    setCode: column.text('set_code'),
    fromDay: column.day('from_day'),
    toDay: column.day('to_day'),
    purpose: column.text('purpose'),
    approvalReference: column.text('approval_reference'),
    proposedAt: column.instant('proposed_at'),
    decidedAt: column.instant('decided_at'),
    approved: column.flag('approved'),
    decidedWords: column.text('decided_words'),
    lines: column.int('answers'),
    content: column.text((self) => `(${self}.content)::text`),
  },
  links: {
    proposedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.proposed_by`]),
    decidedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.decided_by`]),
  },
});
export const extractsRoot = readRoot(
  'evaluationExtracts',
  link.page('EvaluationExtract', { where: () => [], order: [link.desc('proposed_at', 'timestamptz'), link.desc('id', 'uuid')] }),
  { act: 'CONSULTATION' },
);
export const extractRoot = readRoot('evaluationExtract', link.one('EvaluationExtract', byId), { act: 'CONSULTATION' });
