import { longDay } from '@lib/kernel';
import { THIRD_PARTY_LABELS } from '@lib/people';
import { CATEGORY_LABELS } from '@lib/risk';
import { ANSWER_CATEGORY, ANSWER_LABEL } from '@lib/sharing';

const KINDS: Readonly<Record<string, string>> = {
  NOTE_RECORDED: 'Note recorded',
  NOTE_SUPERSEDED: 'Note corrected',
  NOTE_WITHDRAWN: 'Note withdrawn',
  SENT: 'Sent',
  RECEIVED: 'Received',
  DECIDED_NOT_TO_SHARE: 'Decided not to share',
  FIRST_SEEN: 'First opened',
  ACKNOWLEDGED: 'Acknowledged',
  NOT_FOR_US: 'Returned: not for us',
  CORRECTED: 'Corrected after it was sent',
  WITHDRAWN: 'Withdrawn after it was sent',
  REVOKED: 'Taken back',
  ENDORSED: 'Decision endorsed',
  SENT_BACK: 'Decision sent back',
  ASKED: 'Questions asked',
  REPLIED: 'Questions answered',
  DECLINED_TO_ANSWER: 'Declined to answer',
  ENQUIRY_CLOSED: 'Questions taken back',
  COPIED_OUT: 'Copied out',
  ERASED: 'Erased under the law',
  RESTRICTED: 'Restricted under the law',
  RESTRICTION_LIFTED: 'Restriction lifted',
  PROCEDURE_BEGUN: 'Process map begun',
  PROCEDURE_OPENED: 'Process map opened to another agency',
  PROCEDURE_RECORDED: 'Recorded in a process map',
  PROCEDURE_OVER: 'Process map over',
  RISK_DECIDED: 'Decision about risk',
  RISK_DECISION_LOOKED_AT: 'Decision about risk looked at by a supervisor',
  PLAN_MADE: 'Management plan written',
  PLAN_CHANGED: 'Management plan changed',
  PLAN_CONFIRMED: 'Management plan looked at: nothing to change',
  ACTION_SET: 'Action set',
  ACTION_RECORDED: 'Recorded of an action',
  ACTION_OVER: 'Action over',
};
const CATEGORIES: Readonly<Record<string, string>> = { ...CATEGORY_LABELS, [ANSWER_CATEGORY]: ANSWER_LABEL };
const CLASSES: Readonly<Record<string, string>> = THIRD_PARTY_LABELS;

/** CONSTANT_CASE as words, where nothing better is known. */
const plain = (code: string): string => code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');
export const kindWords = (kind: string): string => KINDS[kind] ?? plain(kind);
export const categoryWords = (category: string): string => CATEGORIES[category] ?? plain(category);
export const codeWords = (code: string): string => plain(code);
export const classWords = (className: string): string => CLASSES[className] ?? 'Other person';

export const periodWords = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? longDay(from) : `${longDay(from)} to ${longDay(to)}`;

/** London time, to the minute: 11 March 2027 at 06:00. */
export function instantWords(iso: string): string {
  const [day, time] = [{ dateStyle: 'long' }, { timeStyle: 'short' }].map((style) =>
    new Intl.DateTimeFormat('en-GB', { ...(style as Intl.DateTimeFormatOptions), timeZone: 'Europe/London' }).format(new Date(iso)),
  );
  return `${day} at ${time}`;
}
