import { readBundle } from '../files/bundle-file.js';
import { readPolicy } from '../files/read.js';
import { faultsOf, type Statement, type StatementFault, statementsIn } from '../fold/statements.js';
import { checkBundle } from '../record/checked-bundle.js';
import { concluded, sealFound, sealRows } from '../seal/conclusion.js';
import { type Answer, CannotTell, type Json, type Row } from '../wording/answer.js';
import { count, instant } from '../wording/words.js';

/** Whether an entry to or from the agency was left out of its bundle: the log's own statements are compared with what is there. */
export function statement({ file, policy }: { readonly file: string; readonly policy?: string }): Answer {
  const checked = checkBundle(readBundle(file), readPolicy(policy));
  const { seal, agency } = checked;
  const indexes = checked.entries.map(({ index }) => index);
  const statements = statementsIn(checked);
  const last = statements.at(-1);
  if (!last)
    throw new CannotTell(
      `The bundle of ${agency.name} has no statement yet, so nothing says how many entries it must have. Statements are issued once a day: ask for the bundle again.`,
    );
  const faults = faultsOf(statements, indexes);
  assertReadable(faults, checked.entries.filter(({ fields }) => !fields.has('kind')).length);
  const newer = indexes.filter((index) => index >= last.to).length;
  const shown = `The bundle of ${agency.name} has every entry that the record's ${count(statements.length, 'statement')} count, up to entry ${last.to - 1}, and no other`;
  return {
    ...(faults.length === 0 ? concluded(seal, shown) : { verdict: 'disproven' as const, sentence: blame(agency.name, statements, faults) }),
    rows: [
      ...statements.map((one): Row => [`statement ${one.number}`, inWords(one, faults)]),
      ['newer than these', `${count(newer, 'entry', 'entries')}: the next statement covers them`],
      ...sealRows(seal),
    ],
    found: {
      agency: { ...agency },
      statements: statements.map((one) => asFound(one)),
      faults: faults.map((one) => ({ ...one })),
      newer,
      ...sealFound(seal),
    },
  };
}

/** A statement that seems to be missing may be there, unopened. A count that is wrong is wrong whatever the entries say. */
function assertReadable(faults: readonly StatementFault[], closed: number): void {
  if (closed === 0 || faults.length === 0 || faults.some(({ missing, tooMany }) => missing + tooMany > 0)) return;
  throw new CannotTell(
    `The statements do not follow one another (${faults[0]?.why}), but ${count(closed, 'entry was', 'entries were')} not opened to you or erased, and may be the statement that is missing: ask for the bundle again.`,
  );
}

function blame(agency: string, statements: readonly Statement[], [first, ...others]: readonly StatementFault[]): string {
  const wrong = statements.find(({ number }) => number === first?.number);
  const more = others.length === 0 ? '' : ` ${count(others.length, 'more fault')} below.`;
  return `The bundle of ${agency} and the record's statements do not agree. Statement ${first?.number}, of entries ${placesOf(wrong)}: ${first?.why}.${more} If the bundle was not shortened on its way to you, ask the operator and the other agencies for what is missing.`;
}

function inWords(statement: Statement, faults: readonly StatementFault[]): string {
  const wrong = faults.filter((fault) => fault.number === statement.number).map(({ why }) => why);
  const said = `${instant(statement.at)}, of entries ${placesOf(statement)}: ${statement.count.toLocaleString('en-GB')}`;
  return wrong.length === 0 ? `${said}, all here` : `${said}. WRONG: ${wrong.join('; ')}`;
}

function placesOf(statement: Statement | undefined): string {
  return `${statement?.from} to ${(statement?.to ?? 0) - 1} of the record`;
}

function asFound({ root, ...rest }: Statement): Json {
  return { ...rest, root: root.toString('base64') };
}
