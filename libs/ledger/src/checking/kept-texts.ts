import { digestOf, disclose, readDisclosure } from '../domain/disclosures.js';

/** Words that went, as they are kept: of which item, and to whom (agency, unit and person, as far as they are named, joined by /). */
export interface KeptText {
  readonly id: string;
  readonly to: string;
  readonly body: string;
}
export interface KeptOfEntry {
  readonly opened: readonly { readonly part: string; readonly disclosure: string }[];
  readonly texts: readonly KeptText[];
  /** Digests of items whose words were erased under the law. */
  readonly erased: readonly string[];
}
interface Item {
  readonly item: { readonly id: string };
  readonly recipient: { readonly agencyId: string; readonly unitId: string | null; readonly staffId: string | null };
  readonly contentDigest: string | null;
}

/**
 * Whether the words that went are not those that an entry commits to: it commits to them under a salt, so neither the words nor the salt can be
 * changed alone, and a salt that is gone must have been erased.
 */
export function wrongTexts({ opened, texts, erased }: KeptOfEntry): boolean {
  const items = opened
    .filter(({ part }) => part === 'ITEM')
    .map(({ disclosure }) => ({ digest: digestOf(disclosure), said: readDisclosure(disclosure) ?? [] }));
  const salts = new Map(items.flatMap(({ said: [salt, name, value] }) => (name === 'contentSalt' ? [[String(value), String(salt)]] : [])));
  return items.some(({ digest, said: [, name, value] }) => {
    if (name !== 'item') return false;
    const { item, recipient, contentDigest } = value as Item;
    const salt = salts.get(digest);
    if (contentDigest === null) return false;
    if (salt === undefined) return !erased.includes(digest);
    const to = [recipient.agencyId, recipient.unitId, recipient.staffId].filter((one) => one !== null).join('/');
    const text = texts.find((one) => one.id === item.id && one.to === to);
    return text !== undefined && disclose('content', text.body, salt).digest !== contentDigest;
  });
}
