import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { caseGaps } from '../domain/case-gaps.js';
import { CaseAcrossAgencies } from '../store/case-across-agencies.js';
import { GapRows } from '../store/gap-rows.js';
import { RaiseGroupGaps } from './raise-group-gaps.js';
import { RaiseLessTold } from './raise-less-told.js';

/**
 * Run by the worker after every act about a person and whenever time alone may have changed the answer: the rule in every direction, as
 * work for those who hold something, and as the list that supervisors read. Asked again with nothing changed it does nothing.
 */
@Injectable()
export class LookForGaps {
  constructor(
    private readonly cases: CaseAcrossAgencies,
    private readonly rows: GapRows,
    private readonly groupGaps: RaiseGroupGaps,
    private readonly lessTold: RaiseLessTold,
  ) {}

  async execute(tx: Tx, { personId }: { readonly personId: string }): Promise<void> {
    await this.cases.takeTurn(tx, personId);
    await this.rows.taken(tx, personId);
    const found = await this.cases.load(tx, personId);
    await this.rows.keep(tx, personId, found, caseGaps(found));
    await this.groupGaps.execute(tx, personId, found);
    await this.lessTold.execute(tx, personId, found);
  }
}
