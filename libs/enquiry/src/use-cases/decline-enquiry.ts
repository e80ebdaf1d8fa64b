import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { WorkItems } from '@lib/partnership';
import { Injectable } from '@nestjs/common';
import { declineLabel, mayDecline } from '../domain/declining.js';
import { enquiryOver } from '../domain/enquiry-refusals.js';
import { overdueKey, toAnswerKey } from '../domain/work-keys.js';
import { EnquiryStore } from '../store/enquiry.store.js';
import { EndEnquiry } from './end-enquiry.js';
import { declined } from './enquiry-work.js';

export interface DeclineAsked {
  readonly key: string;
  readonly enquiryId: string;
  readonly reasonCode: string;
  readonly words?: string | null;
}

/** Whoever was asked does not answer what is open, and says why. What was answered before stays answered. */
@Injectable()
export class DeclineEnquiry {
  constructor(
    private readonly ending: EndEnquiry,
    private readonly store: EnquiryStore,
    private readonly work: WorkItems,
  ) {}

  execute(actor: Actor, input: DeclineAsked): Promise<{ enquiryId: string } | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'Why you decline', max: 2000, optional: true }) || null;
    const { enquiryId, reasonCode } = input;
    const label = declineLabel(reasonCode);
    return this.ending.execute(actor, input, {
      operation: 'declineEnquiry',
      action: 'answer',
      refusal: (enquiry) => mayDecline(enquiry, reasonCode, words),
      mark: (tx) => this.store.decline(tx, enquiryId, actor.staffId, { code: reasonCode, words }),
      tooLate: enquiryOver,
      happened: (at) => ({
        ledger: 'request.declined',
        event: 'DECLINED',
        eventWords: words === null ? label : `${label}. ${words}`,
        trail: { kind: 'DECLINED_TO_ANSWER', at, staffId: actor.staffId, reasonCode, words, backFrom: actor.homeUnitId },
      }),
      settle: async (tx, enquiry) => {
        for (const key of [toAnswerKey, overdueKey]) await this.work.close(tx, key(enquiryId), 'Declined.');
        await this.work.raise(tx, declined(enquiry));
      },
    });
  }
}
