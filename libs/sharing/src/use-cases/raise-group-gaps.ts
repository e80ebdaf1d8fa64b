import { type WorkToRaise, WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type Gap, groupGaps } from '../domain/group-gaps.js';
import { CaseAcrossAgencies } from '../store/case-across-agencies.js';
import { GapWorkStore } from '../store/gap-work.store.js';

const ANSWERED = 'Each of these notes now has a decision, or is no longer held.';
const CHANGED = 'Replaced: what has to be decided about has changed.';

/**
 * Run by the worker after every decision, under its own database role. What the sharer's controller group holds, and what the recipient
 * itself holds, becomes work for the holding unit's supervisor, in the holder's own words and about the holder's own notes. Nothing of it
 * goes back to the sharer. Asked again it does nothing; answered, it closes itself.
 */
@Injectable()
export class RaiseGroupGaps {
  constructor(
    private readonly cases: CaseAcrossAgencies,
    private readonly mine: GapWorkStore,
    private readonly work: WorkItems,
  ) {}

  async execute(tx: Tx, input: { readonly personId: string }): Promise<{ readonly open: number }> {
    const { at, shares, known, siblings } = await this.cases.load(tx, input.personId);
    const gaps = new Map(groupGaps(shares, (agencyId) => siblings.get(agencyId) ?? [], known, at).map((gap) => [keyOf(gap, input.personId), gap]));
    const before = await this.mine.open(tx, 'GROUP_GAP', input.personId);
    const same = before.filter((item) => sameNotes(gaps.get(item.dedupeKey), item.noteIds));
    const answered = before.filter((item) => !gaps.has(item.dedupeKey));
    const changed = before.filter((item) => !same.includes(item) && !answered.includes(item));
    await this.mine.close(tx, answered.map((item) => item.id), ANSWERED); // prettier-ignore
    await this.mine.close(tx, changed.map((item) => item.id), CHANGED); // prettier-ignore
    const unchanged = new Set(same.map((item) => item.dedupeKey));
    const raised = [...gaps].filter(([key]) => !unchanged.has(key)).map(([key, gap]) => workFor(gap, key, input.personId));
    await this.work.raise(tx, ...raised);
    return { open: gaps.size };
  }
}

function keyOf(gap: Gap, personId: string): string {
  return ['group-gap', personId, gap.recipientAgencyId, gap.unitId].join(':');
}

function sameNotes(gap: Gap | undefined, noteIds: readonly string[]): boolean {
  return gap !== undefined && gap.noteIds.length === noteIds.length && gap.noteIds.every((id) => noteIds.includes(id));
}

function workFor(gap: Gap, dedupeKey: string, personId: string): WorkToRaise {
  const count = gap.noteIds.length === 1 ? 'a note' : `${gap.noteIds.length} notes`;
  return {
    agencyId: gap.holderAgencyId,
    unitId: gap.unitId,
    role: 'SUPERVISOR',
    kind: 'GROUP_GAP',
    personId,
    recipientAgencyId: gap.recipientAgencyId,
    noteIds: gap.noteIds,
    summary: `Your unit holds ${count} about this person that another agency may need. Decide what that agency should be told.`,
    dedupeKey,
  };
}
