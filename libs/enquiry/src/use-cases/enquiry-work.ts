import { longDay } from '@lib/kernel';
import type { WorkToRaise } from '@lib/partnership';
import { dueOn } from '../domain/due.js';
import { declinedKey, toAnswerKey } from '../domain/work-keys.js';
import type { Answerer } from '../store/addressees.store.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';

type Asked = Pick<
  EnquiryEntity,
  'id' | 'personId' | 'reference' | 'definition' | 'senderAgencyId' | 'senderUnitId' | 'recipientAgencyId' | 'dueAt'
>;

/** For whoever was asked, from the moment it was asked until it is answered, declined or taken back. */
export function toAnswer(enquiry: Asked, { unitId, staffId }: Answerer, askerName: string): WorkToRaise {
  const questions = enquiry.definition.groups.reduce((count, group) => count + group.questions.length, 0);
  return {
    agencyId: enquiry.recipientAgencyId,
    unitId,
    staffId,
    kind: 'ENQUIRY_TO_ANSWER',
    personId: enquiry.personId,
    subjectId: enquiry.id,
    recipientAgencyId: enquiry.senderAgencyId,
    summary: `${askerName} asks: ${enquiry.definition.title} (up to ${questions} questions). Answer by ${longDay(dueOn(enquiry.dueAt))}.`,
    dueAt: enquiry.dueAt,
    dedupeKey: toAnswerKey(enquiry.id),
  };
}

/** For the unit that asked: somebody there has to ask elsewhere, or to let it be. */
export function declined(enquiry: Asked): WorkToRaise {
  return {
    agencyId: enquiry.senderAgencyId,
    unitId: enquiry.senderUnitId,
    kind: 'ENQUIRY_DECLINED',
    personId: enquiry.personId,
    subjectId: enquiry.id,
    recipientAgencyId: enquiry.recipientAgencyId,
    summary: `They have declined enquiry ${enquiry.reference}. Read why, and ask whoever can answer.`,
    dedupeKey: declinedKey(enquiry.id),
  };
}
