import { createHash } from 'node:crypto';
import type { AnswerGiven, AnswerRow, AnswerState, Provenance } from './answer.js';
import { ANSWER_STATES } from './answer.js';
import { type AnswerKept, type DraftContent, draftOfAnswer, type DraftKept, FOR_ALL, isBlank, versionOf } from './answer-draft.js';
import { openQuestions, questionsOf } from './branching.js';
import { type AnswerStanding, type Progress, progress } from './progress.js';
import type { Question, QuestionSet } from './question-set.js';
import { type AnswerBounds, type AnswerProblem, soundAnswer, withDefaults } from './sound-answer.js';
import { fromTyped } from './typed-rows.js';

/*
 * How an enquiry stands with those who answer it: of each question what is typed, or else what was recorded; whether it is asked now, given
 * the others; and what is wrong with it. What was recorded as irrelevant is shown again when its question is, but does not count as sent.
 */
export interface AnsweringFacts {
  readonly set: QuestionSet;
  readonly drafts: readonly DraftKept[];
  /** The newest of each question. */
  readonly kept: readonly AnswerKept[];
  /** How often something was sent. */
  readonly rounds: number;
}
export interface QuestionStand {
  readonly question: Question;
  readonly open: boolean;
  readonly version: number;
  /** A draft that says something. */
  readonly draft: DraftKept | null;
  readonly kept: AnswerKept | null;
  /** What a page shows. */
  readonly content: DraftContent | null;
  /** The draft, where it is sound. */
  readonly answer: AnswerGiven | null;
  readonly problems: readonly AnswerProblem[];
}
export interface AnsweringStand {
  readonly questions: readonly QuestionStand[];
  readonly progress: Progress;
  readonly defaults: DraftContent | null;
  readonly defaultsVersion: number;
  /** The newest answers that were sent or kept back, not those that were irrelevant. */
  readonly before: readonly AnswerKept[];
  readonly rounds: number;
  readonly seen: number;
}

export function answeringStand({ set, drafts, kept, rounds }: AnsweringFacts, bounds: AnswerBounds): AnsweringStand {
  const typed = new Map(drafts.map((draft) => [draft.questionCode, draft]));
  const recorded = new Map(kept.map((answer) => [answer.questionCode, answer]));
  const forAll = typed.get(FOR_ALL);
  const defaults = forAll?.content ?? null;
  const found = questionsOf(set).map((question) =>
    standOf(question, typed.get(question.code), recorded.get(question.code), { defaults: defaults ?? {}, bounds }),
  );
  const standings = found.flatMap(({ standing }) => standing);
  const open = new Set(openQuestions(set, standings.flatMap(soFar)));
  return {
    questions: found.map(({ stand }) => ({ ...stand, open: open.has(stand.question) })),
    progress: progress(set, standings),
    defaults,
    defaultsVersion: forAll?.version ?? 0,
    before: kept.filter(({ relevant }) => relevant),
    rounds,
    seen: seenOf(drafts, rounds),
  };
}

interface Found {
  readonly stand: Omit<QuestionStand, 'open'>;
  readonly standing: readonly AnswerStanding[];
}

interface Said {
  readonly defaults: Partial<Provenance>;
  readonly bounds: AnswerBounds;
}

function standOf(question: Question, typed: DraftKept | undefined, kept: AnswerKept | undefined, said: Said): Found {
  const base = { question, version: versionOf(typed, kept), kept: kept ?? null };
  return typed && !isBlank(typed.content) ? typedStand(base, typed, said) : keptStand(base);
}
type Base = Pick<QuestionStand, 'question' | 'version' | 'kept'>;

function keptStand(base: Base): Found {
  const { question, kept } = base;
  const standing = kept?.relevant ? [{ questionCode: question.code, state: kept.state, rows: kept.rows, sound: true }] : [];
  return { stand: { ...base, draft: null, content: kept && draftOfAnswer(kept), answer: null, problems: [] }, standing };
}

function typedStand(base: Base, draft: DraftKept, { defaults, bounds }: Said): Found {
  const { question } = base;
  const { content } = draft;
  const rows = fromTyped(question, content.rows);
  const checked = soundAnswer(question, withDefaults({ ...content, questionCode: question.code, rows }, defaults), bounds);
  if ('answer' in checked) {
    const { answer } = checked;
    return { stand: { ...base, draft, content, answer, problems: [] }, standing: [{ ...answer, sound: true }] };
  }
  // What is not sound yet may open a question already, so that a page does not change its mind when it is.
  const state = ANSWER_STATES.find((one): one is AnswerState => one === content.state) ?? null;
  const standing = { questionCode: question.code, state, rows: rows as AnswerRow[], sound: false };
  return { stand: { ...base, draft, content, answer: null, problems: checked.problems }, standing: [standing] };
}

function soFar({ questionCode, state, rows }: AnswerStanding) {
  return state === null ? [] : [{ questionCode, state, rows }];
}

/** One number that changes with every answer that anybody saves or sends. */
function seenOf(drafts: readonly DraftKept[], rounds: number): number {
  const versions = drafts.map(({ questionCode, version }) => `${questionCode} ${version}`).sort();
  return (
    createHash('sha256')
      .update(JSON.stringify([rounds, versions]))
      .digest()
      .readUInt32BE(0) >>> 1
  );
}
