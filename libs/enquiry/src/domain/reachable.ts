import type { AnswerSoFar } from './branching.js';
import { type Facts, holds, openQuestions, questionsOf } from './branching.js';
import { type Comparison, type OpeningRule, questionsNamed, readRule } from './opening-rule.js';
import { type PossibleFact, possibleFacts } from './possible-answers.js';
import type { Question, QuestionSet } from './question-set.js';

/*
 * Can a question ever be asked? Rules name earlier questions only, so the answers that open one are found backwards: from the last question
 * something is wanted of, to the first. Whatever is found is tried out on the branching itself before it is believed.
 */
/** How much is tried for one question before it counts as one that nothing opens: the shipped ones need less than a hundredth of it. */
const MOST_TRIED = 2_000;

interface Wanted {
  readonly comparison: Comparison;
  readonly is: boolean;
}
interface Want {
  readonly asked?: boolean;
  readonly wanted: readonly Wanted[];
}
type Wants = ReadonlyMap<string, Want>;
type Facet = { readonly question: string; readonly want: Want };

/** Questions of a set for which no answers were found that open them. Empty for a sound set. */
export function unreachable(set: QuestionSet): readonly Question[] {
  return questionsOf(set).filter((question) => answersThatOpen(set, question.code) === null);
}

/** Answers after which the question is asked, or null when none were found. */
export function answersThatOpen(set: QuestionSet, code: string): readonly AnswerSoFar[] | null {
  const questions = questionsOf(set);
  const search = new Search(new Map(questions.map((question, at) => [question.code, { question, at }])));
  const found = search.from(new Map([[code, { asked: true, wanted: [] }]]));
  const answers = found?.flatMap(([questionCode, fact]) => (fact ? [{ questionCode, ...fact } as AnswerSoFar] : [])) ?? null;
  return answers && openQuestions(set, answers).some((question) => question.code === code) ? answers : null;
}

type Found = readonly (readonly [code: string, fact: PossibleFact])[];

class Search {
  private tried = 0;

  constructor(private readonly known: ReadonlyMap<string, { readonly question: Question; readonly at: number }>) {}

  from(wants: Wants): Found | null {
    if (this.hasTriedEnough()) return null;
    const last = [...wants.keys()].flatMap((code) => this.known.get(code) ?? []).sort((a, b) => b.at - a.at)[0];
    if (last === undefined) return [];
    const want = wants.get(last.question.code);
    const rest = new Map([...wants].filter(([code]) => code !== last.question.code));
    return want ? (this.whileAsked(last.question, want, rest) ?? this.whileNotAsked(last.question, want, rest)) : null;
  }

  private whileAsked(question: Question, want: Want, rest: Wants): Found | null {
    if (want.asked === false) return null;
    const mentions = want.wanted.flatMap(({ comparison }) => comparison.mentions);
    const fits = (fact: PossibleFact): boolean =>
      !this.hasTriedEnough() && want.wanted.every(({ comparison, is }) => holds(comparison.logic, factsOf(question.code, fact)) === is);
    const fact = want.wanted.length === 0 ? null : firstThat(fits, possibleFacts(question, mentions));
    if (fact === undefined) return null;
    const found = this.firstOf(waysToAsk(question), rest);
    return found && [...found, [question.code, fact]];
  }

  private whileNotAsked(question: Question, want: Want, rest: Wants): Found | null {
    if (want.asked === true || question.when === undefined) return null;
    if (!want.wanted.every(({ comparison, is }) => holds(comparison.logic, {}) === is)) return null;
    return this.firstOf(waysNotToAsk(question), rest);
  }

  private firstOf(ways: Iterable<readonly Facet[]>, rest: Wants): Found | null {
    for (const way of ways) {
      const wants = this.joined(rest, way);
      const found = wants && this.from(wants);
      if (found || this.hasTriedEnough()) return found;
    }
    return null;
  }

  private hasTriedEnough(): boolean {
    this.tried += 1;
    return this.tried > MOST_TRIED;
  }

  /** What was wanted already and what this way wants besides; null when they cannot both be. A question not in the set is never asked. */
  private joined(rest: Wants, way: readonly Facet[]): Wants | null {
    const wants = new Map(rest);
    for (const { question, want } of way) {
      const before = wants.get(question) ?? { wanted: [] };
      if (before.asked !== undefined && want.asked !== undefined && before.asked !== want.asked) return null;
      const asked = want.asked ?? before.asked;
      const after = { ...(asked === undefined ? {} : { asked }), wanted: [...before.wanted, ...want.wanted] };
      wants.set(question, after);
      if (this.known.has(question)) continue;
      if (asked === true || !after.wanted.every(({ comparison, is }) => holds(comparison.logic, {}) === is)) return null;
    }
    return wants;
  }
}

function firstThat<T>(fits: (one: T) => boolean, of: Iterable<T>): T | undefined {
  for (const one of of) if (fits(one)) return one;
  return undefined;
}
const factsOf = (code: string, fact: PossibleFact): Facts => (fact ? { [code]: fact } : {});

/** Each way in which a question comes to be asked: its rule holds, and one of those it names is asked itself. */
function* waysToAsk(question: Question): Iterable<readonly Facet[]> {
  if (question.when === undefined) return yield [];
  const rule = readRule(question.when);
  for (const name of questionsNamed(question.when))
    for (const way of waysToBe(rule, true)) yield [...way, { question: name, want: { asked: true, wanted: [] } }];
}

function* waysNotToAsk(question: Question): Iterable<readonly Facet[]> {
  if (question.when === undefined) return;
  yield* waysToBe(readRule(question.when), false);
  yield questionsNamed(question.when).map((name) => ({ question: name, want: { asked: false, wanted: [] } }));
}

/** The rule as a choice between lists of comparisons that must all come out as wanted. Made one at a time: most are never needed. */
function* waysToBe(rule: OpeningRule, is: boolean): Iterable<readonly Facet[]> {
  if (rule.is === 'COMPARISON') return yield [{ question: rule.question, want: { wanted: [{ comparison: rule, is }] } }];
  if (rule.is === 'NOT') return yield* waysToBe(rule.part, !is);
  if ((rule.is === 'ALL') === is) return yield* together(rule.parts, is);
  for (const part of rule.parts) yield* waysToBe(part, is);
}

function* together([first, ...others]: readonly OpeningRule[], is: boolean): Iterable<readonly Facet[]> {
  if (first === undefined) return yield [];
  for (const way of waysToBe(first, is)) for (const more of together(others, is)) yield [...way, ...more];
}
