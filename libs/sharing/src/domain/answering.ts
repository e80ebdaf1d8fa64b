import { isMeaningless } from '@lib/kernel';
import { alreadyAnswered, alreadyRevoked, openItFirst, reasonAsked, wordsAsked } from './share-refusals.js';

export interface ShareStanding {
  readonly asked: string | null;
  readonly firstSeenAt: Date | null;
  readonly response: string | null;
  readonly revokedAt: Date | null;
}

export interface Address {
  readonly recipientAgencyId: string;
  readonly recipientUnitId: string | null;
  readonly recipientStaffId: string | null;
}

/** Somebody in the agency it went to, and in the unit, and the very person, as far as it was addressed that closely. */
export function isAddressedTo(
  actor: { readonly agencyId: string; readonly unitIds: readonly string[]; readonly staffId: string },
  share: Address,
): boolean {
  return (
    share.recipientAgencyId === actor.agencyId &&
    (share.recipientUnitId === null || actor.unitIds.includes(share.recipientUnitId)) &&
    (share.recipientStaffId === null || share.recipientStaffId === actor.staffId)
  );
}

/** One press. Words only where something was asked; reading comes first, because a tick on something unread would be worse than none. */
export function mayAcknowledge(share: ShareStanding, words: string | null) {
  if (share.revokedAt !== null) return alreadyRevoked();
  if (share.response !== null) return alreadyAnswered();
  if (share.firstSeenAt === null) return openItFirst();
  return share.asked !== null && isMeaningless(words) ? wordsAsked() : null;
}

/** "Not for us" needs no reading: it may be plain from the person's name, and then the less is read the better. */
export function mayReturn(share: ShareStanding, reason: string | null) {
  if (share.revokedAt !== null) return alreadyRevoked();
  if (share.response !== null) return alreadyAnswered();
  return isMeaningless(reason) ? reasonAsked('reason', 'Say why it is not for you') : null;
}

export function mayRevoke(share: Pick<ShareStanding, 'revokedAt'>, reason: string | null) {
  if (share.revokedAt !== null) return alreadyRevoked();
  return isMeaningless(reason) ? reasonAsked('reason', 'Say why you are taking it back') : null;
}
