import { type WorkToRaise, WorkInStep } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { DueNow } from '../store/due-now.js';

const PREFIX = 'endorse-late:';
const OVER = 'Endorsed, sent back or decided again.';
const SUMMARY =
  'Something high or above was withheld, and nobody has endorsed it in time. Read the reason, and endorse it or send it back.';

/**
 * Run by the worker. The supervisor's own task stays as it is, overdue for everyone who may see it; once its time has passed the unit
 * above is asked as well, where there is one.
 */
@Injectable()
export class RaiseLateEndorsements {
  constructor(
    private readonly due: DueNow,
    private readonly work: WorkInStep,
  ) {}

  async execute(tx: Tx): Promise<{ readonly raised: number; readonly closed: number }> {
    const wanted = (await this.due.unendorsed(tx)).map((late): WorkToRaise => ({
      ...late,
      kind: 'ENDORSE_WITHHOLDING',
      summary: SUMMARY,
      dedupeKey: `${PREFIX}${late.subjectId}`,
    }));
    return this.work.keep(tx, { kind: 'ENDORSE_WITHHOLDING', prefix: PREFIX, wanted, over: OVER });
  }
}
