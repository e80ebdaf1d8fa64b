import { lapsedSql, openSql, underReviewSql, workableSql } from '@lib/access';
import { column, extendType, link, readRoot, readType } from '@lib/platform';

const agency = '(select concordat.current_agency())';
const now = '(select concordat.now())';
const asked = (self: string): string => `${self}.sender_agency_id = ${agency}`;
/** The asker's own reasoning: null to whoever is asked. */
const askers =
  (name: string) =>
  (self: string): string =>
    `case when ${asked(self)} or ${underReviewSql(`${self}.person_id`, `${self}.sender_agency_id`)} then ${self}.${name} end`;
/** Nothing is read unseen: whoever is asked opens an enquiry, which records the first sight, before a word of it is read. */
const opened =
  (value: string) =>
  (self: string): string =>
    `case when ${self}.first_seen_at is not null or ${asked(self)} or ${underReviewSql(`${self}.person_id`, `${self}.sender_agency_id`)} then ${value.replaceAll('$', `${self}.`)} end`;
const newest = (key: string) => [link.desc(key, 'timestamptz'), link.desc('id', 'uuid')];
/** Where it stands, in one word: the first that holds. */
const STATE = (
  self: string,
): string => `case when ${self}.declined_at is not null then 'DECLINED' when ${self}.completed_at is not null then 'ANSWERED'
  when ${self}.closed_at is not null then 'CLOSED' when jsonb_array_length(${self}.answered) > 0 then 'ANSWERED_IN_PART'
  when ${self}.first_seen_at is not null then 'SEEN' else 'SENT' end`;
const open = (self: string): string => `(${self}.completed_at is null and ${self}.declined_at is null and ${self}.closed_at is null)`;

