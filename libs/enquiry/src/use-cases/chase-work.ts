import { longDay } from '@lib/kernel';
import type { Supervision, WorkToRaise } from '@lib/partnership';
import { dueOn } from '../domain/due.js';
import { overdueKey, toAnswerKey, unansweredKey } from '../domain/work-keys.js';
import type { EnquiryDue } from '../store/due-enquiries.js';

/** One owner, one action: what each person who hears of an unanswered enquiry is to do about it. */
const about = (enquiry: EnquiryDue): Pick<WorkToRaise, 'personId' | 'subjectId' | 'dueAt'> => ({
  personId: enquiry.personId,
  subjectId: enquiry.id,
  dueAt: enquiry.dueAt,
});
const dueDay = ({ dueAt }: EnquiryDue): string => longDay(dueOn(dueAt));
const what = ({ inPart }: EnquiryDue): string => (inPart ? 'the rest of enquiry' : 'enquiry');
const whose = ({ unitId, role }: Supervision): Pick<WorkToRaise, 'unitId' | 'role'> => ({ unitId, role });

export function reminder(enquiry: EnquiryDue): WorkToRaise {
  const { answererAgencyId, answererStaffId, answererUnitId, askerAgencyId, askerName, reference } = enquiry;
  return {
    ...about(enquiry),
    agencyId: answererAgencyId,
    ...(answererStaffId === null ? { unitId: answererUnitId } : { staffId: answererStaffId }),
    kind: 'ENQUIRY_TO_ANSWER',
    recipientAgencyId: askerAgencyId,
    summary: `Reminder: ${what(enquiry)} ${reference} from ${askerName} was due on ${dueDay(enquiry)}. Answer it, or decline it and say why.`,
    dedupeKey: toAnswerKey(enquiry.id),
  };
}

export function overdue(enquiry: EnquiryDue): WorkToRaise {
  const { answererAgencyId, answererStaffName, answererSupervision, askerAgencyId, askerName, reference } = enquiry;
  const of = answererStaffName === null ? '' : `, asked of ${answererStaffName},`;
  return {
    ...about(enquiry),
    agencyId: answererAgencyId,
    ...whose(answererSupervision),
    kind: 'ENQUIRY_OVERDUE',
    recipientAgencyId: askerAgencyId,
    summary: `Your people have not answered ${what(enquiry)} ${reference} from ${askerName}${of} due on ${dueDay(enquiry)}. See that they do, or that they decline.`,
    dedupeKey: overdueKey(enquiry.id),
  };
}

export function unanswered(enquiry: EnquiryDue): WorkToRaise {
  const { askerAgencyId, askerSupervision, answererAgencyId, answererName, reference } = enquiry;
  return {
    ...about(enquiry),
    agencyId: askerAgencyId,
    ...whose(askerSupervision),
    kind: 'ENQUIRY_UNANSWERED',
    recipientAgencyId: answererAgencyId,
    summary: `${answererName} has not answered ${what(enquiry)} ${reference}, due on ${dueDay(enquiry)}. Ring their duty desk, or take it back.`,
    dedupeKey: unansweredKey(enquiry.id),
  };
}
