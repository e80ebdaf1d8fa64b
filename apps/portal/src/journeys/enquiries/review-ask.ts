import { isMeaningless } from '@lib/kernel';
import type { ConsideredGroup, AskingPolicyAnswer, LastAnswer } from '../../api/answers/asking.js';
import type { Form } from '../../page/form.js';
import { date } from '../../view/dates.js';
import { words } from '../../view/words.js';
import type { LeftOut } from './ask-draft.js';

type Policy = AskingPolicyAnswer['enquiryPolicy'];
type Question = ConsideredGroup['questions'][number];

export const outName = (groupCode: string): string => `out-${groupCode}`;
export const reasonName = (groupCode: string): string => `reason-${groupCode}`;
export const wordsName = (groupCode: string): string => `words-${groupCode}`;

/** What is asked in any case, but for the declaration. What an answer opens goes with the question before it. */
export function mayBeLeftOut({ questions }: ConsideredGroup): Question[] {
  return questions.filter(({ question }) => !question.triggered && !question.declaration);
}

export function namesFor(groups: readonly ConsideredGroup[]): string[] {
  return groups.flatMap(({ code }) => [outName(code), reasonName(code), wordsName(code)]);
}

export function prefilled(leftOut: readonly LeftOut[]): Record<string, string | readonly string[]> {
  const pairs = leftOut.flatMap((one) => [
    [outName(one.groupCode), one.questionCodes] as const,
    [reasonName(one.groupCode), one.reasonCode] as const,
    [wordsName(one.groupCode), one.words] as const,
  ]);
  return Object.fromEntries(pairs);
}

/** Nothing is judged here, so that nothing is lost: a group of which nothing is left out, and nothing is said, is not listed. */
export function readLeftOut(form: Form, groups: readonly ConsideredGroup[]): LeftOut[] {
  return groups
    .map((group) => ({
      groupCode: group.code,
      questionCodes: mayBeLeftOut(group).flatMap(({ question: { code } }) => (form.has(outName(group.code), code) ? [code] : [])),
      reasonCode: form.value(reasonName(group.code)),
      words: form.value(wordsName(group.code)),
    }))
    .filter(({ questionCodes, reasonCode, words: typed }) => questionCodes.length > 0 || reasonCode !== '' || typed.trim() !== '');
}

/** A reason that explains itself needs no words, except where somebody's safety may hang on what is left out. */
export function checkLeftOut(form: Form, groups: readonly ConsideredGroup[], leftOut: readonly LeftOut[], policy: Policy): void {
  for (const one of leftOut) {
    const group = groups.find(({ code }) => code === one.groupCode);
    if (!group) continue;
    const { title, questions } = group;
    form.check(outName(group.code), one.questionCodes.length > 0, `Choose what to leave out of “${title}”, or clear the reason`);
    const known = policy.dropReasons.some(({ code }) => code === one.reasonCode);
    form.check(reasonName(group.code), known, `Choose why you leave out questions of “${title}”`);
    const critical = questions.find(({ question }) => question.safetyCritical && one.questionCodes.includes(question.code));
    const bare = isMeaningless(one.words);
    if (critical)
      form.check(wordsName(group.code), !bare, `Say why you leave out “${critical.question.text}”: somebody’s safety may hang on it`);
    form.check(
      wordsName(group.code),
      !bare || !policy.needsWords.includes(one.reasonCode),
      `Say why you leave out questions of “${title}”`,
    );
  }
}

/** "Answered 3 March 2027: ..."; what is not an answer says so, with its date. */
export function lastInWords({ state, text, answeredAt, asAt }: LastAnswer): { when: string; text: string } {
  const when = `${words(state, 'answerState')} ${date(answeredAt)}`;
  const true_ = asAt && date(asAt) !== date(answeredAt) ? `, as at ${date(asAt)}` : '';
  return { when: `${when}${true_}`, text: state === 'ANSWERED' || state === 'AWAITING' ? text : '' };
}

export function groupInWords(group: ConsideredGroup, form: Form): Record<string, unknown> {
  const line = ({ question, last }: Question) => ({ ...question, last: last && lastInWords(last) });
  const { code } = group;
  return {
    code,
    title: group.title,
    always: group.questions.filter(({ question }) => !question.triggered).map(line),
    opens: group.questions.filter(({ question }) => question.triggered).map(line),
    choices: mayBeLeftOut(group).map(({ question }) => ({ value: question.code, text: question.text })),
    open: [outName(code), reasonName(code), wordsName(code)].some((name) => form.error(name) !== undefined || form.value(name) !== ''),
  };
}

/** How many are asked at first, and how many may follow, once what is left out has gone. */
export function askedCounts(groups: readonly ConsideredGroup[], leftOut: readonly LeftOut[]): { first: number; more: number; out: number } {
  const gone = new Set(leftOut.flatMap(({ questionCodes }) => questionCodes));
  const all = groups.flatMap(({ questions }) => questions.map(({ question }) => question));
  const first = all.filter(({ triggered, code }) => !triggered && !gone.has(code)).length;
  return { first, more: all.filter(({ triggered }) => triggered).length, out: gone.size };
}
