import { createHash } from 'node:crypto';
import type { Redactor } from '../domain/redaction.js';

/** A disclosure is base64url of JSON [salt, name, value], and committed to by SHA-256 of its own text. */
const said = (disclosure: string): readonly unknown[] => JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as unknown[];
/** The id of the note or answer that an item is of; blank for any other part. */
function itemOf(disclosure: string): string {
  const [, name, value] = said(disclosure);
  return name === 'item' ? ((value as { item?: { id?: string } }).item?.id ?? '') : '';
}
const digestOf = (disclosure: string): string => createHash('sha256').update(disclosure, 'ascii').digest('base64url');

/**
 * What may be opened of an entry when other people are taken out of the file: a part that names one stays closed, and with an item what opens
 * its text; so does what opens a text that somebody was taken out of, since a name can be guessed until the sum is right. The entry commits to
 * a closed part as before, so its proof holds. `taken` are the items, by their ids in the record, of such texts.
 */
export function openedParts(disclosures: readonly string[], redactor: Redactor, taken: ReadonlySet<string>): string[] {
  const closed = new Set(disclosures.filter((one) => redactor.names(JSON.stringify(said(one)[2]))));
  const guessable = disclosures.filter((one) => taken.has(itemOf(one)));
  const closedDigests = new Set([...closed, ...guessable].map(digestOf));
  return disclosures.filter((one) => {
    const [, name, value] = said(one);
    return !closed.has(one) && !(name === 'contentSalt' && closedDigests.has(String(value)));
  });
}
