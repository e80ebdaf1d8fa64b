import { createHash } from 'node:crypto';
import { rootOfLeaves } from '@lib/tlog';
import { bytesOf, membersOf, textOf, wholeOf } from '../files/shape.js';
import type { CheckedBundle, PlacedEntry } from '../record/checked-bundle.js';
import { CannotTell } from '../wording/answer.js';

/** What the log said of an agency's entries: how many there are from one place to another, and the tree over their places. */
export interface Statement {
  readonly entryId: string;
  readonly index: number;
  readonly at: string;
  readonly number: number;
  readonly previous: string | null;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly count: number;
  readonly root: Buffer;
}
export interface StatementFault {
  readonly number: number;
  readonly why: string;
  /** Fewer entries in the bundle than stated, or more; nought when the number is right or beside the point. */
  readonly missing: number;
  readonly tooMany: number;
}

const KIND = 'statement.issued';
const ISSUER = 'the-log';

/** Those about the bundle's own agency, by number. CannotTell when one was not opened. */
export function statementsIn({ agency, entries }: CheckedBundle): Statement[] {
  const issued = entries.filter(({ fields }) => fields.get('kind') === KIND).map((entry) => statementOf(entry, agency.id));
  return issued.filter((one) => one !== null).sort((a, b) => a.number - b.number);
}

/** Each fault that the chain of statements has in itself or against the entries of the bundle; none when they account for each other. */
export function faultsOf(statements: readonly Statement[], indexes: readonly number[]): StatementFault[] {
  return statements.flatMap((statement, i) => {
    const broken = breakBetween(statement, statements[i - 1]);
    const chain = broken === null ? [] : [{ number: statement.number, why: broken, missing: 0, tooMany: 0 }];
    return [...chain, ...against(statement, indexes)];
  });
}

function against({ number, from, to, count, root }: Statement, indexes: readonly number[]): StatementFault[] {
  const held = indexes.filter((index) => index >= from && index < to);
  const missing = Math.max(0, count - held.length);
  const tooMany = Math.max(0, held.length - count);
  const fault = (why: string): StatementFault[] => [{ number, why, missing, tooMany }];
  if (missing > 0) return fault(`it counts ${count} and the bundle has ${held.length}, so ${missing} missing`);
  if (tooMany > 0) return fault(`it counts ${count} and the bundle has ${held.length}, so ${tooMany} too many`);
  return rootOfLeaves(held.map(placeLeaf)).equals(root) ? [] : fault(`it counts ${count} as the bundle does, but not the same entries`);
}

function breakBetween(now: Statement, before: Statement | undefined): string | null {
  return (
    breakInNumbers(now.number, before?.number ?? 0) ?? breakInPlaces(now, before?.to ?? 0) ?? breakInLink(now, before?.entryId ?? null)
  );
}

function breakInNumbers(number: number, before: number): string | null {
  if (number === before) return 'there are two of that number';
  return number === before + 1 ? null : `statement ${before + 1} is missing before it`;
}

function breakInPlaces({ from, to, index }: Statement, end: number): string | null {
  if (from !== end) return `it begins at entry ${from} and not where the one before it ends`;
  return to < from || index < to ? 'it covers entries that came after it' : null;
}

function breakInLink({ previous }: Statement, before: string | null): string | null {
  return previous === before ? null : 'it does not name the statement before it';
}

/** RFC 9162, 2.1.1, over the place in decimal. */
function placeLeaf(index: number): Buffer {
  return createHash('sha256').update(`\0${index}`).digest();
}

function statementOf({ fields, entry, index }: PlacedEntry, agencyId: string): Statement | null {
  const what = `The statement in entry ${index}`;
  if (!fields.has('rationale')) throw new CannotTell(`${what} was not opened to you, or was erased: ask for the bundle again.`);
  const said = membersOf(fields.get('rationale'), what);
  if (entry.custodian !== ISSUER || textOf(said.agencyId, what) !== agencyId) return null;
  return {
    entryId: entry.id,
    index,
    at: entry.at,
    number: wholeOf(said.number, what),
    previous: said.previous === null ? null : textOf(said.previous, what),
    from: wholeOf(said.from, what),
    to: wholeOf(said.to, what),
    count: wholeOf(said.count, what),
    root: bytesOf(said.root, what),
  };
}
