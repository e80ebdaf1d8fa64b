import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { answeredBy, type ChangeKind, titleOf } from '../domain/change-kinds.js';
import type { ChangeEntity } from '../store/change.entity.js';
import { ChangeWork, type WorkOfChange } from '../store/change-work.js';
import type { Settled } from '../store/changes.js';

type Asked = Pick<
  ChangeEntity,
  'id' | 'kind' | 'family' | 'agencyId' | 'agencyIds' | 'answerBy' | 'atOnce' | 'answerDueAt' | 'proposedBy' | 'staffId'
>;

/** Puts a change into the My work of those who answer it, and tells the others when it has been done. */
@Injectable()
export class AskAboutChange {
  constructor(private readonly work: ChangeWork) {}

  async execute(tx: Tx, change: Asked): Promise<void> {
    const { id, kind, family, atOnce, answerDueAt, answerBy } = change;
    const roles = answeredBy(family, atOnce);
    const holders = await this.work.holders(tx, answerBy, roles, [change.proposedBy, ...(change.staffId ? [change.staffId] : [])]);
    const work = {
      kind: atOnce ? ('CHANGE_TO_REVIEW' as const) : ('CHANGE_TO_APPROVE' as const),
      summary: atOnce
        ? `${titleOf(kind)}: done at once. Look at whether it was right.`
        : `${titleOf(kind)}: proposed, and waits for your answer.`,
      dueAt: answerDueAt,
    };
    // Whoever takes up such a post later finds it too, where nobody holds one now.
    const nobody = answerBy.filter((agencyId) => !holders.some((holder) => holder.agencyId === agencyId));
    await this.work.raise(tx, id, [
      ...holders.map(({ agencyId, staffId }) => ({ ...work, agencyId, staffId, dedupeKey: `change:${id}:${staffId}` })),
      ...nobody.map((agencyId) => ({ ...work, agencyId, role: 'INFORMATION_GOVERNANCE_OFFICER' as const, dedupeKey: `change:${id}` })),
    ]);
    if (atOnce && family === 'AGREEMENT')
      await this.tell(
        tx,
        id,
        kind,
        change.agencyIds.filter((agencyId) => agencyId !== change.agencyId),
      );
  }

  async answered(tx: Tx, change: Asked, { agencyId, settled }: { agencyId: string; settled: Settled }): Promise<void> {
    const over = settled !== 'WAITING';
    await this.work.close(tx, change.id, over ? null : agencyId, over ? 'It has been answered.' : 'Your agency has answered.');
    if (settled === 'APPROVED' && change.family === 'AGREEMENT') await this.tell(tx, change.id, change.kind, change.agencyIds);
  }

  private tell(tx: Tx, id: string, kind: ChangeKind, agencyIds: readonly string[]): Promise<void> {
    const told = agencyIds.map((agencyId): WorkOfChange => ({
      agencyId,
      role: 'INFORMATION_GOVERNANCE_OFFICER',
      kind: 'AGREEMENT_CHANGED',
      summary: `${titleOf(kind)}: this has been done. Read what it changes for your agency.`,
      dedupeKey: `changed:${id}`,
    }));
    return this.work.raise(tx, id, told);
  }
}
