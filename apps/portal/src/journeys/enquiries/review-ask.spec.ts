import type { ConsideredGroup } from '../../api/answers/asking.js';
import { Form } from '../../page/form.js';
import { askedCounts, checkLeftOut, groupInWords, lastInWords, mayBeLeftOut, prefilled, readLeftOut } from './review-ask.js';

const question = (code: string, more: object = {}): ConsideredGroup['questions'][number] => ({
  question: { code, text: `About ${code}?`, hint: null, core: true, safetyCritical: false, declaration: false, triggered: false, ...more },
  last: null,
});
const risk: ConsideredGroup = {
  code: 'risk',
  title: 'Risk',
  questions: [question('plain'), question('weapon', { safetyCritical: true }), question('opened', { triggered: true, core: false })],
};
const last: ConsideredGroup = { code: 'last', title: 'Before you send', questions: [question('declared', { declaration: true })] };
const groups = [risk, last];
const policy = {
  dropReasons: [
    { code: 'RECENT', label: 'They answered this recently' },
    { code: 'OTHER', label: 'Another reason' },
  ],
  declineReasons: [],
  withholdReasons: [],
  noFurtherReasons: [],
  needsWords: ['OTHER'],
  uniformReply: '',
};
const posted = (fields: Record<string, string | string[]>): Form => new Form([], fields);
const errorsOf = (fields: Record<string, string | string[]>): Record<string, string> => {
  const form = posted(fields);
  checkLeftOut(form, groups, readLeftOut(form, groups), policy);
  return form.errors;
};

describe('what is left out of a set of questions', () => {
  it('is nothing when nothing was touched, and neither the declaration nor what an answer opens can be chosen', () => {
    expect(readLeftOut(posted({}), groups)).toEqual([]);
    expect(groups.flatMap(mayBeLeftOut).map((one) => one.question.code)).toEqual(['plain', 'weapon']);
    expect(readLeftOut(posted({ 'out-risk': ['opened'], 'out-last': ['declared'] }), groups)).toEqual([]);
  });

  it('needs no typing when the reason explains itself', () => {
    expect(errorsOf({ 'out-risk': ['plain'], 'reason-risk': 'RECENT', 'words-risk': '' })).toEqual({});
  });

  it.each([
    ['no reason', { 'out-risk': ['plain'] }, { 'reason-risk': 'Choose why you leave out questions of “Risk”' }],
    [
      'a reason and nothing left out',
      { 'reason-risk': 'RECENT' },
      { 'out-risk': 'Choose what to leave out of “Risk”, or clear the reason' },
    ],
    [
      'a reason that says nothing',
      { 'out-risk': ['plain'], 'reason-risk': 'OTHER' },
      { 'words-risk': 'Say why you leave out questions of “Risk”' },
    ],
    [
      'a reason of somebody else’s',
      { 'out-risk': ['plain'], 'reason-risk': 'MADE_UP' },
      { 'reason-risk': 'Choose why you leave out questions of “Risk”' },
    ],
    [
      'something that safety may hang on, without words',
      { 'out-risk': ['weapon'], 'reason-risk': 'RECENT', 'words-risk': ' . ' },
      { 'words-risk': 'Say why you leave out “About weapon?”: somebody’s safety may hang on it' },
    ],
  ])('is refused with the cure: %s', (_what, fields, errors) => {
    expect(errorsOf(fields as Record<string, string | string[]>)).toEqual(errors);
  });

  it('comes back as it was typed, and the group stands open', () => {
    const typed = { groupCode: 'risk', questionCodes: ['plain', 'weapon'], reasonCode: 'OTHER', words: 'Told on Monday' };
    const names = ['out-risk', 'reason-risk', 'words-risk'];
    const form = new Form(names, undefined).prefill(prefilled([typed]));
    expect(readLeftOut(form, groups)).toEqual([typed]);
    expect(groupInWords(risk, form)).toMatchObject({ open: true });
    expect(groupInWords(risk, new Form(names, undefined))).toMatchObject({ open: false });
    expect(askedCounts(groups, [typed])).toEqual({ first: 1, more: 1, out: 2 });
  });
});

it('says what was answered last time with its date, and what was no answer without a text', () => {
  const answer = {
    state: 'ANSWERED',
    text: 'Medium',
    asAt: '2027-03-01',
    answeredAt: '2027-03-03T10:00:00Z',
    reference: 'CON-1',
    enquiryId: 'x',
  };
  expect(lastInWords(answer)).toEqual({ when: 'Answered 3 March 2027, as at 1 March 2027', text: 'Medium' });
  expect(lastInWords({ ...answer, asAt: '2027-03-03' }).when).toBe('Answered 3 March 2027');
  expect(lastInWords({ ...answer, state: 'NOT_KNOWN', asAt: null })).toEqual({ when: 'Not known 3 March 2027', text: '' });
});
