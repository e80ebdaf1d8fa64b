import type { CaseFileAnswer } from '../../api/answers/risk-notes.js';
import { counted } from '../../view/words.js';

type CaseFile = Pick<NonNullable<CaseFileAnswer['person']>, 'contradictions' | 'enquiries'>;
const OPEN = ['SENT', 'SEEN', 'ANSWERED_IN_PART'];

/** What stands above the notes: sentences about questions that wait and things that do not agree. Empty when there is nothing to say. */
export function questionsOpen({ contradictions, enquiries }: CaseFile): { disagree: string; waiting: string } {
  const open = enquiries.items.filter(({ state }) => OPEN.includes(state));
  const ours = open.filter(({ askedByUs }) => askedByUs);
  const late = open.filter(({ overdue }) => overdue).length;
  const parts = [
    ours.length > 0 ? `your agency waits for answers to ${counted(ours.length, 'set')} of questions` : '',
    open.length > ours.length
      ? `${counted(open.length - ours.length, 'set of questions waits', 'sets of questions wait')} for your agency to answer`
      : '',
  ].filter((part) => part !== '');
  const waiting = parts.join(', and ');
  const overdue = late > 0 ? ` (${late} overdue)` : '';
  return {
    disagree: contradictions.length > 0 ? counted(contradictions.length, 'thing does not agree', 'things do not agree') : '',
    waiting: waiting === '' ? '' : `${waiting.charAt(0).toUpperCase()}${waiting.slice(1)}${overdue}.`,
  };
}
