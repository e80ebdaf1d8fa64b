import { londonDay } from '@lib/kernel';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { QuestionSet } from '../domain/question-set.js';
import { ShippedSets } from '../questions/shipped.js';
import { QuestionSetEntity } from './entities/question-set.entity.js';

export interface SetInForce {
  readonly set: QuestionSet;
  /** The agency's own version, or null for a shipped set. */
  readonly setId: string | null;
}

/** The questions that an agency may ask: its own published version of a set, else the one that is shipped. */
@Injectable()
export class QuestionSetsStore {
  constructor(private readonly shipped: ShippedSets) {}

  async inForce(tx: Tx, agencyId: string): Promise<SetInForce[]> {
    const own = await tx.find(QuestionSetEntity, { where: { agencyId, state: 'PUBLISHED' }, order: { code: 'ASC' } });
    const today = londonDay(await databaseNow(tx));
    return [
      ...this.shipped.all.flatMap(({ set, offered }) =>
        offered && !own.some(({ code }) => code === set.code) ? [{ set, setId: null }] : [],
      ),
      ...own.map(({ id, definition }) => ({ set: definition, setId: id })),
    ].filter(({ set }) => set.supplement === undefined || set.supplement.endsOn >= today);
  }

  async named(tx: Tx, agencyId: string, code: string): Promise<SetInForce | null> {
    return (await this.inForce(tx, agencyId)).find(({ set }) => set.code === code) ?? null;
  }
}
