import { type OtherPerson, Redactor } from '../domain/redaction.js';
import { openedParts } from './opened-parts.js';
import type { ContentEntry, ContentItem, ContentLine, RecordContent } from './record-content.js';
import { classWords } from './record-words.js';

/** Somebody else, in the record of whom. */
export interface NamedOther extends OtherPerson {
  readonly personId: string;
}
/** A text as it went, with its SHA-256 and what it is of in the permanent record. */
export interface WholeItem extends Omit<ContentItem, 'digest'> {
  readonly hash: string;
  readonly itemId: string;
}
export interface ToCompose extends Omit<RecordContent, 'items' | 'redactions' | 'unopened'> {
  readonly items: readonly WholeItem[];
  readonly entries: readonly (ContentEntry & { readonly personId: string })[];
  readonly others: readonly NamedOther[];
}

/** The record with other people taken out of every text, and its entries with nothing opened that names them. */
export function composed({ entries, others, ...whole }: ToCompose): { content: RecordContent; entries: readonly ContentEntry[] } {
  const redactors = new Map(
    whole.people.map(({ id }) => [id, new Redactor(others.filter(({ personId }) => personId === id), classWords)] as const), // prettier-ignore
  );
  const redactorOf = ({ personId }: { readonly personId: string }): Redactor => {
    const found = redactors.get(personId);
    if (!found) throw new Error('a text about somebody whom the record is not of');
    return found;
  };
  const lines = whole.lines.map((line): ContentLine => ({ ...line, words: redactorOf(line).text(line.id, line.words) }));
  const items = whole.items.map(({ hash, itemId: _, ...item }): ContentItem => {
    const redactor = redactorOf(item);
    const handlingConditions = redactor.text(item.id, item.handlingConditions);
    const text = redactor.text(item.id, item.text);
    return { ...item, handlingConditions, text, digest: text === item.text ? hash : null };
  });
  const taken = new Set(whole.items.filter((_, i) => items[i]?.digest === null).map(({ itemId }) => itemId));
  const known = whole.known.map((view) => ({
    ...view,
    kept: view.kept.map((one) => ({ ...one, words: redactorOf(view).text(one.id, one.words) })),
  }));
  const opened = entries.map(({ personId, ...entry }) => ({
    ...entry,
    disclosures: openedParts(entry.disclosures, redactorOf({ personId }), taken),
  }));
  const unopened = entries.reduce((sum, { disclosures }, i) => sum + disclosures.length - (opened[i]?.disclosures.length ?? 0), 0);
  const redactions = [...redactors.values()].flatMap((one) => one.redactions);
  return { content: { ...whole, lines, items, known, redactions, unopened }, entries: opened };
}
