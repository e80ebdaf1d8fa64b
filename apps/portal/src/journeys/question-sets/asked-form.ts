import { ruleInWords } from './rule-words.js';
import { byCode, questionsOf, type SetDefinition, type SetQuestion } from './set-definition.js';
import type { HowAsked } from './set-edits.js';

/** As much of the page's form as this needs, whatever else is on it. */
export interface AskedForm {
  value(field: 'asked' | 'opener'): string;
  check(field: 'asked' | 'opener', good: boolean, message: string): unknown;
}
export interface Opener {
  readonly value: string;
  readonly text: string;
  readonly rule: object;
}
export interface AskedChoices {
  readonly openers: readonly Opener[];
  /** The rule it has already, which need not be one of the simple ones. */
  readonly kept: { readonly when: unknown; readonly words: string } | undefined;
}

/** Every answer before this question that can open it: one yes or no, or one choice. Other rules are written in the JSON and brought in. */
export function askedChoices(set: SetDefinition, question?: SetQuestion): AskedChoices {
  const all = questionsOf(set);
  const at = question ? all.findIndex(({ code }) => code === question.code) : -1;
  const before = (at < 0 ? all : all.slice(0, at)).filter(({ declaration }) => declaration !== true);
  const words = byCode(set);
  const openers = before.flatMap((one) => openersOf(one, words));
  const when = question?.when;
  return { openers, kept: when === undefined ? undefined : { when, words: ruleInWords(when, words) ?? JSON.stringify(when) } };
}

function openersOf(question: SetQuestion, words: ReadonlyMap<string, SetQuestion>): Opener[] {
  return question.fields.flatMap((field) => {
    const values =
      field.type === 'YES_NO' ? [true, false] : field.type.startsWith('CHOICE') ? (field.options ?? []).map(({ code }) => code) : [];
    return values.map((value): Opener => {
      const name = { var: question.repeat ? field.code : `${question.code}.rows.0.${field.code}` };
      const compared = field.type === 'CHOICES' ? { in: [value, name] } : { '==': [name, value] };
      const rule = question.repeat ? { some: [{ var: `${question.code}.rows` }, compared] } : compared;
      return { value: `${question.code}.${field.code}=${String(value)}`, text: ruleInWords(rule, words) ?? JSON.stringify(rule), rule };
    });
  });
}

/** As it was ticked; undefined with an error beside it when nothing was, or nothing that opens it. */
export function howAsked(form: AskedForm, { openers, kept }: AskedChoices): HowAsked | undefined {
  const asked = form.value('asked');
  if (asked === 'core') return { core: true };
  if (asked === 'kept' && kept) return { core: false, when: kept.when };
  const opener = openers.find(({ value }) => value === form.value('opener'));
  if (asked === 'when' && opener) return { core: false, when: opener.rule };
  if (asked === 'when') form.check('opener', false, 'Choose the answer that opens it');
  else form.check('asked', false, 'Choose when it is asked');
  return undefined;
}
