import { textsOf } from '../files/shape.js';
import { CannotTell, Disproven, type Json } from '../wording/answer.js';
import { type Disclosure, digestOf, disclosureOf } from './disclosure.js';
import { type Entry, entryOf, formFault } from './entry-form.js';
import { type OpenedItem, openedItem } from './opened-item.js';

/** An entry and what was shown of it. Of the rest it cannot be said whether it was erased, kept back, or is only padding. */
export interface OpenedEntry {
  readonly entry: Entry;
  readonly fields: ReadonlyMap<string, Json>;
  readonly items: readonly OpenedItem[];
  /** Digests that nothing was shown for: of the entry's sixteen, and of its list of items. */
  readonly unopened: { readonly fields: number; readonly items: number };
}

/** Disproven when the bytes are no entry of this log, or when something is shown that the entry does not commit to. */
export function openEntry(bytes: Buffer, shown: readonly string[], log: string): OpenedEntry {
  const text = bytes.toString('latin1');
  const fault = formFault(text, log);
  if (fault !== null) throw new Disproven(`This is no entry of the record ${log}: ${fault}.`);
  const entry = entryOf(text);
  const all = shown.map((encoded) => ({ encoded, digest: digestOf(encoded), opened: disclosureOf(encoded) }));
  if (new Set(all.map(({ digest }) => digest)).size !== all.length) throw new Disproven('The same part of the entry is shown twice.');
  const inEntry = all.filter(({ digest }) => entry.sd.includes(digest));
  const fields = fieldsOf(inEntry);
  const digests = itemDigests(fields);
  const inItems = all.filter(({ digest }) => digests.includes(digest));
  const salts = saltsOf(all.filter((one) => !inEntry.includes(one) && !inItems.includes(one)), digests); // prettier-ignore
  const items = inItems.map(({ digest, opened }) => openedItem(digest, named(opened, 'item'), salts.get(digest) ?? null));
  return { entry, fields, items, unopened: { fields: entry.sd.length - inEntry.length, items: digests.length - items.length } };
}

type Shown = { readonly encoded: string; readonly digest: string; readonly opened: Disclosure | null };

function fieldsOf(shown: readonly Shown[]): Map<string, Json> {
  const fields = new Map<string, Json>();
  for (const { opened } of shown) {
    if (opened === null) throw unknownPart();
    if (fields.has(opened.name))
      throw new Disproven(`The entry gives its field ${opened.name} twice: it could say one thing to each reader.`);
    fields.set(opened.name, opened.value);
  }
  return fields;
}

function itemDigests(fields: ReadonlyMap<string, Json>): string[] {
  const value = fields.get('items');
  const digests = value === undefined ? [] : textsOf(value, 'The list of items of the entry');
  if (digests.some((digest, i) => i > 0 && digest <= (digests[i - 1] ?? '')))
    throw new Disproven('The items of the entry are not in their order, or one stands twice.');
  return digests;
}

/** What the entry does not commit to may only be the salt of an item's words; anything else is not the entry's. */
function saltsOf(shown: readonly Shown[], items: readonly string[]): Map<string, string> {
  const salts = new Map<string, string>();
  for (const { opened } of shown) {
    const of = opened?.name === 'contentSalt' && typeof opened.value === 'string' ? opened.value : null;
    if (opened === null || of === null || !items.includes(of) || salts.has(of) || !/^[A-Za-z0-9_-]{22}$/.test(opened.salt))
      throw new Disproven(
        `What is shown${opened === null ? '' : ` as ${opened.name}`} is not what the entry holds: it was changed, or belongs to another entry.`,
      );
    salts.set(of, opened.salt);
  }
  return salts;
}

function named(opened: Disclosure | null, name: string): Json {
  if (opened?.name !== name) throw unknownPart();
  return opened.value;
}

function unknownPart(): CannotTell {
  return new CannotTell('The entry holds a part that is not written as this program knows it: get a newer copy of this program.');
}
