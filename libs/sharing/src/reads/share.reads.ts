import { lapsedSql, openSql, releasedSql, underReviewSql } from '@lib/access';
import { CATEGORY_LABELS, gravitySql } from '@lib/risk';
import { column, extendType, link, readRoot, readType } from '@lib/platform';
import { ANSWER_CATEGORY, ANSWER_LABEL } from '../domain/item-kind.js';

const agency = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';
const sent = (self: string): string => `${self}.sender_agency_id = ${agency}`;
/** The sender's own knowledge: null to whoever was sent it. */
const senders =
  (name: string) =>
  (self: string): string =>
    `case when ${sent(self)} then ${self}.${name} end`;
const shareOf = (self: string, wanted: string): string => `(select s.${wanted} from concordat.share s where s.id = ${self}.share_id)`;
/** Rules speak of an item as they speak of the share that it stands in. */
const ofShare = {
  senderAgencyId: 'sender_agency_id',
  recipientAgencyId: 'recipient_agency_id',
  recipientUnitId: (self: string) => shareOf(self, 'recipient_unit_id'),
  recipientStaffId: (self: string) => shareOf(self, 'recipient_staff_id'),
  revokedAt: (self: string) => shareOf(self, 'revoked_at'),
  released: (self: string) => `(select ${releasedSql('s')} from concordat.share s where s.id = ${self}.share_id)`,
  lapsed: (self: string) => lapsedSql(shareOf(self, 'agreement_id'), `${self}.sender_agency_id`, `${self}.recipient_agency_id`),
  open: (self: string) => openSql(shareOf(self, 'person_id')),
  underReview: (self: string) => underReviewSql(shareOf(self, 'person_id'), `${self}.sender_agency_id`),
  recipientUnderReview: (self: string) => underReviewSql(shareOf(self, 'person_id'), `${self}.recipient_agency_id`),
};
/** The sender's side, and whoever reviews the sender's record: to them it would be untrue that nobody was told. */
const sentOrReviewed = (self: string, person: string): string => `(${sent(self)} or ${underReviewSql(person, `${self}.sender_agency_id`)})`;

export const shareRead = readType('Share', {
  from: 'concordat.share',
  subject: 'Share',
  person: 'person_id',
  conditions: {
    senderAgencyId: 'sender_agency_id',
    recipientAgencyId: 'recipient_agency_id',
    recipientUnitId: 'recipient_unit_id',
    recipientStaffId: 'recipient_staff_id',
    lapsed: (self) => lapsedSql(`${self}.agreement_id`, `${self}.sender_agency_id`, `${self}.recipient_agency_id`),
    open: (self) => openSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.sender_agency_id`),
    recipientUnderReview: (self) => underReviewSql(`${self}.person_id`, `${self}.recipient_agency_id`),
  },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    sentAt: column.instant('sent_at'),
    toldAt: column.instant('told_at'),
    toldHow: column.text('told_how'),
    mode: column.text('mode'),
    purpose: column.text('purpose'),
    gateway: column.text('gateway'),
    protectionCondition: column.text('protection_condition'),
    inTransition: column.flag(
      (self) => `exists (select 1 from concordat.agreement a where a.id = ${self}.agreement_id and a.ends_at <= (select concordat.now()))`,
    ),
    asked: column.text('asked'),
    respondBy: column.instant('respond_by'),
    firstSeenAt: column.instant('first_seen_at'),
    response: column.text('response'),
    responseWords: column.text('response_words'),
    respondedAt: column.instant('responded_at'),
    revokedAt: column.instant('revoked_at'),
    released: column.flag(releasedSql),
    releaseAt: column.instant('release_at'),
    revokedReason: column.text(senders('revoked_reason')),
    itemCount: column.int((self) => `(select count(*)::int from concordat.share_item i where i.share_id = ${self}.id)`),
    gravest: column.text(
      (self) => `(select i.level from concordat.share_item i where i.share_id = ${self}.id order by ${gravitySql('i.level')} desc limit 1)`,
    ),
    setId: column.uuid(senders('set_id')),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    sender: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.sender_agency_id`]),
    senderUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.sender_unit_id`]),
    sentBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.sent_by`]),
    recipientAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.recipient_agency_id`]),
    recipientUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.recipient_unit_id`]),
    recipientStaff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.recipient_staff_id`]),
    seal: link.one('Seal', ({ self, parent }) => [`${self}.entry_id = ${parent}.ledger_entry_id`]),
    agreement: link.one('Agreement', ({ self, parent }) => [`${self}.id = ${parent}.agreement_id`]),
    firstSeenBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.first_seen_by`]),
    respondedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.responded_by`]),
    revokedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.revoked_by`, sent(parent)]),
    // Nothing is read unseen: a recipient's first sight is openShare, which records it in the same transaction.
    items: link.many('ShareItem', {
      where: ({ self, parent }) => [
        `${self}.share_id = ${parent}.id`,
        `(${sentOrReviewed(parent, `${parent}.person_id`)} or ${parent}.first_seen_at is not null)`,
      ],
      order: [link.asc('ordinal', 'int'), link.asc('id', 'uuid')],
    }),
  },
});

