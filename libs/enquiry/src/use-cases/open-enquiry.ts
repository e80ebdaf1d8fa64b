import { type Actor, Authorise } from '@lib/access';
import { Directory } from '@lib/partnership';
import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { EnquiryStore } from '../store/enquiry.store.js';
import { EnquiryRecord } from './enquiry-record.js';

export interface EnquiryOpened {
  readonly enquiryId: string;
  readonly firstSight: boolean;
  /** The desk of whoever asks. */
  readonly dutyName: string;
  readonly dutyPhone: string;
  readonly dutyHours: string;
}

/**
 * Somebody to whom an enquiry is addressed opens it. That it was seen is committed before a word of it is read. Null is for what is missing
 * and for what is somebody else's; the two look alike.
 */
@Injectable()
export class OpenEnquiry {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authorise: Authorise,
    private readonly store: EnquiryStore,
    private readonly directory: Directory,
    private readonly record: EnquiryRecord,
  ) {}

  execute(actor: Actor, { id }: { readonly id: string }): Promise<EnquiryOpened | null> {
    return this.work.run(actor, async (tx) => {
      const enquiry = await this.store.find(tx, id);
      if (!enquiry || !this.authorise.may(actor, 'open', 'Enquiry', enquiry)) {
        await this.record.denied(tx, actor, id, 'openEnquiry');
        return null;
      }
      return this.open(tx, actor, enquiry);
    });
  }

  /** In a transaction that is already open, by somebody of whom it is known that they may. */
  async see(tx: Tx, actor: Actor, enquiry: EnquiryEntity): Promise<boolean> {
    const sight = enquiry.firstSeenAt === null ? await this.store.markFirstSeen(tx, enquiry.id, actor.staffId) : null;
    if (sight) {
      const trail = { kind: 'FIRST_SEEN', at: sight.at, staffId: actor.staffId } as const;
      await this.record.write(tx, actor, enquiry, { ledger: 'request.opened', event: 'FIRST_SEEN', trail });
    }
    return sight !== null;
  }

  private async open(tx: Tx, actor: Actor, enquiry: EnquiryEntity): Promise<EnquiryOpened> {
    const firstSight = await this.see(tx, actor, enquiry);
    await this.record.logged(tx, actor, enquiry, { act: 'CONSULTATION', operation: 'openEnquiry' });
    const [unit] = await this.directory.units(tx, [enquiry.senderUnitId]);
    if (!unit) throw new Error('the unit that asked is not in the directory');
    const { dutyName, dutyPhone, dutyHours } = unit;
    return { enquiryId: enquiry.id, firstSight, dutyName, dutyPhone, dutyHours };
  }
}
