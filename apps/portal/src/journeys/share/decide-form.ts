import { isDay, isMeaningless, isUuid } from '@lib/kernel';
import type { Form } from '../../page/form.js';
import type { Policy } from '../../view/policy-words.js';
import type { DecideLine } from './lines.js';
import { type LineAnswer, lineAnswer, type RecipientDraft, type ShareDraft, type TypedDay } from './share-draft.js';

/** Field names carry the place of the recipient and of the line; the notes a line is about travel with it as they were seen. */
export const nameOf = (what: string, to: number, line?: number): string => (line === undefined ? `${what}-${to}` : `${what}-${to}-${line}`);
const OUTCOMES = ['SHARED', 'SHARED_IN_PART', 'WITHHELD', 'DEFERRED', 'NOT_RELEVANT'] as const;
const MOST_LINES = 200;

/** What was posted, put back into the draft: nothing is judged here, so that nothing is lost. */
export function readDecisions(form: Form, draft: ShareDraft): ShareDraft {
  return { ...draft, recipients: draft.recipients.map((to, at) => readRecipient(form, to, at)) };
}

function readRecipient(form: Form, to: RecipientDraft, at: number): RecipientDraft {
  const particulars = ['purpose', 'gateway', 'protectionCondition', 'necessity', 'proportionality', 'asked'] as const;
  const typed = Object.fromEntries(particulars.map((what) => [what, form.value(nameOf(what, at))])) as Pick<
    RecipientDraft,
    (typeof particulars)[number]
  >;
  return { ...to, ...typed, respondBy: typedDay(form, nameOf('respondBy', at)), lines: readLines(form, at) };
}

function readLines(form: Form, to: number): LineAnswer[] {
  const lines: LineAnswer[] = [];
  for (let at = 0; at < MOST_LINES; at += 1) {
    const noteIds = form
      .value(nameOf('notes', to, at))
      .split(' ')
      .filter(isUuid);
    if (noteIds.length === 0) break;
    lines.push(readLine(form, to, at, noteIds));
  }
  return lines;
}

function readLine(form: Form, to: number, at: number, noteIds: string[]): LineAnswer {
  const name = (what: string): string => nameOf(what, to, at);
  const perOutcome = (what: string): Record<string, string> =>
    Object.fromEntries(OUTCOMES.map((outcome) => [outcome, form.value(name(`${what}-${outcome}`))]).filter(([, given]) => given !== ''));
  return {
    ...lineAnswer(noteIds),
    outcome: form.value(name('outcome')),
    reasons: perOutcome('reason'),
    words: perOutcome('words'),
    tell: form.value(name('tell')),
    review: typedDay(form, name('review')),
    until: typedDay(form, name('until')),
    sharedText: form.value(name('text')),
    cuts: [...form.all(name('cuts'))],
    cutWords: form.value(name('cutWords')),
    conditions: form.has(name('conditions'), 'yes'),
  };
}

function typedDay(form: Form, name: string): TypedDay {
  return { day: form.dayPart(name, 'day'), month: form.dayPart(name, 'month'), year: form.dayPart(name, 'year') };
}

export function dayOf(typed: TypedDay): string | undefined {
  const { day, month, year } = typed;
  if (![day, month, year].some((part) => part.trim() !== '')) return undefined;
  return `${year.trim().padStart(4, '0')}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
}

/** The checks that save a round trip, each with its cure. `mayWait` is for what was already told: the graver ones may follow as a task. */
export function checkLines(
  form: Form,
  lines: readonly DecideLine[],
  to: { at: number; name: string; mayWait: boolean },
  policy: Policy,
): void {
  lines.forEach((line, at) => {
    if (line.answer.outcome === '' && to.mayWait && line.kind !== 'CHOSEN') return;
    checkLine(form, line, { ...to, line: at }, policy);
  });
}

function checkLine(form: Form, line: DecideLine, place: { at: number; line: number; name: string }, policy: Policy): void {
  const name = (what: string): string => nameOf(what, place.at, place.line);
  const { answer } = line;
  const about = `“${line.title}”`;
  if (!OUTCOMES.some((outcome) => outcome === answer.outcome)) {
    form.check(name('outcome'), false, `Choose what ${place.name} is told about ${about}`);
    return;
  }
  checkReason(form, line, name, policy);
  if (answer.outcome === 'SHARED_IN_PART') checkPart(form, line, name);
  if (answer.outcome === 'WITHHELD') checkDay(form, name('review'), answer.review, 'The date to look at this again');
  if (answer.outcome === 'DEFERRED') checkDay(form, name('until'), answer.until, 'The date you will decide by');
  const told = answer.outcome === 'SHARED' || answer.outcome === 'SHARED_IN_PART';
  form.check(name('conditions'), !told || !line.hasConditions || answer.conditions, `Confirm the handling conditions of ${about}`);
}

/** A code that says the whole reason needs no words; withholding or cutting something high or above always does. */
function checkReason(form: Form, { answer, level, title }: DecideLine, name: (what: string) => string, policy: Policy): void {
  const { outcome } = answer;
  const reason = policy.reasons.find((one) => one.outcome === outcome && one.code === answer.reasons[outcome]);
  form.check(name(`reason-${outcome}`), reason !== undefined, `Choose the reason for your decision about “${title}”`);
  const always = (level === 'HIGH' || level === 'VERY_HIGH') && ['WITHHELD', 'SHARED_IN_PART'].includes(outcome);
  const words = answer.words[outcome] ?? '';
  const good = words.trim() === '' ? !always && reason?.selfExplaining !== false : !isMeaningless(words);
  form.check(name(`words-${outcome}`), good, `Say in your own words why you decided this about “${title}”`);
}

function checkPart(form: Form, line: DecideLine, name: (what: string) => string): void {
  const { answer } = line;
  const original = line.notes[0]?.body ?? '';
  const typed = answer.sharedText.replace(/\r\n?/g, '\n').trim();
  form.check(name('text'), typed !== '', `Enter what they are told about “${line.title}”, or choose Withhold`);
  form.check(name('text'), typed !== original.trim(), `Take something out of the text about “${line.title}”, or choose Share`);
  form.check(name('cuts'), answer.cuts.length > 0, `Choose why you took words out of “${line.title}”`);
}

function checkDay(form: Form, name: string, typed: TypedDay, label: string): void {
  const given = dayOf(typed);
  form.check(name, given !== undefined, `${label} is missing: enter a day, month and year`);
  form.check(name, given === undefined || isDay(given), `${label} must be a real date`);
}
