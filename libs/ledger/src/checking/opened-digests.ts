import { digestOf, readDisclosure } from '../domain/disclosures.js';

/** What is kept to open an entry, and does not fit it: a value or a salt was changed, or belongs elsewhere. What is not kept is no fault. */
export function wrongOpenings(entry: Buffer, disclosures: readonly { readonly part: string; readonly disclosure: string }[]): boolean {
  const sd = new Set(digestsIn(entry));
  const fields = disclosures.filter(({ part }) => part === 'FIELD').map(({ disclosure }) => disclosure);
  if (fields.some((one) => !sd.has(digestOf(one)))) return true;
  const items = new Set(fields.flatMap(itemsIn));
  const rest = disclosures.filter(({ part }) => part === 'ITEM').map(({ disclosure }) => disclosure);
  // What opens an item's text names the item; the item itself may be gone, the salt then is as well.
  return rest.some((one) => !items.has(digestOf(one)) && !opensText(one, items));
}

function itemsIn(disclosure: string): string[] {
  const [, name, value] = readDisclosure(disclosure) ?? [];
  return name === 'items' && Array.isArray(value) ? value.map(String) : [];
}

function opensText(disclosure: string, items: ReadonlySet<string>): boolean {
  const [, name, value] = readDisclosure(disclosure) ?? [];
  return name === 'contentSalt' && items.has(String(value));
}

function digestsIn(entry: Buffer): string[] {
  try {
    const { sd } = JSON.parse(entry.toString('utf8')) as { readonly sd?: unknown };
    return Array.isArray(sd) ? sd.map(String) : [];
  } catch {
    return [];
  }
}