/** Of what was sent as an answer; nothing of it for a note. */
const answered =
  (name: string) =>
  (self: string): string =>
    `(${self}.answer ->> '${name}')`;

export const shareItemRead = readType('ShareItem', {
  from: 'concordat.share_item',
  subject: 'ShareItem',
  conditions: ofShare,
  columns: {
    id: column.uuid('id'),
    ordinal: column.int('ordinal'),
    inPart: column.flag('in_part'),
    category: column.text('category'),
    categoryLabel: column.lookup('category', { ...CATEGORY_LABELS, [ANSWER_CATEGORY]: ANSWER_LABEL }),
    level: column.text('level'),
    nature: column.text('nature'),
    body: column.text('body'),
    bodyHash: column.text((self) => `encode(${self}.body_hash, 'hex')`),
    happenedOn: column.day('happened_on'),
    basis: column.text('basis'),
    sourceGrade: column.int('source_grade'),
    intelligenceGrade: column.text('intelligence_grade'),
    handlingCode: column.text('handling_code'),
    handlingConditions: column.text('handling_conditions'),
    marking: column.text('marking'),
    disclosable: column.text('disclosable'),
    thirdParties: column.texts('third_parties'),
    supersededAt: column.instant('superseded_at'),
    withdrawnAt: column.instant('withdrawn_at'),
    itemKind: column.text('item_kind'),
    enquiryId: column.uuid('enquiry_id'),
    questionCode: column.text('question_code'),
    answerState: column.text(answered('state')),
    answerSource: column.text(answered('source')),
    awaitingFrom: column.text(answered('awaitingFrom')),
    awaitingUntil: column.day((self) => `(${self}.answer ->> 'awaitingUntil')::date`),
    noteId: column.uuid(senders('note_id')),
    noteVersion: column.int(senders('note_version')),
  },
  links: { originator: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.originator_agency_id`]) },
});

/** Who was sent exactly this version: the sender's side of an item. */
export const noteShareRead = readType('NoteShare', {
  from: 'concordat.share_item',
  subject: 'ShareItem',
  conditions: ofShare,
  columns: { inPart: column.flag('in_part') },
  links: { share: link.one('Share', ({ self, parent }) => [`${self}.id = ${parent}.share_id`]) },
});

export const noteShares = extendType('RiskNote', {
  links: {
    shares: link.many('NoteShare', {
      where: ({ self, parent }) => [`${self}.note_id = ${parent}.id`, sentOrReviewed(self, shareOf(self, 'person_id'))],
      order: [link.desc('id', 'uuid')],
      more: 'moreShares',
    }),
    decisions: link.many('Decision', {
      where: ({ self, parent }) => [`${self}.note_id = ${parent}.id`],
      order: [link.desc('decided_at', 'timestamptz'), link.desc('id', 'uuid')],
      more: 'moreDecisions',
    }),
  },
});

const newest = [link.desc('sent_at', 'timestamptz'), link.desc('id', 'uuid')];

export const personReceived = extendType('Person', {
  links: {
    received: link.page('Share', {
      where: ({ self, parent }) => [
        `${self}.person_id = ${parent}.id`,
        `(${self}.recipient_agency_id = ${agency} or ${underReviewSql(`${self}.person_id`, `${self}.recipient_agency_id`)})`,
      ],
      order: newest,
    }),
  },
});

/**
 * What is new for me: sent to me, to one of my units, or to my whole agency about somebody whom I or my units work with. What was sent to
 * the agency about a person nobody there is named for is everybody's, so that it cannot lie unread.
 */
const forMe = (self: string): string => `(${self}.recipient_staff_id = ${staff} or (${self}.recipient_staff_id is null and (
  ${self}.recipient_unit_id = any(${units}) or (${self}.recipient_unit_id is null and (
    exists (select 1 from concordat.case_membership m where m.person_id = ${self}.person_id and m.agency_id = ${agency} and m.until is null
              and (m.lead_staff_id = ${staff} or m.unit_id = any(${units})))
    or not exists (select 1 from concordat.case_membership m where m.person_id = ${self}.person_id and m.agency_id = ${agency} and m.until is null
              and m.unit_id is not null))))))`;

export const newSharesRoot = readRoot(
  'newShares',
  link.page('Share', {
    where: ({ self }) => [`${self}.recipient_agency_id = ${agency}`, `${self}.response is null`, `${self}.revoked_at is null`, forMe(self)],
    order: newest,
  }),
  { act: 'CONSULTATION' },
);

/** On every page of whoever they were sent to: a number, which is no sight of anybody's case. */
export const viewerUrgentShares = extendType('Viewer', {
  columns: {
    urgentShares: column.int(
      () => `(select count(*)::int from concordat.share s where s.recipient_agency_id = ${agency} and s.mode = 'URGENT'
        and s.response is null and s.revoked_at is null and ${forMe('s')})`,
    ),
  },
});

export const sentSharesRoot = readRoot(
  'sentShares',
  link.page('Share', {
    where: ({ self, args }) => [sent(self), args.given('personId', (person) => `${self}.person_id = ${person}`)],
    order: newest,
  }),
  { act: 'CONSULTATION' },
);

export const shareRoot = readRoot(
  'share',
  link.one('Share', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