export const enquiryRead = readType('Enquiry', {
  from: 'concordat.enquiry',
  subject: 'Enquiry',
  person: 'person_id',
  conditions: {
    senderAgencyId: 'sender_agency_id',
    recipientAgencyId: 'recipient_agency_id',
    recipientUnitId: 'recipient_unit_id',
    recipientStaffId: 'recipient_staff_id',
    lapsed: (self) => lapsedSql(`${self}.agreement_id`, `${self}.sender_agency_id`, `${self}.recipient_agency_id`),
    open: (self) => openSql(`${self}.person_id`),
    workable: (self) => workableSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.sender_agency_id`),
    recipientUnderReview: (self) => underReviewSql(`${self}.person_id`, `${self}.recipient_agency_id`),
  },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    setCode: column.text('set_code'),
    setVersion: column.int('set_version'),
    setTitle: column.text((self) => `(${self}.definition ->> 'title')`),
    stage: column.text('stage'),
    definition: column.text(opened('($definition)::text')),
    definitionHash: column.text((self) => `encode(${self}.definition_hash, 'hex')`),
    dropped: column.text(opened('($dropped)::text')),
    sentAt: column.instant('sent_at'),
    why: column.text(opened('$why')),
    purpose: column.text('purpose'),
    gateway: column.text('gateway'),
    protectionCondition: column.text('protection_condition'),
    necessity: column.text(askers('necessity')),
    proportionality: column.text(askers('proportionality')),
    workingDays: column.int('working_days'),
    dueAt: column.instant('due_at'),
    overdue: column.flag((self) => `(${open(self)} and ${self}.due_at <= ${now})`),
    firstSeenAt: column.instant('first_seen_at'),
    state: column.text(STATE),
    answeredCodes: column.texts(
      (self) => `(select coalesce(jsonb_agg(distinct a.one ->> 'code'), '[]') from jsonb_array_elements(${self}.answered) a(one))`,
    ),
    completedAt: column.instant('completed_at'),
    declinedAt: column.instant('declined_at'),
    declinedCode: column.text('declined_code'),
    declinedWords: column.text('declined_words'),
    closedAt: column.instant('closed_at'),
    closedWords: column.text('closed_words'),
    askedByUs: column.flag(asked),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    sender: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.sender_agency_id`]),
    senderUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.sender_unit_id`]),
    sentBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.sent_by`]),
    recipientAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.recipient_agency_id`]),
    recipientUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.recipient_unit_id`]),
    recipientStaff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.recipient_staff_id`]),
    agreement: link.one('Agreement', ({ self, parent }) => [`${self}.id = ${parent}.agreement_id`]),
    firstSeenBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.first_seen_by`]),
    declinedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.declined_by`]),
    closedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.closed_by`]),
    events: link.many('EnquiryEvent', {
      where: ({ self, parent }) => [`${self}.enquiry_id = ${parent}.id`],
      order: [link.asc('at', 'timestamptz'), link.asc('id', 'uuid')],
      more: 'moreEvents',
    }),
    // Nothing is read unseen: the asker's first sight of a reply is openShare, as with every share.
    replies: link.many('ShareItem', {
      where: ({ self, parent }) => [
        `${self}.enquiry_id = ${parent}.id`,
        `(${self}.sender_agency_id = ${agency} or ${underReviewSql(`${parent}.person_id`, `${self}.sender_agency_id`)}
          or exists (select 1 from concordat.share s where s.id = ${self}.share_id and s.first_seen_at is not null))`,
      ],
      order: [link.desc('id', 'uuid')],
      more: 'moreReplies',
    }),
    replyShares: link.many('Share', {
      where: ({ self, parent }) => [
        `exists (select 1 from concordat.share_item i where i.share_id = ${self}.id and i.enquiry_id = ${parent}.id)`,
      ],
      order: [link.asc('sent_at', 'timestamptz'), link.asc('id', 'uuid')],
      more: 'moreReplyShares',
    }),
    answers: link.many('Answer', {
      where: ({ self, parent }) => [`${self}.enquiry_id = ${parent}.id`],
      order: newest('answered_at'),
      more: 'moreAnswers',
    }),
    contradictions: link.many('Contradiction', {
      where: ({ self, parent }) => [`${self}.enquiry_id = ${parent}.id`],
      order: newest('raised_at'),
      more: 'moreContradictions',
    }),
    copies: link.many('AnswerCopy', {
      where: ({ self, parent }) => [`${self}.enquiry_id = ${parent}.id`],
      order: newest('copied_at'),
      more: 'moreCopies',
    }),
  },
});

export const enquiryEventRead = readType('EnquiryEvent', {
  from: 'concordat.enquiry_event',
  open: 'it stands and falls with its enquiry',
  columns: { id: column.uuid('id'), at: column.instant('at'), kind: column.text('kind'), words: column.text('words') },
  links: { by: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.by_staff_id`]) },
});

export const personEnquiries = extendType('Person', {
  links: {
    enquiries: link.page('Enquiry', { where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`], order: newest('sent_at') }),
    contradictions: link.many('Contradiction', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`, `${self}.settled_at is null`],
      order: newest('raised_at'),
      more: 'moreContradictions',
    }),
  },
});

export const enquiryRoot = readRoot(
  'enquiry',
  link.one('Enquiry', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
/** Asked of us and still open: what is due soonest stands first. */
export const enquiriesToAnswerRoot = readRoot(
  'enquiriesToAnswer',
  link.page('Enquiry', {
    where: ({ self }) => [`${self}.recipient_agency_id = ${agency}`, open(self)],
    order: [link.asc('due_at', 'timestamptz'), link.asc('id', 'uuid')],
  }),
  { act: 'CONSULTATION' },
);
export const enquiriesAskedRoot = readRoot(
  'enquiriesAsked',
  link.page('Enquiry', {
    where: ({ self, args }) => [asked(self), args.given('personId', (person) => `${self}.person_id = ${person}`)],
    order: newest('sent_at'),
  }),
  { act: 'CONSULTATION' },
);
