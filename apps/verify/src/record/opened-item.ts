import { membersOf, type Members, textOf, wholeOf } from '../files/shape.js';
import type { Json } from '../wording/answer.js';

/** One decision about one item and one recipient, as the entry commits to it. */
export interface OpenedItem {
  readonly digest: string;
  readonly item: { readonly kind: string; readonly id: string; readonly version: number };
  /** The agency, and perhaps the unit and the person in it. */
  readonly recipient: { readonly agencyId: string; readonly unitId: string | null; readonly staffId: string | null };
  readonly outcome: string;
  readonly reasonCode: string;
  readonly reason: string | null;
  readonly gateway: string | null;
  /** Commits to the words that went; null when none did. */
  readonly contentDigest: string | null;
  /** What opens the content digest together with the words; nothing in the entry commits to it. */
  readonly contentSalt: string | null;
}

/** CannotTell for a shape that this program does not know. */
export function openedItem(digest: string, value: Json, contentSalt: string | null): OpenedItem {
  const what = 'An item of the entry';
  const all = membersOf(value, what);
  const item = membersOf(all.item, what);
  const recipient = membersOf(all.recipient, what);
  return {
    digest,
    item: { kind: textOf(item.kind, what), id: textOf(item.id, what), version: wholeOf(item.version, what) },
    recipient: {
      agencyId: textOf(recipient.agencyId, what),
      unitId: textOrNull(recipient, 'unitId', what),
      staffId: textOrNull(recipient, 'staffId', what),
    },
    outcome: textOf(all.outcome, what),
    reasonCode: textOf(all.reasonCode, what),
    reason: textOrNull(all, 'reason', what),
    gateway: textOrNull(all, 'gateway', what),
    contentDigest: textOrNull(all, 'contentDigest', what),
    contentSalt,
  };
}

function textOrNull(members: Members, name: string, what: string): string | null {
  const value = members[name] ?? null;
  return value === null ? null : textOf(value, what);
}
