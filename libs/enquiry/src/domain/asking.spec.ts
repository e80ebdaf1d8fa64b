import { isRefusal } from '@lib/kernel';
import { type DropAsked, type EnquiryAsked, planEnquiry } from './asking.js';
import type { QuestionSet } from './question-set.js';
import { aGroup, aQuestion, aSet, DECLARATION, WEAPONS } from './spec/asked.js';

const AFTER_WEAPONS = aQuestion('q13', { core: false, when: { '==': [{ var: 'q12.rows.0.held' }, true] } });
const SET = aSet(
  aGroup('community', aQuestion('q20'), DECLARATION),
  aGroup('custody', WEAPONS, aQuestion('q14'), aQuestion('q16', { core: false, when: { '==': [{ var: 'q20.state' }, 'ANSWERED'] } })),
  aGroup('threats', AFTER_WEAPONS),
);
const asked = (more: Partial<EnquiryAsked> = {}): EnquiryAsked => ({
  setCode: 'before-release',
  setVersion: 3,
  askerKind: 'POLICE',
  addresseeKind: 'PROBATION',
  workingDays: 2,
  dropped: [],
  ...more,
});
const dropping = (...dropped: DropAsked[]) => planEnquiry(SET, asked({ dropped }));
const codes = ({ groups }: QuestionSet) => groups.flatMap((group) => group.questions.map((question) => question.code));
function planned(...dropped: DropAsked[]) {
  const plan = dropping(...dropped);
  if (isRefusal(plan)) throw new Error(plan.explanation);
  return {
    asked: codes(plan.definition),
    groups: plan.definition.groups.map(({ code }) => code),
    dropped: plan.dropped,
    gone: plan.goneWithThem,
  };
}
/** What is left out is kept in words: the questions as asked hold nothing of it. */
const textOf = (wanted: string): string => SET.groups.flatMap((group) => group.questions).find(({ code }) => code === wanted)?.text ?? '';
const CUSTODY = SET.groups.find(({ code }) => code === 'custody')?.title ?? '';
const reason = { reasonCode: 'NOT_FOR_THIS_AGENCY', words: 'They never had him in custody.' };

describe('asking', () => {
  it('asks all that is offered when nothing is left out', () => {
    expect(planned()).toEqual({
      asked: ['q20', 'q55', 'q12', 'q14', 'q16', 'q13'],
      groups: ['community', 'custody', 'threats'],
      dropped: [],
      gone: [],
    });
  });
  it('leaves out a group with its reason: not what an answer elsewhere opens, and with it what only its answers would have opened', () => {
    expect(planned({ groupCode: 'custody', ...reason })).toEqual({
      asked: ['q20', 'q55', 'q16'],
      groups: ['community', 'custody'],
      dropped: [{ groupCode: 'custody', title: CUSTODY, questionCodes: ['q12', 'q14'], texts: [textOf('q12'), textOf('q14')], ...reason }],
      gone: ['q13'],
    });
  });
  it('leaves out some of a group', () => {
    const one = planned({ groupCode: 'custody', questionCodes: ['q14'], reasonCode: 'ALREADY_ANSWERED_RECENTLY' });
    expect(one.asked).toEqual(['q20', 'q55', 'q12', 'q16', 'q13']);
    const why = { reasonCode: 'ALREADY_ANSWERED_RECENTLY', words: null };
    expect(one.dropped).toEqual([{ groupCode: 'custody', title: CUSTODY, questionCodes: ['q14'], texts: [textOf('q14')], ...why }]);
  });
  it('never leaves out the declaration with its group', () => {
    const plan = planned({ groupCode: 'community', reasonCode: 'NOT_FOR_THIS_PERSON' });
    expect(plan.asked).toEqual(['q55', 'q12', 'q14', 'q13']);
    expect(plan.gone).toEqual(['q16']);
  });
  it('has nothing to say of a group with nothing to leave out', () => {
    expect(planned({ groupCode: 'threats', reasonCode: 'NOT_FOR_THIS_PERSON' }).dropped).toEqual([]);
  });
});

describe('ENQ-01 what is asked is what is offered', () => {
  it.each([
    ['another set', { setCode: 'recall' }],
    ['an older version', { setVersion: 2 }],
  ])('%s', (_case, more) => expect(planEnquiry(SET, asked(more))).toMatchObject({ code: 'ENQ-01' }));
  it('no set', () => expect(planEnquiry(null, asked())).toMatchObject({ code: 'ENQ-01' }));
});

describe('ENQ-02 nothing is left out without a reason', () => {
  it.each<[string, DropAsked, string[]]>([
    ['no reason', { groupCode: 'custody', reasonCode: null, words: 'They never had him.' }, ['reasonCode']],
    ['a reason that is none', { groupCode: 'custody', reasonCode: 'BORED', words: 'They never had him.' }, ['reasonCode']],
    ['another reason without words', { groupCode: 'custody', questionCodes: ['q14'], reasonCode: 'OTHER', words: ' - ' }, ['words']],
    ['something safety-critical without words', { groupCode: 'custody', reasonCode: 'NOT_FOR_THIS_AGENCY' }, ['words']],
    [
      'words with a hidden character',
      { groupCode: 'custody', questionCodes: ['q14'], reasonCode: 'NOT_FOR_THIS_AGENCY', words: 'a\u0000' },
      ['words'],
    ],
    ['no such group', { groupCode: 'constructor', ...reason }, ['groupCode']],
    ['no such question', { groupCode: 'custody', questionCodes: ['q20'], ...reason }, ['questionCodes']],
    ['the declaration', { groupCode: 'community', questionCodes: ['q20', 'q55'], ...reason }, ['questionCodes']],
    ['what an earlier answer opens', { groupCode: 'threats', questionCodes: ['q13'], ...reason }, ['questionCodes']],
  ])('%s', (_case, dropped, fields) => {
    const refused = dropping(dropped);
    expect(refused).toMatchObject({ code: 'ENQ-02' });
    expect('faults' in refused ? refused.faults.map(({ field }) => field) : null).toEqual(fields);
  });
  it('a group twice, every fault at once', () => {
    const refused = dropping({ groupCode: 'custody', ...reason }, { groupCode: 'custody', reasonCode: '' });
    expect(refused).toMatchObject({ code: 'ENQ-02', faults: [{ field: 'groupCode' }, { field: 'reasonCode' }] });
  });
});

it('ENQ-03 something is left to ask besides the declaration', () => {
  const all = [
    { groupCode: 'custody', ...reason },
    { groupCode: 'community', ...reason },
  ];
  expect(dropping(...all)).toMatchObject({ code: 'ENQ-03' });
  expect(planned(all[0]!).asked).toContain('q20');
});

it('ENQ-04 the set is for both agencies', () => {
  expect(planEnquiry(SET, asked({ addresseeKind: 'COUNCIL' }))).toMatchObject({ code: 'ENQ-04', field: 'addressee' });
  expect(planEnquiry(SET, asked({ askerKind: 'PRISON' }))).toMatchObject({ code: 'ENQ-04', field: 'set' });
  expect(isRefusal(planEnquiry(SET, asked({ addresseeKind: 'PRISON' })))).toBe(false);
});

describe('ENQ-05 the time they have', () => {
  it.each([0, -1, 61, 1.5, Number.NaN])('not %d', (workingDays) =>
    expect(planEnquiry(SET, asked({ workingDays }))).toMatchObject({ code: 'ENQ-05', field: 'workingDays' }),
  );
  it.each([1, 60])('%d', (workingDays) => expect(isRefusal(planEnquiry(SET, asked({ workingDays })))).toBe(false));
});
