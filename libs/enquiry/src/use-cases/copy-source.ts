import type { Actor } from '@lib/access';
import { Directory } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { CopyFrom } from '../domain/copy-text.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { RepliesStore } from '../store/replies.store.js';
import { LookAtReplies } from './look-at-replies.js';

/** What there is to copy of an enquiry, as whoever copies may read it. */
@Injectable()
export class CopySource {
  constructor(
    private readonly look: LookAtReplies,
    private readonly replies: RepliesStore,
    private readonly directory: Directory,
  ) {}

  open(tx: Tx, actor: Actor, enquiryId: string): Promise<EnquiryEntity> {
    return this.look.open(tx, actor, enquiryId);
  }

  async from(tx: Tx, actor: Actor, enquiry: EnquiryEntity): Promise<CopyFrom> {
    const agencies = await this.directory.agencies(tx, [enquiry.senderAgencyId, enquiry.recipientAgencyId]);
    const named = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? '';
    const [asker] = await this.directory.staff(tx, [enquiry.sentBy]);
    return {
      set: enquiry.definition,
      reference: enquiry.reference,
      sentAt: enquiry.sentAt,
      dueAt: enquiry.dueAt,
      asker: named(enquiry.senderAgencyId),
      askedBy: asker?.name ?? '',
      answerer: named(enquiry.recipientAgencyId),
      askedByUs: enquiry.senderAgencyId === actor.agencyId,
      why: enquiry.why,
      declined: enquiry.declinedAt && { at: enquiry.declinedAt, words: enquiry.declinedWords },
      replies: await this.replies.to(tx, enquiry.id),
    };
  }
}
