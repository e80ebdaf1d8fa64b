import { defaultMethods, LogicEngine } from 'json-logic-engine';
import type { AnswerGiven, AnswerRow, FieldValue } from './answer.js';
import { isFieldOpen } from './answer-rows.js';
import { questionsNamed } from './opening-rule.js';
import type { Field, JsonLogic, Question, QuestionSet } from './question-set.js';

/*
 * Which questions are asked, given the answers so far. A question opens when its rule holds and something it names is itself asked; when a
 * rule cannot be worked out the question is asked, because a question too many is a smaller fault than one too few.
 */
export type AnswerSoFar = Pick<AnswerGiven, 'questionCode' | 'state' | 'rows'>;

/** What a rule may know of an answer. */
export interface Fact {
  readonly state: string;
  readonly rows: readonly AnswerRow[];
}
export type Facts = Record<string, Fact>;

const same = ([a, b]: unknown[]): boolean => a === b;
/**
 * Interpreted, never turned into source text: an agency writes these rules. The engine's own cache of rules is off, because a set read
 * from an enquiry is a new object each time. Equal means equal: an answer not given is not "No".
 */
const engine = new LogicEngine(
  { ...defaultMethods, '==': same, '!=': (pair: unknown[]) => !same(pair) },
  { disableInterpretedOptimization: true },
);

export function holds(rule: JsonLogic, facts: Facts): boolean {
  try {
    const found: unknown = engine.run(rule, facts);
    return Array.isArray(found) ? found.length > 0 : Boolean(found);
  } catch {
    return true;
  }
}

/** What stays with the answering agency must not show in what is asked next, so both private states read alike and carry no rows. */
export function factOf({ state, rows }: Pick<AnswerSoFar, 'state' | 'rows'>): Fact {
  if (state === 'WITHHELD' || state === 'NO_FURTHER_ANSWER') return { state: 'NO_FURTHER_ANSWER', rows: [] };
  return { state, rows: state === 'ANSWERED' ? rows : [] };
}

interface Asked {
  readonly question: Question;
  readonly names: readonly string[];
}
const prepared = new WeakMap<QuestionSet, readonly Asked[]>();

function inOrder(set: QuestionSet): readonly Asked[] {
  const known = prepared.get(set);
  if (known) return known;
  const made = set.groups
    .flatMap((group) => group.questions)
    .map((question) => ({ question, names: question.when === undefined ? [] : questionsNamed(question.when) }));
  prepared.set(set, made);
  return made;
}

export const questionsOf = (set: QuestionSet): readonly Question[] => inOrder(set).map(({ question }) => question);

/** The questions that are asked now, in the order of the set. */
export function openQuestions(set: QuestionSet, answers: Iterable<AnswerSoFar>): readonly Question[] {
  const given = new Map<string, AnswerSoFar>();
  for (const answer of answers) given.set(answer.questionCode, answer);
  const facts: Facts = {};
  const open = new Set<string>();
  const found: Question[] = [];
  for (const { question, names } of inOrder(set)) {
    if (question.when !== undefined && names.length > 0 && !names.some((name) => open.has(name))) continue;
    if (question.when !== undefined && !holds(question.when, facts)) continue;
    const answer = given.get(question.code);
    if (answer) facts[question.code] = factOf(answer);
    open.add(question.code);
    found.push(question);
  }
  return found;
}

/** Answered, but no longer asked: kept in the record, kept out of what is sent. */
export function irrelevantAnswers<Answer extends AnswerSoFar>(set: QuestionSet, answers: readonly Answer[]): readonly Answer[] {
  const open = new Set(openQuestions(set, answers).map((question) => question.code));
  return answers.filter((answer) => !open.has(answer.questionCode));
}

/** The answers to what is asked now, in the order of the set. */
export function toSend<Answer extends AnswerSoFar>(set: QuestionSet, answers: readonly Answer[]): readonly Answer[] {
  const given = new Map(answers.map((answer) => [answer.questionCode, answer]));
  return openQuestions(set, answers).flatMap((question) => given.get(question.code) ?? []);
}

/** The first question that is asked and has no answer yet, or null when all are done. */
export function nextQuestion(set: QuestionSet, answers: readonly AnswerSoFar[]): Question | null {
  const done = new Set(answers.map((answer) => answer.questionCode));
  return openQuestions(set, answers).find((question) => !done.has(question.code)) ?? null;
}

/** The fields to fill in for one row, given what stands in it. */
export function openFields({ fields }: Pick<Question, 'fields'>, row: AnswerRow): readonly Field[] {
  const kept: Record<string, FieldValue> = {};
  return fields.filter((field) => {
    if (!isFieldOpen(field, kept)) return false;
    const value = Object.hasOwn(row, field.code) ? row[field.code] : undefined;
    if (value !== undefined) kept[field.code] = value;
    return true;
  });
}
