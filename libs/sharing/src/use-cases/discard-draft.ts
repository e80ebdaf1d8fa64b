import type { Actor } from '@lib/access';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { DraftStore } from '../store/draft.store.js';

/** Throws one's own draft away. False when there is none: somebody else's is not there. */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly work: UnitOfWork,
    private readonly drafts: DraftStore,
  ) {}

  execute(actor: Actor, { id }: { readonly id: string }): Promise<boolean> {
    return this.work.run(actor, (tx) => this.drafts.drop(tx, id, actor.staffId));
  }
}
