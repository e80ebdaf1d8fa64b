import type { Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ANSWER_CATEGORY } from '../domain/item-kind.js';
import { type DecisionToEndorse, EndorsingStore } from '../store/endorsing.store.js';
import { TrailStore } from '../store/trail.store.js';
import { endorseKey, sentBackKey } from './sharing-work.js';

export interface Endorsement {
  readonly endorsement: 'ENDORSED' | 'SENT_BACK';
  readonly words: string | null;
}
const SENT_BACK = 'A supervisor sent back a decision to withhold. Read why, and decide again.';

/** The second person's word on a withholding, on the permanent record, in the decider's own agency's trail, and as work. */
@Injectable()
export class EndorsementRecord {
  constructor(
    private readonly store: EndorsingStore,
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly work: WorkItems,
  ) {}

  find(tx: Tx, id: string): Promise<DecisionToEndorse | null> {
    return this.store.hold(tx, id);
  }

  async write(tx: Tx, actor: Actor, decision: DecisionToEndorse, said: Endorsement): Promise<void> {
    const { at } = await this.store.mark(tx, decision.id, actor.staffId, said);
    const sentBack = said.endorsement === 'SENT_BACK';
    await this.ledger.append(tx, actor, {
      kind: sentBack ? 'decision.returned' : 'decision.endorsed',
      personId: decision.personId,
      occurredAt: at,
      supersedes: decision.ledgerEntryId,
      rationale: { decisionId: decision.id, words: said.words },
    });
    const { agencyId, personId, unitId, setId, noteId, outcome, recipientAgencyId, recipientUnitId, recipientStaffId } = decision;
    const to = { toAgencyId: recipientAgencyId, toUnitId: recipientUnitId, toStaffId: recipientStaffId };
    await this.trail.write(tx, [
      { agencyId, at, personId, kind: said.endorsement, outcome, unitId, staffId: actor.staffId, fromAgencyId: agencyId, ...to, setId, decisionId: decision.id, noteId, category: noteId === null ? ANSWER_CATEGORY : null, level: decision.noteLevel, words: said.words }, // prettier-ignore
    ]);
    await this.work.close(tx, endorseKey(decision.id), sentBack ? 'Sent back.' : 'Endorsed.');
    if (!sentBack) return;
    await this.work.raise(tx, {
      agencyId,
      staffId: decision.decidedBy,
      kind: 'SENT_BACK',
      personId,
      subjectId: decision.id,
      recipientAgencyId,
      noteIds: noteId === null ? [] : [noteId],
      summary: SENT_BACK,
      dedupeKey: sentBackKey(decision.id),
    });
  }
}
