import { asHeldBy, inReturn, type PastShare } from './less-told.js';
import { type HeldNote, type Known, type ShareEvent, unexplained } from './omissions.js';
import { Towards } from './towards.js';

/*
 * The same rule, asked of those who did not share: another agency of the sharer's controller group towards the same recipient, and the
 * recipient back towards the sender. It is asked of now, not of the instant of the share: what a holder can still decide about is what it
 * holds today. Nobody but the holder is ever told the answer.
 */
export interface ShareOnRecord extends PastShare {
  readonly senderUnitId: string;
}
export interface Held extends HeldNote {
  readonly unitId: string;
}
/** One unit that holds something graver than one recipient was told, with no decision about it. */
export interface Gap {
  readonly holderAgencyId: string;
  readonly unitId: string;
  readonly recipientAgencyId: string;
  readonly noteIds: readonly string[];
}
type KnownToAll = Omit<Known, 'held'> & { readonly held: readonly Held[] };

/** `siblings` answers the other agencies of an agency's controller group, itself left out. */
export function groupGaps(
  shares: readonly ShareOnRecord[],
  siblings: (agencyId: string) => readonly string[],
  known: KnownToAll,
  at: Date,
): Gap[] {
  return collected(groupEvents(shares, siblings, at), known, at);
}

/** What is asked of those who did not share, because of each share that stands. */
export function groupEvents(shares: readonly ShareOnRecord[], siblings: (agencyId: string) => readonly string[], at: Date): ShareEvent[] {
  return shares.flatMap((share) => questions(share, siblings(share.agencyId), at));
}

/**
 * The sharer's own: what a share left unexplained, or what has become unexplained since, because a deferral lapsed or circumstances
 * reopened a decision. The grace of an urgent share is kept here; its one task is open meanwhile.
 */
export function ownGaps(shares: readonly PastShare[], known: KnownToAll, at: Date): Gap[] {
  return collected(ownEvents(shares, at), known, at);
}

/** What is asked of the sharers themselves: each share that stands, as if it were made now. */
export function ownEvents(shares: readonly PastShare[], at: Date): ShareEvent[] {
  return shares.filter((share) => share.revokedAt === null || share.revokedAt > at).map((share) => ({ ...share, at }));
}

function collected(events: readonly ShareEvent[], known: KnownToAll, at: Date): Gap[] {
  const units = new Map(known.held.map((note) => [note.id, note.unitId]));
  const gaps = new Map<string, { gap: Omit<Gap, 'noteIds'>; noteIds: Set<string> }>();
  const towards = new Towards(known);
  for (const event of events) {
    for (const note of unexplained(event, towards.of(event), at)) {
      const gap = { holderAgencyId: event.agencyId, unitId: units.get(note.id) ?? '', recipientAgencyId: event.recipient.agencyId };
      const key = [gap.holderAgencyId, gap.unitId, gap.recipientAgencyId].join('/');
      const found = gaps.get(key) ?? { gap, noteIds: new Set<string>() };
      gaps.set(key, { gap, noteIds: found.noteIds.add(note.id) });
    }
  }
  return [...gaps.values()].map(({ gap, noteIds }) => ({ ...gap, noteIds: [...noteIds].sort() }));
}

/** A revoked share tells nobody anything any more, so nothing is owed because of it. */
function questions(share: ShareOnRecord, siblings: readonly string[], at: Date): ShareEvent[] {
  if (share.revokedAt !== null && share.revokedAt <= at) return [];
  const event: ShareEvent = { ...share, at, graceUntil: null };
  const others = siblings.map((agencyId) => asHeldBy(event, agencyId)).filter((one) => one !== null);
  if (share.recipient.agencyId === share.agencyId) return others;
  return [...others, inReturn(event, { agencyId: share.agencyId, unitId: share.senderUnitId, staffId: null })];
}
