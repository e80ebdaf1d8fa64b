import { faultsOf } from '../bad-answers.js';
import type { Sending } from './operations.js';
import { kindAt } from './cells.js';
import { ALLOWED, type Thing } from './things.js';
import type { Principal } from './principals.js';
import { type Heard, masked } from './wire.js';

type Body = {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
};
export const bodyOf = ({ text }: Heard): Body => JSON.parse(text) as Body;
export const codeOf = (heard: Heard): string | undefined => bodyOf(heard).errors?.[0]?.extensions.code;

/** An act that went through to its commit, where the rehearsal took it back. */
export const wouldBeDone = (sending: Sending, heard: Heard): boolean => sending.changes && codeOf(heard) === 'OUTCOME_UNKNOWN';

export const sameBytes = (one: Heard, other: Heard): boolean => masked(one) === masked(other);

/** What may be wrong with any answer at all. */
export function faultsIn(heard: Heard, tables: RegExp): string[] {
  return faultsOf(heard.status, heard.text, tables);
}

/** Not for them: the answer is that of a thing that is not there, to the last byte. */
export function hidden(heard: Heard, missing: Heard): string[] {
  if (sameBytes(heard, missing)) return [];
  return [`is told apart from a missing thing: ${clipped(heard)} instead of ${clipped(missing)}`];
}

/** Theirs to read: what is shown by id is what was asked for, and what is done is theirs to do. */
export function readable(sending: Sending, who: Principal, thing: Thing, heard: Heard): string[] {
  const field = sending.root.slice(sending.root.indexOf('.') + 1);
  if (wouldBeDone(sending, heard) && ALLOWED[field]?.(who, thing) === false) return ['would be done, and is not theirs to do'];
  if (!asksById(sending, field, thing) || codeOf(heard) === 'FORBIDDEN') return [];
  const shown = bodyOf(heard).data?.[field] as { id?: unknown } | string | null | undefined;
  const other = typeof shown === 'object' && shown !== null && 'id' in shown && shown.id !== thing.id;
  return shown && !other ? [] : [`does not show what they may read: ${clipped(heard)}`];
}

function asksById({ changes, places }: Sending, field: string, { kind }: Thing): boolean {
  const where = `${field}.id`;
  return !changes && places.length === 1 && places[0]?.where === where && kindAt({ where }) === kind;
}

const AT_THE_DOOR = ['UNAUTHENTICATED', 'FORBIDDEN'];
/** No id at all: said so, unless the door refuses them before anything is looked at, whatever they send. */
export function malformed(heard: Heard, missing: Heard = heard): string[] {
  if (codeOf(heard) === 'BAD_USER_INPUT') return [];
  const refused = AT_THE_DOOR.includes(codeOf(heard) ?? '') && sameBytes(heard, missing);
  return refused ? [] : [`takes what is no id: ${clipped(heard)}`];
}

export function stranger(heard: Heard): string[] {
  return codeOf(heard) === 'UNAUTHENTICATED' ? [] : [`answers somebody who is not signed in: ${clipped(heard)}`];
}

const clipped = ({ status, text }: Heard): string => `${status} ${text.slice(0, 300)}`;
