import type { ShareEntity } from './entities/share.entity.js';
import type { TrailKind } from './entities/trail-entry.entity.js';
import type { NewTrail } from './trail.store.js';

export interface ShareEvent {
  readonly kind: TrailKind;
  readonly at: Date;
  readonly staffId: string;
  readonly words?: string | null;
  /** The sender's own reason is not for the recipient; what the recipient says is for both. */
  readonly forBoth?: boolean;
}

/** Something that became of a share: a row for its sender and one for its recipient; inside one agency, one row. */
export function shareTrail(share: ShareEntity, { kind, at, staffId, words, forBoth }: ShareEvent): NewTrail[] {
  const both = {
    at,
    personId: share.personId,
    kind,
    staffId,
    unitId: share.senderUnitId,
    fromAgencyId: share.senderAgencyId,
    toAgencyId: share.recipientAgencyId,
    toUnitId: share.recipientUnitId,
    toStaffId: share.recipientStaffId,
    shareId: share.id,
    words: forBoth ? (words ?? null) : null,
  };
  const sender = { ...both, agencyId: share.senderAgencyId, setId: share.setId, words: words ?? null };
  return share.senderAgencyId === share.recipientAgencyId ? [sender] : [sender, { ...both, agencyId: share.recipientAgencyId }];
}
