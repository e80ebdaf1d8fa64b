import { type Disclosure, disclose, newSalt, padded, type RandomSource } from './disclosures.js';

/** One decision about one item and one recipient, as it is committed to. */
export interface RecordedItem {
  readonly item: { readonly kind: 'NOTE' | 'ANSWER'; readonly id: string; readonly version: number };
  /** The text of that version, and the text that went (null when nothing did). Committed to, never written down here. */
  readonly versionText: string | null;
  readonly content: string | null;
  readonly recipient: { readonly agencyId: string; readonly unitId: string | null; readonly staffId: string | null };
  readonly outcome: string;
  readonly reasonCode: string;
  readonly reason: string | null;
  readonly gateway: string | null;
}

export interface SealedItems {
  /** The value of the field `items`: sorted, and as many as the next power of two, at least eight. */
  readonly digests: readonly string[];
  readonly disclosures: readonly Disclosure[];
  /** What opens versionHash and contentDigest; destroyed with the text it is for, while the decision itself can stay. */
  readonly salts: readonly Disclosure[];
}

const LEAST = 8;

/** A receipt opens only the holder's own items, so each item and recipient is a disclosure of its own and recipients are no field of the set. */
export function sealItems(items: readonly RecordedItem[], random: RandomSource): SealedItems {
  const sealed = items.map((item) => sealItem(item, random));
  const size = Math.max(LEAST, 2 ** Math.ceil(Math.log2(Math.max(1, items.length))));
  return {
    digests: padded(sealed.map((one) => one.disclosure.digest), size, random), // prettier-ignore
    disclosures: sealed.map((one) => one.disclosure),
    salts: sealed.map((one) => one.salt),
  };
}

function sealItem({ versionText, content, ...rest }: RecordedItem, random: RandomSource): { disclosure: Disclosure; salt: Disclosure } {
  const salt = newSalt(random);
  const versionHash = versionText === null ? null : disclose('version', versionText, salt).digest;
  const contentDigest = content === null ? null : disclose('content', content, salt).digest;
  const { item, recipient, outcome, reasonCode, reason, gateway } = rest;
  const disclosure = disclose(
    'item',
    { item, versionHash, recipient, outcome, reasonCode, reason, gateway, contentDigest },
    newSalt(random),
  );
  return { disclosure, salt: disclose('contentSalt', disclosure.digest, salt) };
}
