import { type Actor, Authorise } from '@lib/access';
import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type UseOfShare, useOf } from '../domain/use-of-share.js';
import type { ShareEntity } from '../store/entities/share.entity.js';
import { ShareStore } from '../store/share.store.js';
import { ShareRulesStore } from '../store/share-rules.store.js';
import { purposeLabel } from './as-set-input.js';
import { ShareRecord } from './share-record.js';

export interface Opened extends UseOfShare {
  readonly shareId: string;
  readonly firstSight: boolean;
  readonly dutyName: string;
  readonly dutyPhone: string;
  readonly dutyHours: string;
}
const NOTHING: UseOfShare = { mayTell: [], mustNotTell: [], onward: '' };

/**
 * A recipient opens what was sent to them. That they saw it is committed before a word of it is read: if the sight cannot be recorded,
 * nothing is seen. Null is for what is missing and for what is somebody else's; the two look alike.
 */
@Injectable()
export class OpenShare {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authorise: Authorise,
    private readonly shares: ShareStore,
    private readonly rules: ShareRulesStore,
    private readonly record: ShareRecord,
  ) {}

  execute(actor: Actor, { id }: { readonly id: string }): Promise<Opened | null> {
    return this.work.run(actor, async (tx) => {
      const share = await this.shares.find(tx, id);
      if (!share || !this.authorise.may(actor, 'open', 'Share', { ...share, released: true })) {
        await this.record.denied(tx, actor, id, 'openShare');
        return null;
      }
      return share.released ? this.open(tx, actor, share) : this.waiting(tx, actor, share);
    });
  }

  /** Log before release: theirs, but not yet. Nothing is seen, so no sight is recorded. */
  private async waiting(tx: Tx, actor: Actor, share: ShareEntity): Promise<Opened> {
    const { dutyName, dutyPhone, dutyHours } = await this.rules.of(tx, share.id);
    await this.record.logged(tx, actor, share, { act: 'CONSULTATION', operation: 'openShare', rowCount: 0 });
    return { shareId: share.id, firstSight: false, ...NOTHING, dutyName, dutyPhone, dutyHours };
  }

  private async open(tx: Tx, actor: Actor, share: ShareEntity): Promise<Opened> {
    const sight = share.revokedAt === null ? await this.shares.markFirstSeen(tx, share.id, actor.staffId) : null;
    if (sight) await this.record.write(tx, actor, share, { trail: 'FIRST_SEEN', ledger: 'share.opened', at: sight.at });
    const { dutyName, dutyPhone, dutyHours, ...set } = await this.rules.of(tx, share.id);
    await this.record.logged(tx, actor, share, { act: 'CONSULTATION', operation: 'openShare', rowCount: set.items.length });
    const use = set.items.length === 0 ? NOTHING : useOf({ ...set, purpose: purposeLabel(share.purpose) });
    return { shareId: share.id, firstSight: sight !== null, ...use, dutyName, dutyPhone, dutyHours };
  }
}
