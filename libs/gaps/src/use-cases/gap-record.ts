import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { GapAnswered } from '../domain/answering-gap.js';
import { GapAnswers, type GapRow } from '../store/gap-answers.js';

const SENT_BACK =
  'A supervisor sent this back: you have told them less than what you hold. Decide about each item: share it, or say why not.';

/** What a supervisor said of a gap: on the permanent record, on the agency's own trail, and as work when it goes back. */
@Injectable()
export class GapRecord {
  constructor(
    private readonly gaps: GapAnswers,
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly work: WorkItems,
    private readonly log: AccessLog,
  ) {}

  find(tx: Tx, id: string): Promise<GapRow | null> {
    return this.gaps.find(tx, id);
  }

  async write(tx: Tx, actor: Actor, gap: GapRow, said: GapAnswered & { readonly at: Date }): Promise<void> {
    const { agencyId, unitId, personId, recipientAgencyId, unexplained } = gap;
    const { outcome, words, reviewBy, at } = said;
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: outcome === 'CLEARED' ? 'gap.cleared' : 'gap.returned',
      personId,
      occurredAt: at,
      rationale: { recipientAgencyId, noteIds: [...unexplained], words, reviewBy },
    });
    await this.gaps.add(tx, actor, gap, said, entryId);
    const kind = outcome === 'CLEARED' ? 'GAP_CLEARED' : 'GAP_SENT_BACK';
    await this.trail.write(tx, [{ agencyId, at, personId, kind, unitId, staffId: actor.staffId, fromAgencyId: agencyId, toAgencyId: recipientAgencyId, words }]); // prettier-ignore
    if (outcome === 'SENT_BACK') await this.sendBack(tx, gap);
  }

  async logged(tx: Tx, actor: Actor, of: { operation: string; id: string; refused: string | undefined }): Promise<void> {
    const about = { operation: of.operation, subjectType: 'Gap', subjectId: of.id };
    await this.log.write(
      tx,
      actor,
      of.refused === undefined ? { ...about, act: 'ALTERATION' } : { ...about, act: 'REFUSED', code: of.refused },
    );
  }

  /** To whoever decided last about this recipient; where nobody did, or they have left, to the unit that holds it. */
  private async sendBack(tx: Tx, { id, agencyId, unitId, personId, recipientAgencyId, unexplained, lastDecider }: GapRow): Promise<void> {
    await this.work.raise(tx, {
      agencyId,
      ...(lastDecider === null ? { unitId } : { staffId: lastDecider }),
      kind: 'LESS_TOLD',
      personId,
      recipientAgencyId,
      noteIds: [...unexplained],
      summary: SENT_BACK,
      dedupeKey: `gap-back:${id}`,
    });
  }
}
