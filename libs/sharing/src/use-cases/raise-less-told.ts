import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { CaseAcross } from '../domain/case-gaps.js';
import { type Gap, ownGaps } from '../domain/group-gaps.js';
import { type OpenWork, OpenWorkStore } from '../store/open-work.store.js';
import { lessToldUnit } from './less-told-work.js';

const ANSWERED = 'Each of these notes now has a decision, or is no longer held.';
const CHANGED = 'Replaced: what has to be decided about has changed.';

/**
 * What each agency's own shares leave unexplained now, because a deferral has lapsed or circumstances have reopened a decision. What a person was already asked to decide is not asked of their unit as well.
 */
@Injectable()
export class RaiseLessTold {
  constructor(
    private readonly open: OpenWorkStore,
    private readonly work: WorkItems,
  ) {}

  async execute(tx: Tx, personId: string, { at, shares, known }: CaseAcross): Promise<void> {
    const before = await this.open.about(tx, personId, ['LESS_TOLD', 'EXPLAIN_GRAVER']);
    const undecided = ownGaps(shares.map((share) => ({ ...share, graceUntil: null })), known, at); // prettier-ignore
    const answered = before.filter((item) => !undecided.some((gap) => isAbout(item, gap)));
    await this.open.close(tx, answered, ANSWERED);
    const standing = before.filter((item) => !answered.includes(item));
    const gaps = ownGaps(shares, known, at);
    for (const gap of gaps) await this.ask(tx, personId, gap, standing.filter((item) => isTo(item, gap))); // prettier-ignore
  }

  private async ask(tx: Tx, personId: string, gap: Gap, standing: readonly OpenWork[]): Promise<void> {
    const { holderAgencyId: agencyId, unitId, recipientAgencyId } = gap;
    const unasked = gap.noteIds.filter((id) => !standing.some((item) => item.noteIds.includes(id)));
    if (unasked.length === 0) return;
    const key = lessToldUnit({ agencyId, personId, recipientAgencyId, noteIds: [] }, unitId).dedupeKey;
    const same = standing.filter((item) => item.dedupeKey === key);
    await this.open.close(tx, same, CHANGED);
    const still = same.flatMap((item) => item.noteIds.filter((id) => gap.noteIds.includes(id)));
    await this.work.raise(tx, lessToldUnit({ agencyId, personId, recipientAgencyId, noteIds: [...still, ...unasked] }, unitId));
  }
}

function isTo(item: OpenWork, gap: Gap): boolean {
  return item.agencyId === gap.holderAgencyId && item.recipientAgencyId === gap.recipientAgencyId;
}

function isAbout(item: OpenWork, gap: Gap): boolean {
  return isTo(item, gap) && item.noteIds.some((id) => gap.noteIds.includes(id));
}
