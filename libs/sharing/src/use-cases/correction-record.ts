import type { Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import type { Tx } from '@lib/platform';
import type { RiskNoteEntity } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import type { SentCopy } from '../store/sent-copies.store.js';
import { type NewTrail, TrailStore } from '../store/trail.store.js';

export interface NoteChange {
  readonly note: RiskNoteEntity;
  readonly how: 'SUPERSEDED' | 'WITHDRAWN';
  readonly at: Date;
  readonly reason: string | null;
}

/** The permanent record and the trail of a correction: the sender's row says which note and why, the recipient's says that it happened. */
@Injectable()
export class CorrectionRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
  ) {}

  async write(tx: Tx, actor: Actor, { note, how, at, reason }: NoteChange, copies: readonly SentCopy[]): Promise<void> {
    const acts = copies.map((copy) => ({
      kind: 'share.corrected' as const,
      personId: copy.personId,
      occurredAt: at,
      supersedes: copy.ledgerEntryId,
      to: [copy.recipientAgencyId],
      rationale: { how, reason, noteId: note.id, version: note.version, shareReference: copy.reference },
    }));
    await this.ledger.appendAll(tx, actor, acts);
    await this.trail.write(tx, copies.flatMap((copy) => trailOf(copy, actor, { note, how, at, reason }))); // prettier-ignore
  }
}

function trailOf(copy: SentCopy, actor: Actor, { note, how, at, reason }: NoteChange): NewTrail[] {
  const both = {
    at,
    personId: copy.personId,
    kind: how === 'SUPERSEDED' ? ('CORRECTED' as const) : ('WITHDRAWN' as const),
    unitId: copy.senderUnitId,
    staffId: actor.staffId,
    fromAgencyId: actor.agencyId,
    toAgencyId: copy.recipientAgencyId,
    toUnitId: copy.recipientUnitId,
    toStaffId: copy.recipientStaffId,
    shareId: copy.shareId,
    category: copy.category,
    level: copy.level,
  };
  return [
    { ...both, agencyId: actor.agencyId, setId: copy.setId, noteId: note.id, words: reason },
    { ...both, agencyId: copy.recipientAgencyId },
  ];
}
