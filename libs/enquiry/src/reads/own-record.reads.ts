import { lapsedSql, openSql, underReviewSql, workableSql } from '@lib/access';
import { column, extendType, link, readType } from '@lib/platform';

/** What an agency keeps for itself about enquiries: every answer, what is half typed, what does not agree, what was copied out. */
const own = {
  agencyId: 'agency_id',
  open: (self: string) => openSql(`${self}.person_id`),
  workable: (self: string) => workableSql(`${self}.person_id`),
  underReview: (self: string) => underReviewSql(`${self}.person_id`, `${self}.agency_id`),
};

export const answerRead = readType('Answer', {
  from: 'concordat.answer',
  subject: 'Answer',
  person: 'person_id',
  conditions: own,
  columns: {
    id: column.uuid('id'),
    questionCode: column.text('question_code'),
    questionText: column.text('question_text'),
    round: column.int('round'),
    relevant: column.flag('relevant'),
    state: column.text('state'),
    rows: column.text((self) => `(${self}.rows)::text`),
    body: column.text('body'),
    level: column.text('level'),
    basis: column.text('basis'),
    asAt: column.day('as_at'),
    source: column.text('source'),
    marking: column.text('marking'),
    disclosable: column.text('disclosable'),
    awaitingFrom: column.text('awaiting_from'),
    awaitingUntil: column.day('awaiting_until'),
    reasonCode: column.text('reason_code'),
    reasonWords: column.text('reason_words'),
    reviewBy: column.day('review_by'),
    answeredAt: column.instant('answered_at'),
  },
  links: {
    enquiry: link.one('Enquiry', ({ self, parent }) => [`${self}.id = ${parent}.enquiry_id`]),
    answeredBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.answered_by`]),
  },
});

const ofEnquiry = (self: string, wanted: string): string => `(select e.${wanted} from concordat.enquiry e where e.id = ${self}.enquiry_id)`;
export const answerDraftRead = readType('AnswerDraft', {
  from: 'concordat.answer_draft',
  subject: 'AnswerDraft',
  person: 'person_id',
  conditions: {
    recipientAgencyId: (self) => ofEnquiry(self, 'recipient_agency_id'),
    recipientUnitId: (self) => ofEnquiry(self, 'recipient_unit_id'),
    recipientStaffId: (self) => ofEnquiry(self, 'recipient_staff_id'),
    lapsed: (self) =>
      lapsedSql(ofEnquiry(self, 'agreement_id'), ofEnquiry(self, 'sender_agency_id'), ofEnquiry(self, 'recipient_agency_id')),
    workable: (self) => workableSql(`${self}.person_id`),
  },
  columns: {
    id: column.uuid('id'),
    questionCode: column.text('question_code'),
    content: column.text((self) => `(${self}.content)::text`),
    version: column.int('version'),
    savedAt: column.instant('saved_at'),
  },
  links: { savedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.saved_by`]) },
});
export const enquiryDrafts = extendType('Enquiry', {
  links: {
    drafts: link.many('AnswerDraft', {
      where: ({ self, parent }) => [`${self}.enquiry_id = ${parent}.id`],
      order: [link.asc('question_code', 'text'), link.asc('id', 'uuid')],
      more: 'moreDrafts',
    }),
  },
});

export const contradictionRead = readType('Contradiction', {
  from: 'concordat.contradiction',
  subject: 'Contradiction',
  person: 'person_id',
  conditions: own,
  columns: {
    id: column.uuid('id'),
    kind: column.text('kind'),
    questionCodes: column.texts('question_codes'),
    words: column.text('words'),
    raisedAt: column.instant('raised_at'),
    settledAt: column.instant('settled_at'),
    settledWords: column.text('settled_words'),
  },
  links: {
    enquiry: link.one('Enquiry', ({ self, parent }) => [`${self}.id = ${parent}.enquiry_id`]),
    settledBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.settled_by`]),
  },
});

export const answerCopyRead = readType('AnswerCopy', {
  from: 'concordat.answer_copy',
  subject: 'AnswerCopy',
  person: 'person_id',
  conditions: own,
  columns: {
    id: column.uuid('id'),
    system: column.text('system'),
    copiedAt: column.instant('copied_at'),
    textHash: column.text((self) => `encode(${self}.text_hash, 'hex')`),
    // Something that it holds was corrected, withdrawn or taken back since.
    toMend: column.flag(
      (self) => `exists (select 1 from concordat.share_item i join concordat.share s on s.id = i.share_id
        where i.id = any(${self}.share_item_ids) and (i.superseded_at is not null or i.withdrawn_at is not null or s.revoked_at is not null))`,
    ),
  },
  links: {
    enquiry: link.one('Enquiry', ({ self, parent }) => [`${self}.id = ${parent}.enquiry_id`]),
    copiedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.copied_by`]),
  },
});
