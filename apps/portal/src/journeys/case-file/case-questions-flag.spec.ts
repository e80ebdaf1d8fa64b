import { questionsOpen } from './case-questions-flag.js';

const asked = (state: string, askedByUs: boolean, overdue = false) => ({ id: '1', state, overdue, askedByUs });
const flag = (items: ReturnType<typeof asked>[], contradictions = 0) =>
  questionsOpen({ contradictions: Array.from({ length: contradictions }, () => ({ id: '1' })), enquiries: { items } });

it('says above the notes who waits for whom, what is late and what does not agree; and nothing when there is nothing', () => {
  expect(flag([])).toEqual({ disagree: '', waiting: '' });
  expect(flag([asked('ANSWERED', true), asked('CLOSED', false), asked('DECLINED', true)])).toEqual({ disagree: '', waiting: '' });
  expect(flag([asked('SENT', true), asked('ANSWERED_IN_PART', true, true)], 1)).toEqual({
    disagree: '1 thing does not agree',
    waiting: 'Your agency waits for answers to 2 sets of questions (1 overdue).',
  });
  expect(flag([asked('SEEN', false), asked('SENT', true)], 2)).toEqual({
    disagree: '2 things do not agree',
    waiting: 'Your agency waits for answers to 1 set of questions, and 1 set of questions waits for your agency to answer.',
  });
});
