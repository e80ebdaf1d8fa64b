import { type HeldNote, type Known, type Recipient, type ShareEvent, undecided } from './omissions.js';

/*
 * The same rule from the note's side and in the other directions. None of these is a second rule: each turns the event round and asks
 * `undecided` or leaves it to the caller to ask `unexplained`.
 */
export interface PastShare extends ShareEvent {
  readonly shareId: string;
  readonly revokedAt: Date | null;
}
export interface LessTold {
  readonly recipient: Recipient;
  readonly shareIds: readonly string[];
}

/** "You have told them less than this": asked when a note is recorded, raised or superseded. One line per recipient. */
export function lessTold(note: HeldNote, shares: readonly PastShare[], known: Omit<Known, 'held'>, at: Date): LessTold[] {
  const told = new Map<string, { recipient: Recipient; shareIds: string[] }>();
  for (const share of shares) {
    if (share.at > at || (share.revokedAt !== null && share.revokedAt <= at)) continue;
    if (undecided({ ...share, at, graceUntil: null }, { ...known, held: [note] }, at).length === 0) continue;
    const line = told.get(keyOf(share.recipient)) ?? { recipient: share.recipient, shareIds: [] };
    line.shareIds.push(share.shareId);
    told.set(keyOf(share.recipient), line);
  }
  return [...told.values()];
}

/**
 * What another agency of the sharer's controller group holds. Never shown, named or counted to the sharer: the gap goes to the holder.
 * A group agency that is itself the recipient has nobody to tell.
 */
export function asHeldBy(event: ShareEvent, agencyId: string): ShareEvent | null {
  return agencyId === event.recipient.agencyId ? null : { ...event, agencyId };
}

/** The other direction: what the recipient holds that is graver than what it was told, with no decision towards the unit that told it. */
export function inReturn(event: ShareEvent, sender: Recipient): ShareEvent {
  return { ...event, agencyId: event.recipient.agencyId, recipient: sender };
}

function keyOf(recipient: Recipient): string {
  return [recipient.agencyId, recipient.unitId ?? '', recipient.staffId ?? ''].join('/');
}
