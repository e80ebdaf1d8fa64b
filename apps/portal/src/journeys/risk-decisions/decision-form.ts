import { characterCount, isMeaningless, isUuid } from '@lib/kernel';
import type { RiskDecision, RiskOption } from '../../api/answers/risk-decisions.js';
import type { Form } from '../../page/form.js';

const SHOWN = 3;
const MOST = 10;
const LONGEST_TITLE = 500;
const LONGEST_SIDE = 2000;
export type OptionPart = 'title' | 'for' | 'against';
const PARTS: readonly OptionPart[] = ['title', 'for', 'against'];
export const optionName = (nth: number, part: OptionPart): string => `option-${nth}-${part}`;
const EVERY = Array.from({ length: MOST }, (_, at) => at + 1);

/** One page, one list of fields; options are numbered from 1, as they are read. */
export const DECISION_FIELDS: readonly string[] = [
  'question',
  'shown',
  ...EVERY.flatMap((nth) => PARTS.map((part) => optionName(nth, part))),
  'chosen',
  'rationale',
  'reliedOn',
  'nothingReliedOn',
  'dissents',
  'dissent',
];
/** Where the API's words about a field are shown. Of which option they are it does not say. */
export const RENAMED = { options: optionName(1, 'title') };

interface TypedOption extends RiskOption {
  readonly nth: number;
}
/** Those of which anything was typed, in order. A number left empty in between is nobody's mistake. */
function typedOptions(form: Form): TypedOption[] {
  return EVERY.map((nth) => ({
    nth,
    title: form.value(optionName(nth, 'title')).trim(),
    speaksFor: form.value(optionName(nth, 'for')).trim(),
    speaksAgainst: form.value(optionName(nth, 'against')).trim(),
  })).filter(({ title, speaksFor, speaksAgainst }) => title + speaksFor + speaksAgainst !== '');
}

interface ShownOptions {
  readonly numbers: readonly number[];
  /** Whether one more may be added. */
  readonly another: boolean;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}
/** How many are on the page: three, whatever was typed, and as many as were asked for besides. What is typed already names them to choose from. */
export function shownOptions(form: Form): ShownOptions {
  const asked = Number(form.value('shown')) || 0;
  const last = typedOptions(form).at(-1)?.nth ?? 0;
  const count = Math.min(MOST, Math.max(SHOWN, asked + (form.pressed('another') ? 1 : 0), last));
  const numbers = EVERY.slice(0, count);
  const choices = numbers.map((nth) => ({ value: String(nth), text: named(nth, form.value(optionName(nth, 'title')).trim()) }));
  return { numbers, another: count < MOST, choices };
}

const named = (nth: number, title: string): string => (title === '' ? `Option ${nth}` : `Option ${nth}: ${title}`);

/** What the old one said. Whether anybody sees it otherwise is asked again: that belongs to each decision. */
export function fromDecision(old: RiskDecision): Record<string, string | readonly string[]> {
  const options = old.options.flatMap(({ title, speaksFor, speaksAgainst }, at) => [
    [optionName(at + 1, 'title'), title],
    [optionName(at + 1, 'for'), speaksFor],
    [optionName(at + 1, 'against'), speaksAgainst],
  ]);
  return {
    ...(Object.fromEntries(options) as Record<string, string>),
    question: old.question,
    chosen: String(old.chosen + 1),
    rationale: old.rationale,
    reliedOn: old.reliedOn.filter(({ changedSince }) => !changedSince).flatMap(({ note, received }) => note?.id ?? received?.id ?? []),
    nothingReliedOn: old.nothingReliedOn ?? '',
    ...(old.dissent !== null && { dissents: 'yes', dissent: old.dissent }),
  };
}

export function reliedOn(form: Form): string[] {
  return [...new Set(form.all('reliedOn').filter(isUuid))];
}

/** What saves a round trip, in the words of the API; all of it at once, each beside its field. */
export function checkDecision(form: Form): void {
  const options = typedOptions(form);
  form.check('question', form.value('question').trim() !== '', 'Say what is to be decided');
  checkOptions(form, options);
  const chosen = form.value('chosen');
  const isNamed = options.some(({ nth }) => String(nth) === chosen);
  form.check('chosen', chosen !== '', 'Choose which of them it is');
  form.check('chosen', chosen === '' || isNamed, 'You chose an option that says nothing. Choose one that you named');
  form.check('rationale', !isMeaningless(form.value('rationale')), 'Say why');
  const [relies, nothing] = [reliedOn(form).length > 0, form.optional('nothingReliedOn')];
  const something = relies || !isMeaningless(nothing);
  form.check('reliedOn', something, 'Choose what this rests on, or say why it rests on nothing that is recorded here');
  form.check(
    'reliedOn',
    !relies || nothing === undefined,
    'You chose what it rests on and said why it rests on nothing. Take one of them out',
  );
  const dissents = form.value('dissents');
  form.check('dissents', dissents === 'yes' || dissents === 'no', 'Say whether anybody sees it otherwise');
  form.check('dissent', dissents !== 'yes' || !isMeaningless(form.value('dissent')), 'Say who sees it otherwise, and how');
}

function checkOptions(form: Form, options: readonly TypedOption[]): void {
  const blank = EVERY.find((nth) => !options.some((one) => one.nth === nth)) ?? 1;
  form.check(optionName(blank, 'title'), options.length >= 2, 'Name at least two things that could be done; doing nothing is one of them');
  for (const { nth, title, speaksFor, speaksAgainst } of options) {
    const short = (part: OptionPart, text: string, longest: number, what: string) =>
      form.check(optionName(nth, part), characterCount(text) <= longest, `${what} option ${nth} must be ${longest} characters or fewer`);
    form.check(optionName(nth, 'title'), title !== '', `Say what option ${nth} is`);
    const weighed = !isMeaningless(speaksFor) || !isMeaningless(speaksAgainst);
    form.check(optionName(nth, 'for'), weighed, `Say what speaks for option ${nth} or against it`);
    short('title', title, LONGEST_TITLE, 'What is said of');
    short('for', speaksFor, LONGEST_SIDE, 'What speaks for');
    short('against', speaksAgainst, LONGEST_SIDE, 'What speaks against');
  }
}

/** Options left empty are left out; which is chosen is counted among the others. */
export function decisionInput(form: Form) {
  const options = typedOptions(form);
  return {
    question: form.value('question'),
    options: options.map(({ title, speaksFor, speaksAgainst }) => ({ title, speaksFor, speaksAgainst })),
    chosen: options.findIndex(({ nth }) => String(nth) === form.value('chosen')),
    rationale: form.value('rationale'),
    reliedOn: reliedOn(form),
    nothingReliedOn: form.optional('nothingReliedOn'),
    dissent: form.value('dissents') === 'yes' ? form.optional('dissent') : undefined,
  };
}
