import { londonDay, longDay, longInstant, startOfLondonDay } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { WARNING_DAYS, type WarningDays, warningDue } from '../domain/agreement-warning.js';
import { type AgreementEnding, AgreementsEnding } from '../store/agreements-ending.js';
import { WorkInStep } from '../store/work-in-step.js';
import type { WorkToRaise } from '../store/work-items.js';

const PREFIX = 'agreement-ending:';
const OVER = 'Replaced by a later warning, or the agreement now ends at another time.';

/**
 * Run by the worker. An agreement that ends unnoticed stops routine sharing overnight, so its owner is told three times. The last warning
 * stays after the end until somebody says what was done; a new end begins anew.
 */
@Injectable()
export class WarnOfEnding {
  constructor(
    private readonly ending: AgreementsEnding,
    private readonly work: WorkInStep,
  ) {}

  async execute(tx: Tx): Promise<{ readonly raised: number; readonly closed: number }> {
    const { at, agreements } = await this.ending.load(tx);
    const wanted = agreements.flatMap((agreement) => {
      const days = warningDue(agreement.endsAt, at);
      return days === null ? [] : [warningOf(agreement, days)];
    });
    const ended = new Set(agreements.filter(({ endsAt }) => endsAt <= at).flatMap((one) => WARNING_DAYS.map((days) => keyOf(one, days))));
    return this.work.keep(tx, {
      kind: 'AGREEMENT_ENDING',
      prefix: PREFIX,
      wanted,
      over: OVER,
      onceEver: true,
      stays: (key) => ended.has(key),
    });
  }
}

function keyOf({ id, endsAt }: AgreementEnding, days: WarningDays): string {
  return `${PREFIX}${id}:${endsAt.toISOString()}:${days}`;
}

function warningOf(agreement: AgreementEnding, days: WarningDays): WorkToRaise {
  const { id, title, reference, endsAt, ownerAgencyId, ownerStaffId, ownerInPost } = agreement;
  return {
    agencyId: ownerAgencyId,
    ...(ownerInPost ? { staffId: ownerStaffId } : { role: 'INFORMATION_GOVERNANCE_OFFICER' as const }),
    kind: 'AGREEMENT_ENDING',
    subjectId: id,
    summary: `The sharing agreement ${title} (${reference}) runs until ${endInWords(endsAt)}. After that nothing can be shared under it unless it is renewed.`,
    dueAt: endsAt,
    dedupeKey: keyOf(agreement, days),
  };
}

/** An end at midnight is the end of the day before, which is how people say it. */
function endInWords(endsAt: Date): string {
  const atMidnight = startOfLondonDay(londonDay(endsAt)).getTime() === endsAt.getTime();
  return atMidnight ? `the end of ${longDay(londonDay(new Date(endsAt.getTime() - 1)))}` : longInstant(endsAt);
}
