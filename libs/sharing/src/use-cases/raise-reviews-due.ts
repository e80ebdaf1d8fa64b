import { type WorkToRaise, WorkInStep } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { DueNow, type ReviewDue } from '../store/due-now.js';
import { reviewKey } from './sharing-work.js';

const OVER = 'Decided again, or no longer in force.';
const SUMMARIES: Readonly<Record<ReviewDue['of'], string>> = {
  DECISION: 'The day has come to look again at a decision not to share. Share it now, or say why not still.',
  STANDING_DECISION:
    'A standing decision is due for its yearly review. After this day it no longer answers for anything: renew it, or let it end.',
  HELD_ELSEWHERE: 'Something your desk holds elsewhere is due for review. Consider it again, and record that you did.',
};

/** Run by the worker: what was to be looked at again by today, for whoever decided it. */
@Injectable()
export class RaiseReviewsDue {
  constructor(
    private readonly due: DueNow,
    private readonly work: WorkInStep,
  ) {}

  async execute(tx: Tx): Promise<{ readonly raised: number; readonly closed: number }> {
    const wanted = (await this.due.reviews(tx)).map(workFor);
    return this.work.keep(tx, { kind: 'REVIEW_DUE', prefix: 'review', wanted, over: OVER });
  }
}

/** A desk reviews what it holds elsewhere itself; nobody else in its agency knows of it. */
function workFor({ of, ...due }: ReviewDue): WorkToRaise {
  const work = { ...due, kind: 'REVIEW_DUE' as const, summary: SUMMARIES[of], dedupeKey: keyOf(of, due) };
  return of === 'HELD_ELSEWHERE' ? work : { ...work, role: 'SUPERVISOR' };
}

function keyOf(of: ReviewDue['of'], { unitId, personId, subjectId }: Omit<ReviewDue, 'of'>): string {
  if (of === 'DECISION') return reviewKey(subjectId ?? '');
  return of === 'STANDING_DECISION' ? `review-standing:${subjectId}` : `review-elsewhere:${unitId}:${personId}`;
}
