import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ShareEntity } from '../store/entities/share.entity.js';
import { OwnCaseStore } from '../store/own-case.store.js';
import { RevokingStore } from '../store/revoking.store.js';
import { ShareStore } from '../store/share.store.js';
import { SharingStore } from '../store/sharing.store.js';
import { ShareRecord } from './share-record.js';

export interface RevokeDone {
  readonly shareId: string;
  /** Whether somebody at the recipient had opened it: taking back stops the next look, not the last one. */
  readonly alreadySeen: boolean;
}

/** Everything that taking a share back changes, in the lock order of all acts: the notes, then the share. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly shares: ShareStore,
    private readonly own: OwnCaseStore,
    private readonly store: RevokingStore,
    private readonly record: ShareRecord,
    private readonly sharing: SharingStore,
  ) {}

  find(tx: Tx, shareId: string): Promise<ShareEntity | null> {
    return this.shares.find(tx, shareId);
  }

  /** Null when somebody was quicker. */
  async execute(tx: Tx, actor: Actor, share: ShareEntity, reason: string): Promise<RevokeDone | null> {
    await this.own.holdNotes(tx, await this.store.notesIn(tx, share.id));
    const revoked = await this.shares.revoke(tx, share.id, actor.staffId, reason);
    if (revoked === null) return null;
    await this.store.endDecisions(tx, share.id, revoked.at);
    const happening = { trail: 'REVOKED', ledger: 'share.revoked', at: revoked.at, words: reason, ends: true } as const;
    await this.record.write(tx, actor, share, happening);
    await this.record.logged(tx, actor, share, { act: 'ALTERATION', operation: 'revokeShare' });
    await this.sharing.askTheGroup(tx, share.personId);
    return { shareId: share.id, alreadySeen: revoked.seenBefore };
  }
}
