import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { StandingDecisionEntity } from '../store/entities/standing-decision.entity.js';
import { OwnCaseStore } from '../store/own-case.store.js';
import { newId } from '../store/plan-rows.js';
import { StandingStore } from '../store/standing.store.js';

interface Proposal {
  readonly recipientAgencyId: string;
  readonly category: string;
  readonly reasonWords: string;
  readonly reviewBy: string;
  readonly at: Date;
}
export const standingReviewKey = (id: string): string => `review-standing:${id}`;

/** A standing decision on the permanent record: that it was proposed and by whom, and that somebody else approved it. */
@Injectable()
export class StandingRecord {
  constructor(
    private readonly store: StandingStore,
    private readonly own: OwnCaseStore,
    private readonly ledger: Ledger,
    private readonly work: WorkItems,
    private readonly log: AccessLog,
  ) {}

  async begin(tx: Tx, agencyId: string, recipientAgencyId: string): Promise<Date> {
    await this.store.takeTurn(tx, agencyId, recipientAgencyId);
    return (await this.own.now(tx)).at;
  }

  standsOrWaits(tx: Tx, of: { agencyId: string; recipientAgencyId: string; category: string; today: string }): Promise<boolean> {
    return this.store.standsOrWaits(tx, of);
  }

  find(tx: Tx, id: string): Promise<StandingDecisionEntity | null> {
    return this.store.hold(tx, id);
  }

  async propose(tx: Tx, actor: Actor, { at, ...proposal }: Proposal): Promise<string> {
    const rationale = { recipientAgencyId: proposal.recipientAgencyId, category: proposal.category, words: proposal.reasonWords };
    const { entryId } = await this.ledger.append(tx, actor, { kind: 'standing.proposed', occurredAt: at, rationale });
    const id = newId(at);
    await this.store.add(tx, {
      id,
      agencyId: actor.agencyId,
      proposedBy: actor.staffId,
      proposedAt: at,
      ledgerEntryId: entryId,
      ...proposal,
    });
    await this.log.write(tx, actor, {
      act: 'COLLECTION',
      operation: 'proposeStandingDecision',
      subjectType: 'StandingDecision',
      subjectId: id,
    });
    return id;
  }

  async approve(tx: Tx, actor: Actor, standing: StandingDecisionEntity): Promise<void> {
    const at = await this.begin(tx, standing.agencyId, standing.recipientAgencyId);
    const rationale = { recipientAgencyId: standing.recipientAgencyId, category: standing.category, words: standing.reasonWords };
    const supersedes = standing.ledgerEntryId === null ? {} : { supersedes: standing.ledgerEntryId };
    const { entryId } = await this.ledger.append(tx, actor, { kind: 'standing.approved', occurredAt: at, rationale, ...supersedes });
    const renewed = await this.store.approve(tx, standing, actor.staffId, { at, ledgerEntryId: entryId });
    for (const id of renewed) await this.work.close(tx, standingReviewKey(id), 'Renewed.');
  }
}
