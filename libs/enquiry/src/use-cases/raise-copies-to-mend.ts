import { WorkInStep, type WorkToRaise } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { AnswerCopies } from '../store/answer-copies.js';

const PREFIX = 'mend:';
const NAMES = { CONNECT: 'CONNECT', NDELIUS: 'nDelius' } as const;

/** Run by the worker: whoever copied what has since been corrected or taken back is told where that copy is. Once for each change. */
@Injectable()
export class RaiseCopiesToMend {
  constructor(
    private readonly copies: AnswerCopies,
    private readonly work: WorkInStep,
  ) {}

  async execute(tx: Tx): Promise<{ readonly raised: number; readonly closed: number }> {
    const wanted = (await this.copies.toMend(tx)).map(
      ({ id, agencyId, staffId, personId, enquiryId, reference, system, changedAt }): WorkToRaise => ({
        agencyId,
        staffId,
        personId,
        subjectId: enquiryId,
        kind: 'COPY_TO_MEND',
        summary: `You copied answers of enquiry ${reference} to ${NAMES[system]}. Something in them has been corrected or taken back since: mend the copy.`,
        dedupeKey: `${PREFIX}${id}:${changedAt.toISOString()}`,
      }),
    );
    return this.work.keep(tx, { kind: 'COPY_TO_MEND', prefix: PREFIX, wanted, over: 'Changed again.', onceEver: true });
  }
}
