import { openSql } from '@lib/access';
import { column, link, readRoot, readType } from '@lib/platform';

const byId = ({ self, args }: { self: string; args: { value(name: string): string } }): string[] => [`${self}.id = ${args.value('id')}`];
const conditions = { agencyId: 'agency_id', open: (self: string) => openSql(`${self}.person_id`) };
const person = link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]);
const staff = (by: string) => link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.${by}`]);
const still = (open: string, at: string) => [
  link.asc((self) => `(${self}.${open} is not null)::int`, 'int'),
  link.desc(at, 'timestamptz'),
  link.desc('id', 'uuid'),
];

export const holdRead = readType('LegalHold', {
  from: 'concordat.legal_hold',
  subject: 'LegalHold',
  person: 'person_id',
  conditions,
  columns: {
    id: column.uuid('id'),
    ground: column.text('ground'),
    reference: column.text('reference'),
    words: column.text('words'),
    placedAt: column.instant('placed_at'),
    liftedAt: column.instant('lifted_at'),
    liftedWords: column.text('lifted_words'),
  },
  links: { person, placedBy: staff('placed_by'), liftedBy: staff('lifted_by') },
});
export const legalHoldsRoot = readRoot('legalHolds', link.page('LegalHold', { where: () => [], order: still('lifted_at', 'placed_at') }), {
  act: 'CONSULTATION',
});
export const legalHoldRoot = readRoot('legalHold', link.one('LegalHold', byId), { act: 'CONSULTATION' });

export const erasureRead = readType('ErasureRequest', {
  from: 'concordat.erasure_request',
  subject: 'ErasureRequest',
  person: 'person_id',
  conditions,
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    answerId: column.uuid('answer_id'),
    question: column.text((self) => `(select a.question_text from concordat.answer a where a.id = ${self}.answer_id)`),
    ground: column.text('ground'),
    authority: column.text('authority'),
    words: column.text('words'),
    askedAt: column.instant('asked_at'),
    outcome: column.text('outcome'),
    decidedAt: column.instant('decided_at'),
    decidedWords: column.text('decided_words'),
    erasedAt: column.instant('erased_at'),
    keptAt: column.instant('kept_at'),
    liftedAt: column.instant('lifted_at'),
    liftedWords: column.text('lifted_words'),
    held: column.flag((self) => `concordat.held(${self}.person_id)`),
  },
  links: {
    person,
    note: link.one('RiskNote', ({ self, parent }) => [`${self}.id = ${parent}.note_id`]),
    askedBy: staff('asked_by'),
    decidedBy: staff('decided_by'),
    liftedBy: staff('lifted_by'),
  },
});
export const erasureRequestsRoot = readRoot(
  'erasureRequests',
  link.page('ErasureRequest', { where: () => [], order: still('outcome', 'asked_at') }),
  { act: 'CONSULTATION' },
);
export const erasureRequestRoot = readRoot('erasureRequest', link.one('ErasureRequest', byId), { act: 'CONSULTATION' });
