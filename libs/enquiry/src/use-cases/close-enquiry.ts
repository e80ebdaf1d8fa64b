import type { Actor } from '@lib/access';
import { isMeaningless, plainText, type Refusal } from '@lib/kernel';
import { WorkItems } from '@lib/partnership';
import { Injectable } from '@nestjs/common';
import { endOf } from '../domain/declining.js';
import { nothingToTakeBack, takingBackNeedsWords } from '../domain/enquiry-refusals.js';
import { overdueKey, toAnswerKey, unansweredKey } from '../domain/work-keys.js';
import { EnquiryStore } from '../store/enquiry.store.js';
import { EndEnquiry } from './end-enquiry.js';

export interface CloseAsked {
  readonly key: string;
  readonly enquiryId: string;
  readonly words: string;
}

/** Whoever asked no longer needs what is open, and says why. */
@Injectable()
export class CloseEnquiry {
  constructor(
    private readonly ending: EndEnquiry,
    private readonly store: EnquiryStore,
    private readonly work: WorkItems,
  ) {}

  execute(actor: Actor, input: CloseAsked): Promise<{ enquiryId: string } | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'Why you no longer need it', max: 2000, optional: true });
    const { enquiryId } = input;
    return this.ending.execute(actor, input, {
      operation: 'closeEnquiry',
      action: 'close',
      refusal: (enquiry) => {
        const end = endOf(enquiry);
        if (end) return nothingToTakeBack(end);
        return isMeaningless(words) ? takingBackNeedsWords() : null;
      },
      mark: (tx) => this.store.close(tx, enquiryId, actor.staffId, words),
      tooLate: nothingToTakeBack,
      happened: (at) => ({
        ledger: 'request.closed',
        event: 'CLOSED',
        eventWords: words,
        trail: { kind: 'ENQUIRY_CLOSED', at, staffId: actor.staffId, words },
      }),
      // What it left to do at an agency of its own ends here; on the other side the worker ends it.
      settle: async (tx) => {
        for (const key of [toAnswerKey, overdueKey, unansweredKey]) await this.work.close(tx, key(enquiryId), 'No longer needed.');
      },
    });
  }
}
