import fc from 'fast-check';
import { shippedSets } from '../questions/shipped-sets.js';
import { type AnswerSoFar, factOf, irrelevantAnswers, nextQuestion, openFields, openQuestions, questionsOf, toSend } from './branching.js';
import { leaveOut } from './leave-out.js';
import type { Question, QuestionSet } from './question-set.js';
import { asSet, randomAnswer, randomAnswers, randomSet } from './spec/random-sets.js';
import { unreachable } from './reachable.js';

const SEED = 20270302;
const shipped = shippedSets().map(({ set }) => set);
const codes = (questions: readonly Question[]): readonly string[] => questions.map((question) => question.code);
const answered = (questionCode: string, ...rows: AnswerSoFar['rows']): AnswerSoFar => ({ questionCode, state: 'ANSWERED', rows });
const set = shipped.find(({ code }) => code === 'before-release-asked-of-prison') as QuestionSet;
const someSet: fc.Arbitrary<QuestionSet> = fc.oneof(randomSet(12), randomSet(12), fc.constantFrom(...shipped));
const setAndAnswers = someSet.chain((one) => fc.tuple(fc.constant(one), randomAnswers(one)));
const check = (name: string, property: Parameters<typeof fc.assert>[0], numRuns: number): void =>
  it(`${name} (${numRuns} sets)`, () => void fc.assert(property as fc.IProperty<unknown>, { numRuns, seed: SEED }));

describe('which questions are asked', () => {
  it('asks the core ones at first, and those that an answer opens after it', () => {
    expect(codes(openQuestions(set, []))).toEqual(codes(questionsOf(set).filter((question) => question.core)));
    const weapon = answered('q12', { held: true });
    expect(codes(openQuestions(set, [weapon]))).toContain('q44');
    expect(codes(openQuestions(set, [answered('q12', { held: false })]))).not.toContain('q44');
  });
  it('does not take an answer that was not given for "No"', () => {
    const when = { '==': [{ var: 'r1.rows.0.yes' }, false] };
    const [first, second] = [question('r1'), { ...question('r2'), core: false, when }];
    expect(codes(openQuestions(asSet([first, second]), []))).not.toContain('r2');
    expect(codes(openQuestions(asSet([first, second]), [answered('r1', { yes: false })]))).toContain('r2');
  });
  it('closes what hangs on a question that is closed itself, and keeps its answer out of what is sent and in the record', () => {
    const chain = ['r1', 'r2', 'r3'].map((code, at) => (at === 0 ? question(code) : opened(code, `r${at}`)));
    const answers = [answered('r1', { yes: true }), answered('r2', { yes: true }), answered('r3', { yes: true })];
    expect(toSend(asSet(chain), answers)).toHaveLength(3);
    const changed = [answered('r1', { yes: false }), ...answers.slice(1)];
    expect(toSend(asSet(chain), changed).map((answer) => answer.questionCode)).toEqual(['r1']);
    expect(irrelevantAnswers(asSet(chain), changed)).toEqual(answers.slice(1));
  });
  it('does not ask because a question that is not asked has no answer', () => {
    const unless: Question = { ...question('r3'), core: false, when: { '!=': [{ var: 'r2.state' }, 'ANSWERED'] } };
    const chain = asSet([question('r1'), opened('r2', 'r1'), unless]);
    expect(codes(openQuestions(chain, [answered('r1', { yes: false })]))).toEqual(['r1', 'declaration']);
    expect(codes(openQuestions(chain, [answered('r1', { yes: true })]))).toContain('r3');
  });
  it('asks when a rule cannot be worked out', () => {
    const broken = { ...question('r2'), core: false, when: { nonsense: [{ var: 'r1.state' }, 1] } };
    expect(codes(openQuestions(asSet([question('r1'), broken]), []))).toContain('r2');
  });
  it('tells nothing from whether an answer was withheld or referred to the desk', () => {
    const unless = { ...question('r2'), core: false, when: { '!=': [{ var: 'r1.state' }, 'ANSWERED'] } };
    const asked = (state: AnswerSoFar['state']) =>
      codes(openQuestions(asSet([question('r1'), unless]), [{ questionCode: 'r1', state, rows: [{ yes: true }] }]));
    expect(asked('WITHHELD')).toEqual(asked('NO_FURTHER_ANSWER'));
    const rows = [{ yes: true }];
    expect(factOf({ state: 'WITHHELD', rows })).toEqual(factOf({ state: 'NO_FURTHER_ANSWER', rows }));
    expect(factOf({ state: 'NOT_KNOWN', rows }).rows).toEqual([]);
  });
  it('opens a field by an earlier one of its row, and closes what hangs on a closed one', () => {
    const reachedTwice = {
      fields: [yesNo('a'), { ...yesNo('b'), when: { field: 'a', is: true } }, { ...yesNo('c'), when: { field: 'b', is: true } }],
    };
    expect(openFields(reachedTwice, { a: true, b: true }).map((field) => field.code)).toEqual(['a', 'b', 'c']);
    expect(openFields(reachedTwice, { a: false, b: true }).map((field) => field.code)).toEqual(['a']);
  });
  it('leaves out dropped questions with those that only they could open, and never the declaration', () => {
    const chain = asSet([question('r1'), opened('r2', 'r1'), opened('r3', 'r2'), question('r4')]);
    const left = leaveOut(chain, ['r1', 'declaration']);
    expect(left.codes).toEqual(['r1', 'r2', 'r3']);
    expect(codes(questionsOf(left.set))).toEqual(['r4', 'declaration']);
    expect(unreachable(left.set)).toEqual([]);
  });
});

