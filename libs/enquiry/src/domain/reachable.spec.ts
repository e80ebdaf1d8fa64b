import fc from 'fast-check';
import { type AnswerSoFar, openQuestions, questionsOf } from './branching.js';
import { possibleFacts } from './possible-answers.js';
import type { Question, QuestionSet } from './question-set.js';
import { answersThatOpen, unreachable } from './reachable.js';
import { isSound, soundSet } from './sound-set.js';
import { asSet, FIELDS, randomSet } from './spec/random-sets.js';
import { comparisonsIn, readRule } from './opening-rule.js';

const SEED = 20270302;

/** Every combination of answers that could matter, tried out one by one. */
function openedBySomething(set: QuestionSet): ReadonlySet<string> {
  const questions = questionsOf(set);
  const rules = questions.flatMap((question) => (question.when ? comparisonsIn(readRule(question.when)) : []));
  const choices = questions.map((question) => {
    const mentions = rules.filter((rule) => rule.question === question.code).flatMap((rule) => rule.mentions);
    return mentions.length === 0 ? [null] : [...possibleFacts(question, mentions)];
  });
  const found = new Set<string>();
  const walk = (at: number, answers: readonly AnswerSoFar[]): void => {
    if (at === questions.length) return openQuestions(set, answers).forEach((question) => found.add(question.code));
    for (const fact of choices[at] ?? [])
      walk(at + 1, fact ? [...answers, { questionCode: (questions[at] as Question).code, ...fact } as AnswerSoFar] : answers);
  };
  walk(0, []);
  return found;
}
const tries = (set: QuestionSet): number => {
  const rules = questionsOf(set).flatMap((question) => (question.when ? comparisonsIn(readRule(question.when)) : []));
  return questionsOf(set)
    .map((question) => rules.filter((rule) => rule.question === question.code).flatMap((rule) => rule.mentions))
    .reduce(
      (product, mentions, at) =>
        product * (mentions.length === 0 ? 1 : [...possibleFacts(questionsOf(set)[at] as Question, mentions)].length),
      1,
    );
};

describe('what can ever be asked', () => {
  it('is found as trying out every combination of answers finds it', () => {
    const seen = { sets: 0, unreachable: 0, reachable: 0, tries: 0 };
    fc.assert(
      fc.property(randomSet(4), (set) => {
        fc.pre(tries(set) <= 3000);
        const found = openedBySomething(set);
        const lost = unreachable(set).map((question) => question.code);
        expect(lost).toEqual(
          questionsOf(set)
            .filter((question) => !found.has(question.code))
            .map((question) => question.code),
        );
        seen.sets += 1;
        seen.unreachable += lost.length;
        seen.reachable += found.size;
        seen.tries += tries(set);
      }),
      { numRuns: 150, seed: SEED },
    );
    process.stdout.write(
      `reachability against trying everything: ${seen.sets} sets, ${seen.reachable} questions opened, ${seen.unreachable} never, ${seen.tries} combinations\n`,
    );
    expect(seen.unreachable).toBeGreaterThan(5);
  });
  it('is shown by answers that open it, in every set of up to thirty questions that is found sound', () => {
    const seen = { sound: 0, refused: 0 };
    fc.assert(
      fc.property(randomSet(30), (set) => {
        const result = soundSet(withFewCore(set));
        if (!isSound(result)) {
          seen.refused += 1;
          expect(result.every(({ message }) => message.includes('no answers to the questions before it'))).toBe(true);
          return;
        }
        seen.sound += 1;
        for (const question of questionsOf(result))
          expect(openQuestions(result, answersThatOpen(result, question.code) ?? [])).toContain(question);
      }),
      { numRuns: 120, seed: SEED },
    );
    process.stdout.write(
      `random sets: ${seen.sound} sound with every question opened, ${seen.refused} refused for a question that nothing opens\n`,
    );
    expect(Math.min(seen.sound, seen.refused)).toBeGreaterThan(5);
  });
  it('sees through a chain: what needs both answers of one question at once is never asked', () => {
    const chain = asSet([ask('r1'), opens('r2', 'r1', 'A'), opens('r3', 'r2', 'A'), both('r4', ['r3', 'A'], ['r1', 'B'])]);
    expect(unreachable(chain).map((question) => question.code)).toEqual(['r4']);
    expect(answersThatOpen(chain, 'r3')).toHaveLength(2);
  });
});

/** Opening by the first question keeps the number of core ones down; it changes no rule that there is. */
function withFewCore(set: QuestionSet): QuestionSet {
  let core = 0;
  const thin = (question: Question): Question =>
    question.core && question.declaration !== true && ++core > 14
      ? { ...question, core: false, when: { '==': [{ var: 'r1.state' }, 'ANSWERED'] } }
      : question;
  return { ...set, groups: set.groups.map((group) => ({ ...group, questions: group.questions.map(thin) })) };
}
function ask(code: string): Question {
  return { code, topic: null, text: code, fields: FIELDS, core: true, level: 'LOW', categories: [] };
}
const is = ([name, value]: readonly [string, string]) => ({ '==': [{ var: `${name}.rows.0.one` }, value] });
function opens(code: string, by: string, value: string): Question {
  return { ...ask(code), core: false, when: is([by, value]) };
}
function both(code: string, ...of: readonly (readonly [string, string])[]): Question {
  return { ...ask(code), core: false, when: { and: of.map(is) } };
}
