import { type WorkToRaise, WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { CaseAcross } from '../domain/case-gaps.js';
import { type Gap, groupGaps } from '../domain/group-gaps.js';
import { OpenWorkStore } from '../store/open-work.store.js';
import { syncWork } from './sync-work.js';

const ANSWERED = 'Each of these notes now has a decision, or is no longer held.';
const CHANGED = 'Replaced: what has to be decided about has changed.';

/**
 * What the sharer's controller group holds, and what the recipient itself holds, becomes work for the holding unit's supervisor, in the
 * holder's own words and about the holder's own notes. Nothing of it goes back to the sharer. Asked again it does nothing; answered, it
 * closes itself.
 */
@Injectable()
export class RaiseGroupGaps {
  constructor(
    private readonly open: OpenWorkStore,
    private readonly work: WorkItems,
  ) {}

  async execute(tx: Tx, personId: string, { at, shares, known, siblings }: CaseAcross): Promise<void> {
    const gaps = groupGaps(shares, (agencyId) => siblings.get(agencyId) ?? [], known, at);
    const wanted = gaps.map((gap) => workFor(gap, personId));
    const { answered, changed, raise } = syncWork(await this.open.about(tx, personId, ['GROUP_GAP']), wanted);
    await this.open.close(tx, answered, ANSWERED);
    await this.open.close(tx, changed, CHANGED);
    await this.work.raise(tx, ...raise);
  }
}

function workFor({ holderAgencyId, unitId, recipientAgencyId, noteIds }: Gap, personId: string): WorkToRaise {
  const count = noteIds.length === 1 ? 'a note' : `${noteIds.length} notes`;
  return {
    agencyId: holderAgencyId,
    unitId,
    role: 'SUPERVISOR',
    kind: 'GROUP_GAP',
    personId,
    recipientAgencyId,
    noteIds,
    summary: `Your unit holds ${count} about this person that another agency may need. Decide what that agency should be told.`,
    dedupeKey: ['group-gap', personId, recipientAgencyId, unitId].join(':'),
  };
}
