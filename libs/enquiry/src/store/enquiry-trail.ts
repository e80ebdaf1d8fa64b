import { TrailStore } from '@lib/sharing';
import type { EnquiryEntity } from './entities/enquiry.entity.js';

type TrailRow = Parameters<TrailStore['write']>[1][number];
type Party = Pick<
  EnquiryEntity,
  'id' | 'personId' | 'senderAgencyId' | 'senderUnitId' | 'recipientAgencyId' | 'recipientUnitId' | 'recipientStaffId'
>;
export interface EnquiryHappening {
  readonly kind: 'ASKED' | 'FIRST_SEEN' | 'REPLIED' | 'DECLINED_TO_ANSWER' | 'ENQUIRY_CLOSED';
  readonly at: Date;
  readonly staffId: string;
  readonly reasonCode?: string | null;
  /** Read by both sides. */
  readonly words?: string | null;
  /** Read by whoever asked, in place of the words that both read. */
  readonly askersWords?: string | null;
  /** The unit of whoever declines or replies: that goes back to the unit that asked. */
  readonly backFrom?: string | null;
}

/** Something that became of an enquiry: a row for whoever asked and one for whoever was asked; inside one agency, one row. */
export function enquiryTrail(
  enquiry: Party,
  { kind, at, staffId, reasonCode, words, askersWords, backFrom }: EnquiryHappening,
): TrailRow[] {
  const asker = { fromAgencyId: enquiry.senderAgencyId, unitId: enquiry.senderUnitId };
  const way =
    backFrom === undefined
      ? {
          ...asker,
          toAgencyId: enquiry.recipientAgencyId,
          toUnitId: enquiry.recipientUnitId,
          toStaffId: enquiry.recipientStaffId,
        }
      : { fromAgencyId: enquiry.recipientAgencyId, unitId: backFrom, toAgencyId: enquiry.senderAgencyId, toUnitId: enquiry.senderUnitId };
  const both = { ...way, at, personId: enquiry.personId, kind, staffId, enquiryId: enquiry.id, reasonCode: reasonCode ?? null };
  const own = { ...both, agencyId: enquiry.senderAgencyId, words: askersWords ?? words ?? null };
  if (enquiry.senderAgencyId === enquiry.recipientAgencyId) return [own];
  return [own, { ...both, agencyId: enquiry.recipientAgencyId, words: words ?? null }];
}
