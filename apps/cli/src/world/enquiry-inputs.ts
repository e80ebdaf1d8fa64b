import { itemDecision, recipientOf } from './sharing-inputs.js';
import type { Slugs } from './slugs.js';
import type { AnswerAct, AskAct, WorldAnswer } from './world-acts.js';

/** What the pages of asking would have sent. */
export function askInput(act: AskAct, setVersion: number, slugs: Slugs) {
  return {
    personId: slugs.id('person', act.person),
    setCode: act.set,
    setVersion,
    recipient: recipientOf(act.to, slugs),
    workingDays: act.workingDays ?? null,
    why: act.why ?? null,
  };
}

/** What the pages of answering would have saved; each answer is new, so nothing was seen before it. */
export function answersInput(act: AnswerAct, slugs: Slugs) {
  const provenance = {
    basis: act.basis,
    asAt: act.asAt,
    source: act.source ?? null,
    marking: act.marking ?? 'OFFICIAL',
    disclosable: act.disclosable ?? 'NO',
  };
  return {
    enquiryId: slugs.id('enquiry', act.enquiry),
    answers: act.answers.map((answer) => ({ ...answerInput(answer), ...(answer.state === 'ANSWERED' ? provenance : {}) })),
  };
}

export function attached(act: AnswerAct, slugs: Slugs) {
  return (act.notes ?? []).map((item) => itemDecision(item, slugs));
}

function answerInput({ question, state, rows = [], awaitingFrom, awaitingUntil, reason, words, reviewBy }: WorldAnswer) {
  return {
    questionCode: question,
    seenVersion: 0,
    state,
    rows: rows.map((row) => ({ fields: Object.entries(row).map(([field, value]) => ({ field, values: textsOf(value) })) })),
    awaitingFrom: awaitingFrom ?? null,
    awaitingUntil: awaitingUntil ?? null,
    reasonCode: reason ?? null,
    reasonWords: words ?? null,
    reviewBy: reviewBy ?? null,
  };
}

const textsOf = (value: string | number | boolean | readonly string[]): string[] =>
  Array.isArray(value) ? [...(value as string[])] : [String(value)];
