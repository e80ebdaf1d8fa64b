import { type Actor, Authorise } from '@lib/access';
import { Denied } from '@lib/kernel';
import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { EnquiryStore } from '../store/enquiry.store.js';
import { EnquiryRecord } from './enquiry-record.js';

/** Reads one enquiry and what was replied, as whoever reads may see it; null for what is missing and for what is somebody else's. */
@Injectable()
export class LookAtReplies {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authorise: Authorise,
    private readonly store: EnquiryStore,
    private readonly record: EnquiryRecord,
  ) {}

  execute<Result>(
    actor: Actor,
    { enquiryId, operation }: { readonly enquiryId: string; readonly operation: string },
    show: (tx: Tx, enquiry: EnquiryEntity) => Promise<Result>,
  ): Promise<Result | null> {
    return this.work.run(actor, async (tx) => {
      const enquiry = await this.store.find(tx, enquiryId);
      if (!enquiry || !this.authorise.may(actor, 'read', 'Enquiry', enquiry) || isUnopened(actor, enquiry)) {
        await this.record.denied(tx, actor, enquiryId, operation);
        return null;
      }
      await this.record.logged(tx, actor, enquiry, { act: 'CONSULTATION', operation });
      return show(tx, enquiry);
    });
  }

  /** For an act: what is missing is denied. */
  async open(tx: Tx, actor: Actor, enquiryId: string): Promise<EnquiryEntity> {
    const enquiry = await this.store.find(tx, enquiryId);
    await this.authorise.check(actor, 'read', 'Enquiry', enquiry, { asked: enquiryId });
    if (!enquiry) throw new Denied('missing');
    return enquiry;
  }
}

/** Whoever is asked reads nothing of it before one of them has opened it. */
export function isUnopened(actor: Actor, { firstSeenAt, senderAgencyId }: EnquiryEntity): boolean {
  return firstSeenAt === null && senderAgencyId !== actor.agencyId && !actor.roles.includes('INDEPENDENT_REVIEWER');
}
