import type { Enquiry } from '../../api/answers/enquiries.js';
import { sorted } from './case-answers.page.js';
import { leftOutInWords, ownGroups, progress, replyGroups } from './enquiry-view.js';
import { dueDay } from './enquiry-words.js';

const policy = {
  dropReasons: [{ code: 'RECENT', label: 'They answered this recently' }],
  declineReasons: [],
  withholdReasons: [{ code: 'SOURCE', label: 'It would show who told us' }],
  noFurtherReasons: [],
  needsWords: [],
  uniformReply: 'Ring the desk.',
};
const codes = ['told', 'withheld', 'spoken', 'silent'];
const definition = JSON.stringify({
  title: 'A set',
  about: '',
  groups: [
    {
      code: 'g',
      title: 'Group',
      questions: [
        ...codes.map((code) => ({ code, text: `About ${code}?` })),
        { code: 'opened', text: 'And then?', when: { '==': [1, 1] } },
      ],
    },
  ],
});
const reply = {
  id: '1',
  questionCode: 'told',
  answerState: 'ANSWERED',
  answerSource: 'Case record',
  awaitingFrom: null,
  awaitingUntil: null,
  body: 'About told?\nYes.\nOn Monday.',
  basis: 'RECORD_SEEN',
  happenedOn: '2027-03-01',
  supersededAt: null,
  withdrawnAt: null,
};
const share = { id: 's', firstSeenAt: '2027-03-02T10:00:00Z', revokedAt: null };
const given = (more: object): Enquiry =>
  ({
    definition,
    dropped: '[]',
    answeredCodes: ['told', 'withheld', 'spoken'],
    replies: [reply],
    replyShares: [share],
    answers: [],
    completedAt: null,
    declinedAt: null,
    closedAt: null,
    ...more,
  }) as unknown as Enquiry;
const lines = (enquiry: Enquiry) => replyGroups(enquiry, policy)[0]?.lines ?? [];

describe('an enquiry as whoever asked reads it', () => {
  it('shows what was sent, and leaves a question that nobody answered as plain to see', () => {
    const [told, , , silent] = lines(given({}));
    expect(told).toMatchObject({
      state: 'Answered',
      text: 'Yes.\nOn Monday.',
      small: ['As at 1 March 2027. Record seen. Source: Case record.'],
    });
    expect(silent).toMatchObject({ kind: 'OPEN', state: 'Not answered yet' });
    expect(lines(given({ closedAt: '2027-03-03T10:00:00Z' }))[3]).toMatchObject({ state: 'Not answered' });
    expect(progress(given({}))).toEqual({ done: 3, total: 4, awaiting: 0 });
  });

  it('reads the same whether something was withheld or is only told by telephone', () => {
    const [, withheld, spoken] = lines(given({}));
    expect({ ...withheld, question: '' }).toEqual({ ...spoken, question: '' });
    expect(withheld).toMatchObject({ kind: 'UNIFORM', text: 'Ring the desk.' });
  });

  it('says of nothing what it is before it is opened', () => {
    const closed = lines(given({ replies: [], replyShares: [{ ...share, firstSeenAt: null }] }));
    expect(closed.slice(0, 3).map(({ kind }) => kind)).toEqual(['UNOPENED', 'UNOPENED', 'UNOPENED']);
  });

  it('takes the newest reply that stands, and folds away what no answer has called for', () => {
    const newer = { ...reply, id: '2', body: 'About told?\nNo.' };
    expect(lines(given({ replies: [newer, { ...reply, supersededAt: '2027-03-04T10:00:00Z' }] }))[0]?.text).toBe('No.');
    expect(lines(given({ replies: [{ ...reply, supersededAt: '2027-03-04T10:00:00Z' }] }))[0]?.kind).toBe('UNIFORM');
    expect(replyGroups(given({}), policy)[0]?.uncalled).toEqual(['And then?']);
    expect(replyGroups(given({ answeredCodes: ['opened'] }), policy)[0]?.uncalled).toEqual([]);
  });

  it('says from whom an answer is awaited, and nothing of how it is known', () => {
    const awaiting = { ...reply, answerState: 'AWAITING', awaitingFrom: 'the prison', awaitingUntil: '2027-04-20' };
    expect(lines(given({ replies: [awaiting] }))[0]).toMatchObject({
      state: 'Awaiting',
      text: 'From the prison, until 20 April 2027.',
      small: [],
    });
  });
});

it('shows the answering agency its own reasons, which the asker’s view has nowhere to put', () => {
  const answer = {
    questionCode: 'withheld',
    questionText: 'About withheld?',
    relevant: true,
    state: 'WITHHELD',
    body: 'About withheld?',
    awaitingFrom: null,
    awaitingUntil: null,
    reasonCode: 'SOURCE',
    reasonWords: 'Person R would know.',
    reviewBy: '2027-05-01',
    answeredAt: '2027-03-02T10:00:00Z',
    answeredBy: { name: 'Hana' },
  };
  const enquiry = given({ answers: [answer] });
  const small = ['It would show who told us. Person R would know. Look again by 1 May 2027.', 'Hana, 2 March 2027'];
  expect(ownGroups(enquiry, policy)[0]?.lines[1]).toMatchObject({ state: 'Withheld', small });
  expect(JSON.stringify(replyGroups(enquiry, policy))).not.toMatch(/Person R|show who told|WITHHELD/);
});

it('says what was left out, group by group, with or without the words of the questions', () => {
  const one = { groupCode: 'g', questionCodes: ['a'], reasonCode: 'RECENT', words: null };
  const reason = 'They answered this recently';
  expect(leftOutInWords(given({ dropped: JSON.stringify([one]) }), policy)).toEqual([
    { title: 'Group', texts: ['a'], reason, words: null },
  ]);
  const told = { ...one, title: 'Another', texts: ['About a?'] };
  expect(leftOutInWords(given({ dropped: JSON.stringify([told]) }), policy)).toEqual([
    { title: 'Another', texts: ['About a?'], reason, words: null },
  ]);
});

it('names the last day in time, also across the change of the clocks', () => {
  expect(dueDay('2027-03-31T23:00:00.000Z')).toBe('Wednesday 31 March 2027');
  expect(dueDay('2027-03-13T00:00:00.000Z')).toBe('Friday 12 March 2027');
});

it('sets answers side by side, the newest first, each agency compared with itself alone', () => {
  const entry = (from: string, state: string) => ({
    from,
    state,
    text: '',
    asAt: null,
    answeredAt: state === 'NOT_ANSWERED' ? null : '2027-03-02T10:00:00Z',
    reference: '',
    enquiryId: '',
    superseded: false,
    changed: [],
  });
  const asked = [
    { code: 'a', text: 'A', entries: [entry('Probation', 'ANSWERED'), entry('Prison', 'NOT_KNOWN'), entry('Probation', 'ANSWERED')] },
    { code: 'b', text: 'B', entries: [entry('Probation', 'NOT_ANSWERED')] },
  ];
  const { answered, silent } = sorted(asked);
  expect(answered[0]?.entries.map(({ from, first }) => [from, first])).toEqual([
    ['Probation', false],
    ['Prison', true],
    ['Probation', true],
  ]);
  expect(silent.map(({ code }) => code)).toEqual(['b']);
});
