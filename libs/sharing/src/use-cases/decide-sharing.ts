import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { cleanAsked, type SharingAsked } from '../domain/sharing-asked.js';
import { SharingStore } from '../store/sharing.store.js';
import type { SharingDone } from './keep-decision.js';
import { SharingAct } from './sharing-act.js';

export interface DecideAsked extends SharingAsked {
  readonly key: string;
  readonly draftId?: string | null;
}

/** Decides, for each item and recipient, what is shared and what is not and why: routine, or already told, or at once. */
@Injectable()
export class DecideSharing {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly act: SharingAct,
    private readonly store: SharingStore,
    private readonly log: AccessLog,
  ) {}

  async execute(actor: Actor, input: DecideAsked): Promise<SharingDone | Refusal> {
    const asked = cleanAsked(input);
    const operation = 'decideSharing';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, async () => {
        const decided = await this.act.within(tx, actor, asked, operation);
        if (!isRefusal(decided) && input.draftId) await this.store.dropDraft(tx, input.draftId, actor.staffId);
        return decided;
      });
      if (isRefusal(done))
        await this.log.write(tx, actor, { act: 'REFUSED', operation, code: done.code, subjectType: 'Person', personId: asked.personId });
      return done;
    });
  }
}
