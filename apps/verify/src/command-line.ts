import { parseArgs } from 'node:util';
import { asOf } from './commands/as-of.js';
import { bundle } from './commands/bundle.js';
import { checkpoint } from './commands/checkpoint.js';
import { compare } from './commands/compare.js';
import { consistency } from './commands/consistency.js';
import { mirror } from './commands/mirror.js';
import { receipt } from './commands/receipt.js';
import { statement } from './commands/statement.js';
import { type Answer, CannotTell } from './wording/answer.js';

export const USAGE = `Checks what Concordat recorded, alone and without a network. One of:

  verify receipt FILE [--policy P] [--text FILE]     an entry, and what of it you were shown; whether these words went
  verify bundle FILE [--policy P]                    every entry that your agency has
  verify statement FILE [--policy P]                 whether one was left out of a bundle
  verify as-of FILE --person ID --at INSTANT [--by recorded|witnessed] [--policy P]
                                                     what the bundle's agency had been told by then
  verify checkpoint FILE --policy P                  who signed a checkpoint
  verify consistency OLD NEW [PROOF] [--policy P]    whether a later checkpoint holds an earlier one; PROOF is a mirror,
                                                     or the request that a witness was sent
  verify mirror FOLDER [--policy P] [--time]         a copy of the whole record
  verify compare A B [--policy P] [--evidence FILE]  whether two parties were shown one history
  verify compare EVIDENCE [--policy P]               what was kept of one that was not

With --json for programs. Ends with 0 for proven, 1 for disproven, 2 when it cannot tell.
`;

const OPTIONS = {
  policy: { type: 'string' },
  json: { type: 'boolean' },
  text: { type: 'string' },
  person: { type: 'string' },
  at: { type: 'string' },
  by: { type: 'string' },
  time: { type: 'boolean' },
  evidence: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parsed>['values'];
interface Command {
  /** Least and most files. */
  readonly files: readonly [number, number];
  readonly takes: readonly (keyof typeof OPTIONS)[];
  run(files: readonly string[], values: Values): Answer;
}

const COMMANDS: { readonly [name: string]: Command } = {
  receipt: { files: [1, 1], takes: ['policy', 'text'], run: ([file = ''], values) => receipt({ file, ...values }) },
  bundle: { files: [1, 1], takes: ['policy'], run: ([file = ''], values) => bundle({ file, ...values }) },
  statement: { files: [1, 1], takes: ['policy'], run: ([file = ''], values) => statement({ file, ...values }) },
  'as-of': {
    files: [1, 1],
    takes: ['policy', 'person', 'at', 'by'],
    run: ([file = ''], values) => asOf({ file, ...values, ...needed(values) }),
  },
  checkpoint: { files: [1, 1], takes: ['policy'], run: ([file = ''], values) => checkpoint({ file, ...values }) },
  consistency: {
    files: [2, 3],
    takes: ['policy'],
    run: ([older = '', newer = '', proof], values) => consistency({ older, newer, proof, ...values }),
  },
  mirror: { files: [1, 1], takes: ['policy', 'time'], run: ([folder = ''], values) => mirror({ folder, ...values }) },
  compare: { files: [1, 2], takes: ['policy', 'evidence'], run: (paths, values) => compare({ paths, ...values }) },
};

/** CannotTell, with the cure, for what is not asked as it should be. */
export function answerTo(words: readonly string[]): Answer {
  const { values, positionals } = parsed(words);
  const [name = '', ...files] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command)
    throw new CannotTell(
      `${name === '' ? 'Nothing was asked' : `${name} is not a question this program knows`}. verify --help lists them.`,
    );
  const [least, most] = command.files;
  if (files.length < least || files.length > most)
    throw new CannotTell(
      `${name} takes ${least === most ? least : `${least} or ${most}`} file names, and ${files.length} were given. verify --help shows how.`,
    );
  const strange = Object.keys(values).find((option) => option !== 'json' && !command.takes.some((one) => one === option));
  if (strange !== undefined) throw new CannotTell(`${name} does not take --${strange}. verify --help shows what it takes.`);
  return command.run(files, values);
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (fault) {
    throw new CannotTell(
      `${fault instanceof Error ? fault.message.split('. ')[0] : 'What was asked cannot be read'}. verify --help shows how.`,
    );
  }
}

function needed({ person, at }: Values): { person: string; at: string } {
  if (person === undefined || at === undefined)
    throw new CannotTell('as-of needs a person and an instant: --person ID --at 2027-03-11T06:00:00Z');
  return { person, at };
}
