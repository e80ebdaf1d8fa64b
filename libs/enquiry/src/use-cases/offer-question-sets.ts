import { AccessLog, type Actor } from '@lib/access';
import { Directory } from '@lib/partnership';
import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { QuestionSet } from '../domain/question-set.js';
import { QuestionSetsStore } from '../store/question-sets.store.js';
import { PlanAsking } from './plan-asking.js';

export interface OfferedSet {
  readonly set: QuestionSet;
  /** It is for the stage that the person is at. */
  readonly suggested: boolean;
}

/** What the viewer's agency may ask about this person: the set for the person's stage first, a supplement last. */
@Injectable()
export class OfferQuestionSets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly asking: PlanAsking,
    private readonly sets: QuestionSetsStore,
    private readonly directory: Directory,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, { personId, agencyId }: { readonly personId: string; readonly agencyId: string | null }): Promise<OfferedSet[]> {
    return this.work.run(actor, async (tx) => {
      const about = { operation: 'questionSets', subjectType: 'Person', subjectId: personId };
      const person = await this.asking.seen(tx, actor, personId);
      if (!person) {
        await this.log.write(tx, actor, { ...about, act: 'DENIED', code: 'NOT_FOUND' });
        return [];
      }
      const { stage } = person;
      const kind = agencyId === null ? null : await this.kindOf(tx, agencyId);
      const offered = (await this.sets.inForce(tx, actor.agencyId))
        .map(({ set }) => ({ set, suggested: set.stage === stage && set.supplement === undefined }))
        .filter(({ set }) => set.askedBy.includes(actor.agencyKind) && (kind === null || set.askedOf.includes(kind)));
      await this.log.write(tx, actor, { ...about, personId, act: 'CONSULTATION' });
      return offered.sort((a, b) => weight(b) - weight(a) || (a.set.title < b.set.title ? -1 : 1));
    });
  }

  private async kindOf(tx: Tx, agencyId: string): Promise<string> {
    return (await this.directory.recipient(tx, { agencyId }, 'recipientAgencyId')).agency.kind;
  }
}

function weight({ set, suggested }: OfferedSet): number {
  if (suggested) return 2;
  return set.supplement === undefined ? 1 : 0;
}
