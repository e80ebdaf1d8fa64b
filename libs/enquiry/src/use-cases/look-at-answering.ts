import type { Actor } from '@lib/access';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { AnsweringDesk, type AnsweringFound } from './answering-desk.js';
import { EnquiryRecord } from './enquiry-record.js';

/** Sits down to answer. Null is for what is missing and for what is not asked of this person; the two look alike. */
@Injectable()
export class LookAtAnswering {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: AnsweringDesk,
    private readonly record: EnquiryRecord,
  ) {}

  execute(actor: Actor, { enquiryId }: { readonly enquiryId: string }): Promise<AnsweringFound | null> {
    return this.work.run(actor, async (tx) => {
      const enquiry = await this.desk.open(tx, actor, enquiryId);
      if (!enquiry) {
        await this.record.denied(tx, actor, enquiryId, 'answering');
        return null;
      }
      const found = await this.desk.found(tx, await this.desk.stand(tx, actor, enquiry));
      await this.record.logged(tx, actor, enquiry, { act: 'CONSULTATION', operation: 'answering' });
      return found;
    });
  }
}
