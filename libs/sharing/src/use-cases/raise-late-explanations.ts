import { type WorkToRaise, WorkInStep } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { DueNow } from '../store/due-now.js';

const PREFIX = 'explain-late:';
const OVER = 'The share has been explained.';
const SUMMARY =
  'Your unit shared something and has not explained in time why graver items were left out. Decide about each item: share it, or say why not.';

/** Run by the worker: from the instant the grace of an urgent share has ended it stands unexplained, and its unit's supervisor is told. */
@Injectable()
export class RaiseLateExplanations {
  constructor(
    private readonly due: DueNow,
    private readonly work: WorkInStep,
  ) {}

  async execute(tx: Tx): Promise<{ readonly raised: number; readonly closed: number }> {
    const wanted = (await this.due.unexplained(tx)).map((late): WorkToRaise => ({
      ...late,
      role: 'SUPERVISOR',
      kind: 'EXPLAIN_GRAVER',
      summary: SUMMARY,
      dedupeKey: `${PREFIX}${late.dedupeKey}`,
    }));
    return this.work.keep(tx, { kind: 'EXPLAIN_GRAVER', prefix: PREFIX, wanted, over: OVER });
  }
}
