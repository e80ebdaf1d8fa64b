import type { Actor } from '@lib/access';
import { Ledger, type RecordedAct } from '@lib/ledger';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ItemBrought } from '../domain/item-brought.js';
import { ANSWER_CATEGORY } from '../domain/item-kind.js';
import { AnsweredStore } from '../store/answered.store.js';
import type { SentTo } from '../store/sent-copies.store.js';
import { type NewTrail, TrailStore } from '../store/trail.store.js';

/** A new answer to a question replaces the one before it: what was sent stays, marked, on the record and the trail of both. */
@Injectable()
export class SupersedeAnswers {
  constructor(
    private readonly store: AnsweredStore,
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
  ) {}

  /** `keeping`: the shares in which the new answers went. */
  async execute(tx: Tx, actor: Actor, brought: readonly ItemBrought[], keeping: readonly string[]): Promise<void> {
    const at = await databaseNow(tx);
    const shares = await this.store.supersede(tx, brought, { keeping, at });
    if (shares.length === 0) return;
    const rationale = { how: 'SUPERSEDED', questions: [...new Set(brought.map(({ questionCode }) => questionCode))].sort() };
    const acts = shares.map(({ personId, ledgerEntryId, reference, recipientAgencyId }): RecordedAct => ({
      kind: 'share.corrected',
      personId,
      occurredAt: at,
      supersedes: ledgerEntryId,
      to: [recipientAgencyId],
      rationale: { ...rationale, shareReference: reference },
    }));
    await this.ledger.appendAll(tx, actor, acts);
    const enquiryIds = [...new Set(brought.map(({ enquiryId }) => enquiryId))];
    const enquiryId = enquiryIds.length === 1 ? (enquiryIds[0] ?? null) : null;
    await this.trail.write(tx, shares.flatMap((share) => trailOf(share, actor, { at, enquiryId }))); // prettier-ignore
  }
}

function trailOf(share: SentTo, actor: Actor, { at, enquiryId }: { at: Date; enquiryId: string | null }): NewTrail[] {
  const both = {
    at,
    personId: share.personId,
    kind: 'CORRECTED' as const,
    unitId: share.senderUnitId,
    staffId: actor.staffId,
    fromAgencyId: actor.agencyId,
    toAgencyId: share.recipientAgencyId,
    toUnitId: share.recipientUnitId,
    toStaffId: share.recipientStaffId,
    shareId: share.shareId,
    category: ANSWER_CATEGORY,
    enquiryId,
  };
  const own = { ...both, agencyId: actor.agencyId, setId: share.setId };
  return share.recipientAgencyId === actor.agencyId ? [own] : [own, { ...both, agencyId: share.recipientAgencyId }];
}