describe('for every set and all answers', () => {
  check(
    'there is a next question until all that are open are done, and then none',
    fc.property(someSet, fc.infiniteStream(fc.nat(2 ** 30)), (one, draws) => {
      const answers: AnswerSoFar[] = [];
      for (const draw of draws) {
        const next = nextQuestion(one, answers);
        if (next === null) break;
        const [answer] = fc.sample(randomAnswer(next), { numRuns: 1, seed: draw });
        answers.push(answer as AnswerSoFar);
        expect(answers.length).toBeLessThanOrEqual(questionsOf(one).length);
      }
      expect(
        openQuestions(one, answers)
          .map((question) => question.code)
          .sort(),
      ).toEqual(answers.map((answer) => answer.questionCode).sort());
    }),
    150,
  );
  check(
    'each answer is either sent or kept in the record only',
    fc.property(setAndAnswers, ([one, answers]) => sentOrKept(one, answers, toSend)),
    300,
  );
  check(
    'what is kept back opens nothing',
    fc.property(setAndAnswers, ([one, answers]) => {
      expect(openQuestions(one, toSend(one, answers))).toEqual(openQuestions(one, answers));
    }),
    300,
  );
  check(
    'the same answers in any order, to a copy of the set, open the same',
    fc.property(setAndAnswers, ([one, answers]) => {
      const copy = JSON.parse(JSON.stringify(one)) as QuestionSet;
      expect(codes(openQuestions(copy, [...answers].reverse()))).toEqual(codes(openQuestions(one, answers)));
    }),
    200,
  );
  check(
    'to withhold opens what to refer to the desk opens',
    fc.property(setAndAnswers, ([one, answers]) => {
      const withheld = answers.map((answer) => (answer.state === 'NO_FURTHER_ANSWER' ? { ...answer, state: 'WITHHELD' as const } : answer));
      expect(openQuestions(one, withheld)).toEqual(openQuestions(one, answers));
    }),
    200,
  );
  it('(the check itself sees a sender that sends all, and one that loses an answer)', () => {
    const run = (send: typeof toSend) => () =>
      fc.assert(
        fc.property(setAndAnswers, ([one, answers]) => sentOrKept(one, answers, send)),
        { numRuns: 300, seed: SEED },
      );
    expect(run((_, answers) => answers)).toThrow();
    expect(run((one, answers) => toSend(one, answers).slice(1))).toThrow();
  });
});

it('is quick: what is asked of ninety questions', () => {
  const many = Array.from({ length: 89 }, (_, at) =>
    at < 14 ? question(`r${at + 1}`) : opened(`r${at + 1}`, `r${(at % 14) + 1}`, `r${at}`),
  );
  const ninety = asSet(many);
  const answers = questionsOf(ninety).map(({ code }) => answered(code, { yes: true, one: 'A' }));
  for (let warm = 0; warm < 50; warm += 1) openQuestions(ninety, answers);
  const time = (times: number, from: () => QuestionSet): number => {
    const before = process.cpuUsage();
    for (let run = 0; run < times; run += 1) openQuestions(from(), answers);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / times;
  };
  const fresh = Array.from({ length: 20 }, () => JSON.parse(JSON.stringify(ninety)) as QuestionSet);
  const [known, first] = [time(200, () => ninety), time(20, () => fresh.pop() as QuestionSet)];
  process.stdout.write(
    `openQuestions, ${questionsOf(ninety).length} questions: ${known.toFixed(3)} ms of CPU; a set seen for the first time ${first.toFixed(3)} ms\n`,
  );
  expect(codes(openQuestions(ninety, answers))).toHaveLength(90);
});

function sentOrKept(one: QuestionSet, answers: readonly AnswerSoFar[], send: typeof toSend): void {
  const [sent, kept] = [send(one, answers), irrelevantAnswers(one, answers)];
  const open = new Set(codes(openQuestions(one, answers)));
  expect(sent.every((answer) => open.has(answer.questionCode))).toBe(true);
  expect(new Set([...sent, ...kept])).toEqual(new Set(answers));
  expect(sent.length + kept.length).toBe(answers.length);
}
function yesNo(code: string) {
  return { code, label: code, type: 'YES_NO' as const };
}
function question(code: string): Question {
  return {
    code,
    topic: null,
    text: code,
    fields: [yesNo('yes'), { ...yesNo('one'), required: false }],
    core: true,
    level: 'LOW',
    categories: [],
  };
}
function opened(code: string, ...by: readonly string[]): Question {
  return { ...question(code), core: false, when: { and: by.map((name) => ({ '==': [{ var: `${name}.rows.0.yes` }, true] })) } };
}
