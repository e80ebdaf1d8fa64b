import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { endOf, type EnquiryEnd } from '../domain/declining.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { EnquiryStore, type Marked } from '../store/enquiry.store.js';
import { EnquiryRecord, type Happened } from './enquiry-record.js';

export interface EndAsked {
  readonly key: string;
  readonly enquiryId: string;
}
/** How one way of ending differs from another. */
export interface Ending {
  readonly operation: string;
  readonly action: 'answer' | 'close';
  readonly refusal: (enquiry: EnquiryEntity) => Refusal | null;
  readonly mark: (tx: Tx) => Promise<Marked | null>;
  /** The same refusal, once somebody else has been quicker. */
  readonly tooLate: (end: EnquiryEnd) => Refusal;
  readonly happened: (at: Date) => Happened;
  readonly settle: (tx: Tx, enquiry: EnquiryEntity) => Promise<void>;
}

/** An enquiry ends once: whoever is second reads how it ended, and has changed nothing. */
@Injectable()
export class EndEnquiry {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: EnquiryStore,
    private readonly record: EnquiryRecord,
  ) {}

  execute(actor: Actor, input: EndAsked, ending: Ending): Promise<{ enquiryId: string } | Refusal> {
    const { operation } = ending;
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () =>
        this.end(tx, actor, input.enquiryId, ending),
      );
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: input.enquiryId });
      return done;
    });
  }

  private async end(tx: Tx, actor: Actor, id: string, ending: Ending): Promise<{ enquiryId: string } | Refusal> {
    const enquiry = await this.store.find(tx, id);
    await this.authorise.check(actor, ending.action, 'Enquiry', enquiry, { asked: id });
    if (!enquiry) throw new Error('checked, yet not there');
    const refusal = ending.refusal(enquiry);
    if (refusal) return refusal;
    const marked = await ending.mark(tx);
    if (!marked) return ending.tooLate(await this.howItEnded(tx, id));
    await this.record.write(tx, actor, enquiry, ending.happened(marked.at));
    await this.record.logged(tx, actor, enquiry, { act: 'ALTERATION', operation: ending.operation });
    await ending.settle(tx, enquiry);
    await this.store.tellWorker(tx);
    return { enquiryId: id };
  }

  private async howItEnded(tx: Tx, id: string): Promise<EnquiryEnd> {
    const now = await this.store.find(tx, id);
    const end = now && endOf(now);
    if (!end) throw new Error('an open enquiry could not be ended');
    return end;
  }
}
