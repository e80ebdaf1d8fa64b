import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { EnquiryEntity } from './entities/enquiry.entity.js';

/** The newest enquiries about a person that may be read: row security has the last word on each. */
@Injectable()
export class EnquiriesAboutStore {
  newest(tx: Tx, personId: string, most: number): Promise<EnquiryEntity[]> {
    return tx.find(EnquiryEntity, { where: { personId }, order: { sentAt: 'DESC', id: 'DESC' }, take: most });
  }
}
