import { parseArgs } from 'node:util';
import { Invalid, parseInstant } from '@lib/kernel';
import { CannotContinue } from '../cannot-continue.js';

export type Asked =
  | { readonly verb: 'seal'; readonly name: string; readonly began?: Date; readonly program: readonly string[] }
  | { readonly verb: 'open'; readonly file: string }
  | { readonly verb: 'list' }
  | { readonly verb: 'forget'; readonly before?: Date; readonly all: boolean };

const USAGE = `  npm run --silent backup -- seal NAME [--began TIME] -- PROGRAM [WORDS] > FILE
  npm run --silent backup -- seal NAME [--began TIME] < STREAM > FILE
  npm run --silent backup -- open FILE > STREAM
  npm run backup -- list
  npm run backup -- forget [--before TIME] [--all]`;

// Lower case, because to some disks A and a are one name.
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** What was typed behind `npm run backup --`. */
export function readAsked(typed: readonly string[], now: Date): Asked {
  const [[verb, ...words], program] = cutAt('--', typed);
  if (verb !== 'seal' && program.length > 0) throw new CannotContinue(`"${program[0]}" is one word too many.\n${USAGE}`);
  switch (verb) {
    case 'seal': {
      const { values, things } = parsed(words, ['NAME'], { began: { type: 'string' } });
      return { verb, name: nameIn(things[0]), program, ...(values.began !== undefined && { began: moment('--began', values.began, now) }) };
    }
    case 'open':
      return { verb, file: `${parsed(words, ['FILE'], {}).things[0]}` };
    case 'list':
      return { verb, ...parsed(words, [], {}).values };
    case 'forget': {
      const { before, all = false } = parsed(words, [], { before: { type: 'string' }, all: { type: 'boolean' } }).values;
      return { verb, all, ...(before !== undefined && { before: moment('--before', before, now) }) };
    }
    default:
      throw new CannotContinue(`${verb ? `There is no "${verb}".` : 'Say what to do.'}\n${USAGE}`);
  }
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function parsed<const Given extends Options>(args: string[], wanted: readonly string[], options: Given) {
  const { values, positionals } = strictly(() => parseArgs({ args, options, allowPositionals: true, strict: true }));
  const missing = wanted[positionals.length];
  if (missing) throw new CannotContinue(`${missing} is missing.\n${USAGE}`);
  if (positionals.length > wanted.length) throw new CannotContinue(`"${positionals.at(-1)}" is one word too many.\n${USAGE}`);
  return { values, things: positionals };
}

function strictly<Answer>(parse: () => Answer): Answer {
  try {
    return parse();
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw fault;
    throw new CannotContinue(`${message.split('. ')[0]}.\n${USAGE}`);
  }
}

function cutAt(mark: string, words: readonly string[]): [string[], string[]] {
  const at = words.includes(mark) ? words.indexOf(mark) : words.length;
  return [words.slice(0, at), words.slice(at + 1)];
}

function nameIn(typed = ''): string {
  if (NAME.test(typed)) return typed;
  throw new CannotContinue(
    `"${typed}" is no name for a backup. It has up to 64 lower-case letters, digits, dots, hyphens and underscores, such as 2026-11-22.`,
  );
}

/** As the database prints a moment, too: a blank for the T, six digits of a second, +00. Cut off at the millisecond, never rounded up. */
function moment(option: string, typed: string, now: Date): Date {
  const written = typed
    .replace(' ', 'T')
    .replace(/(\.\d{3})\d+/, '$1')
    .replace(/([+-]\d\d)$/, '$1:00');
  try {
    return parseInstant(written, { field: option, label: option, notAfter: now });
  } catch (fault) {
    if (!(fault instanceof Invalid)) throw fault;
    throw new CannotContinue(`${fault.message}, with its zone, such as 2026-11-22T17:30:00Z. It was "${typed}".`);
  }
}
