import { AccessLog, type AccessEntry, type Actor } from '@lib/access';
import { type EntryKind, Ledger, type StrictJson } from '@lib/ledger';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ShareEntity } from '../store/entities/share.entity.js';
import type { TrailKind } from '../store/entities/trail-entry.entity.js';
import { shareTrail } from '../store/share-trail.js';
import { TrailStore } from '../store/trail.store.js';

export interface ShareHappening {
  readonly trail: TrailKind;
  readonly ledger: EntryKind;
  readonly at: Date;
  readonly words?: string | null;
  /** Whether it takes the share back; otherwise the share stands as it was. */
  readonly ends?: boolean;
}

/** What became of a share, on all three records at once: the permanent one, both agencies' trails, the access log. */
@Injectable()
export class ShareRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
  ) {}

  async write(tx: Tx, actor: Actor, share: ShareEntity, { trail, ledger, at, words, ends }: ShareHappening): Promise<void> {
    const rationale: StrictJson = { shareReference: share.reference, what: trail, words: words ?? null };
    await this.ledger.append(tx, actor, {
      kind: ledger,
      personId: share.personId,
      occurredAt: at,
      rationale,
      to: [share.senderAgencyId, share.recipientAgencyId],
      ...(share.ledgerEntryId === null ? {} : { [ends ? 'supersedes' : 'about']: share.ledgerEntryId }),
    });
    await this.trail.write(tx, shareTrail(share, { kind: trail, at, staffId: actor.staffId, words, forBoth: trail !== 'REVOKED' }));
  }

  /** Who looked, changed or was refused. */
  async logged(
    tx: Tx,
    actor: Actor,
    share: Pick<ShareEntity, 'id' | 'personId'>,
    entry: Pick<AccessEntry, 'act' | 'operation' | 'code' | 'rowCount'>,
  ): Promise<void> {
    await this.log.write(tx, actor, { ...entry, subjectType: 'Share', subjectId: share.id, personId: share.personId });
  }

  /** Missing, or somebody else's: one row, and an answer that does not say which. */
  async denied(tx: Tx, actor: Actor, id: string, operation: string): Promise<void> {
    await this.log.write(tx, actor, { act: 'DENIED', operation, code: 'NOT_FOUND', subjectType: 'Share', subjectId: id });
  }

  async refused(tx: Tx, actor: Actor, id: string, operation: string, code: string): Promise<void> {
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'Share', subjectId: id });
  }
}
