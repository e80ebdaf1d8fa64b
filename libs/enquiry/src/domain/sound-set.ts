import { Invalid, isDay, plainText, type Problem } from '@lib/kernel';
import type { Question, QuestionSet } from './question-set.js';
import { shapeFaults } from './question-set.schema.js';
import { unreachable } from './reachable.js';
import { declarationProblems, fieldProblems, isReserved, ruleProblems } from './sound-question.js';

export const MOST_CORE = 15;
export const MOST_QUESTIONS = 100;

/** The set, or everything that is wrong with it at once, each with where it is and how to mend it. */
export function soundSet(json: unknown): QuestionSet | readonly Problem[] {
  const shape = shapeFaults(json);
  if (shape.length > 0) return shape;
  const set = json as QuestionSet;
  const problems = [...wholeProblems(set), ...eachQuestion(set)];
  if (problems.length > 0) return problems;
  // After the rules: only then is it known that nothing in the set is nested beyond reading.
  const hidden = hiddenCharacters(set, '');
  return hidden.length > 0 ? hidden : unreachableProblems(set, placed(set));
}

export const isSound = (result: QuestionSet | readonly Problem[]): result is QuestionSet => !Array.isArray(result);

interface Placed {
  readonly question: Question;
  readonly path: string;
}
const placed = (set: QuestionSet): readonly Placed[] =>
  set.groups.flatMap((group, g) => group.questions.map((question, q) => ({ question, path: `/groups/${g}/questions/${q}` })));

function wholeProblems(set: QuestionSet): readonly Problem[] {
  const questions = placed(set).map(({ question }) => question);
  const core = questions.filter((question) => question.core).length;
  const declarations = questions.filter((question) => question.declaration === true).length;
  const say = (path: string, ...messages: (string | false)[]): Problem[] =>
    messages.filter((message) => message !== false).map((message) => ({ path, message }));
  return [
    ...say(
      '/groups',
      core > MOST_CORE && `${core} questions are core: at most ${MOST_CORE} may be. Let the others be opened by an earlier answer`,
      questions.length > MOST_QUESTIONS &&
        `${questions.length} questions: at most ${MOST_QUESTIONS} may stand in a set. Make two sets of it`,
      declarations !== 1 && `${declarations} questions are the declaration: a set has exactly one ("declaration": true)`,
    ),
    ...twice(set.groups.map((group) => group.code)).flatMap((code) =>
      say('/groups', `two groups have the code "${code}": give each its own`),
    ),
    ...(set.supplement && !isDay(set.supplement.endsOn) ? say('/supplement/endsOn', 'must be a real day') : []),
  ];
}

const twice = (codes: readonly string[]): readonly string[] => [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))];

function eachQuestion(set: QuestionSet): readonly Problem[] {
  const all = placed(set);
  const codes = new Set(all.map(({ question }) => question.code));
  const before = new Map<string, Question>();
  return all.flatMap(({ question, path }) => {
    const said = (messages: readonly string[], at = path): Problem[] =>
      messages.map((message) => ({ path: at, message: `Question ${question.code}: ${message}` }));
    const found = [
      ...said(before.has(question.code) ? ['another question of this set has the same code: give each its own'] : []),
      ...said(isReserved(question.code) ? ['this word cannot be used as a code: choose another'] : []),
      ...fieldProblems(question, path),
      ...said(ruleProblems(question, before, codes), `${path}/when`),
      ...said(question.declaration === true ? declarationProblems(question) : []),
    ];
    before.set(question.code, question);
    return found;
  });
}

/** What cannot be kept, or is not seen by whoever reads it. */
function hiddenCharacters(part: unknown, path: string): readonly Problem[] {
  if (part !== null && typeof part === 'object')
    return Object.entries(part).flatMap(([key, inside]) => hiddenCharacters(inside, `${path}/${key}`));
  if (typeof part !== 'string') return [];
  try {
    plainText(part, { field: 'text', label: 'this text', max: 4 * part.length, optional: true });
    return [];
  } catch (fault) {
    if (!(fault instanceof Invalid)) throw fault;
    return [{ path, message: 'has a hidden or broken character: delete it and type it again' }];
  }
}

function unreachableProblems(set: QuestionSet, all: readonly Placed[]): QuestionSet | readonly Problem[] {
  const lost = new Set(unreachable(set));
  if (lost.size === 0) return set;
  return all
    .filter(({ question }) => lost.has(question))
    .map(({ question, path }) => ({
      path: `${path}/when`,
      message: `Question ${question.code}: no answers to the questions before it were found that open it. Mend the rule, or make it simpler`,
    }));
}
