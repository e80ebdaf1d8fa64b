import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { lessTold } from '../domain/less-told.js';
import { isTold } from '../domain/outcomes.js';
import type { SharingPlan } from '../domain/sharing-plan.js';
import type { SharingFacts } from '../domain/sharing-input.js';
import { type OpenWork, OpenWorkStore } from '../store/open-work.store.js';
import { OwnCaseStore } from '../store/own-case.store.js';
import { endorseKey, reviewKey, sentBackKey } from './sharing-work.js';

const DECIDED = 'Decided.';

/** Work that asks for a decision ends when the decision is recorded, and only then: the rule is asked again, nobody ticks it off. */
@Injectable()
export class SettleWork {
  constructor(
    private readonly open: OpenWorkStore,
    private readonly own: OwnCaseStore,
    private readonly work: WorkItems,
  ) {}

  async afterDeciding(tx: Tx, plan: SharingPlan, facts: SharingFacts): Promise<void> {
    // What went out has no such work, and a whole set of questions may be answered again.
    const told = new Set(facts.answered.filter(({ outcome }) => isTold(outcome)).map(({ id }) => id));
    for (const id of plan.decisions.flatMap((decision) => decision.replaces).filter((one) => !told.has(one))) {
      for (const key of [endorseKey(id), reviewKey(id)]) await this.work.close(tx, key, DECIDED);
    }
    // Of an answer sent back the new one is the decision that was asked for; the old one has ended already.
    for (const { id, outcome } of facts.answered) if (outcome === 'WITHHELD') await this.work.close(tx, sentBackKey(id), DECIDED);
    const { personId, decidedAt } = plan.set;
    const items = await this.open.about(tx, personId, ['EXPLAIN_GRAVER', 'LESS_TOLD', 'SENT_BACK']);
    if (items.length === 0) return;
    const agencyIds = [...new Set(items.flatMap(({ recipientAgencyId }) => recipientAgencyId ?? []))];
    const known = {
      ...facts,
      decisions: await this.own.decisions(tx, personId, agencyIds),
      standing: await this.own.standing(tx, agencyIds),
    };
    const shares = await this.own.shares(tx, personId);
    const current = new Map(
      facts.held.filter((note) => note.supersededAt === null && note.withdrawnAt === null).map((note) => [note.id, note]),
    );
    const isOpen = ({ noteIds, recipientAgencyId }: OpenWork): boolean =>
      noteIds.some((id) => {
        const note = current.get(id);
        const to = shares.filter((share) => share.recipient.agencyId === recipientAgencyId);
        return note !== undefined && lessTold(note, to, known, decidedAt).length > 0;
      });
    const decided = (item: OpenWork): boolean =>
      plan.decisions.some(
        ({ item: about, recipientIndex }) =>
          item.noteIds.includes(about.id) && plan.recipients[recipientIndex]?.recipient.agencyId === item.recipientAgencyId,
      );
    for (const item of items) {
      const over = item.kind === 'SENT_BACK' ? decided(item) : !isOpen(item);
      if (over) await this.work.close(tx, item.dedupeKey, DECIDED);
    }
  }
}
