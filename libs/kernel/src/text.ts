import { Invalid } from './refusal.js';

export interface TextRule {
  readonly field: string;
  readonly max: number;
  /** How the field is called in the message; made from the field's name when left out. */
  readonly label?: string;
  /** Blank is refused unless this is set; then blank comes back as the empty string. */
  readonly optional?: boolean;
}

const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/u;
const LONE_SURROGATE = /\p{Cs}/u;
const DIRECTION_OVERRIDE = /[\u202D\u202E]/u;
/** Spaces, marks without width, and fillers that are drawn as nothing: to whoever reads it, a blank. */
const NOTHING_SHOWS = /^[\p{Z}\p{Cf}\s\u115F\u1160\u2800\u3164\uFFA0]*$/u;
const EMPTY_ANSWERS = new Set(
  [
    'na',
    'none',
    'nil',
    'nothing',
    'null',
    'no reason',
    'no comment',
    'not applicable',
    'tbc',
    'tba',
    'tbd',
    'todo',
    'test',
    'testing',
    'reason',
    'because',
  ].concat([
    'asdf',
    'asdfasdf',
    'asdfgh',
    'asdfghjkl',
    'qwer',
    'qwerty',
    'qwertyuiop',
    'zxcv',
    'zxcvbnm',
    'blah',
    'blah blah',
    'abc',
    'abcd',
  ]),
);

export function labelOf(field: string): string {
  const words = field
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a person typed, made safe to keep: one spelling (NFC), one line ending, nothing hidden. Done before hashing, never after. */
export function plainText(value: unknown, rule: TextRule): string {
  const label = rule.label ?? labelOf(rule.field);
  const no = (message: string): never => {
    throw new Invalid({ [rule.field]: message });
  };
  if (value == null && rule.optional) return '';
  if (typeof value !== 'string') return no(`${label} must be text`);
  if (LONE_SURROGATE.test(value)) return no(`${label} has a broken character. Delete it and type it again`);
  const text = value.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if (CONTROL.test(text) || DIRECTION_OVERRIDE.test(text))
    return no(`${label} has a hidden character that cannot be kept. Delete it and type it again`);
  if (NOTHING_SHOWS.test(text)) return rule.optional ? '' : no(`Enter ${label.charAt(0).toLowerCase()}${label.slice(1)}`);
  if (characterCount(text) > rule.max) return no(`${label} must be ${rule.max.toLocaleString('en-GB')} characters or fewer`);
  return text;
}

/** Whole characters (code points), as PostgreSQL's char_length counts them. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * Only what says nothing at all is refused: a reviewer can judge a poor reason, but not an empty one.
 * Length is no test: "No need" is a reason, forty full stops are not.
 */
export function isMeaningless(text: string | null | undefined): boolean {
  const words =
    (text ?? '')
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? [];
  const letters = words.join('').replace(/[^\p{L}]/gu, '');
  if (letters.length === 0) return true;
  if (words.length === 1 && letters.length < 3) return true;
  if (EMPTY_ANSWERS.has(words.join(' ')) || EMPTY_ANSWERS.has(words.join(''))) return true;
  return words.every((word) => /^(.{1,2})\1+$/u.test(word) || word.length === 1);
}
