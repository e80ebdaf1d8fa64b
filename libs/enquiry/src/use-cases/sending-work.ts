import type { Actor } from '@lib/access';
import { Directory, WorkItems, type WorkToRaise } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { overdueKey, replyKey, toAnswerKey } from '../domain/work-keys.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { toAnswer } from './enquiry-work.js';

const ANSWERED = 'Answered.';

/** Whoever asked has something to read; whoever answers is done, or has something to answer again. */
@Injectable()
export class SendingWork {
  constructor(
    private readonly work: WorkItems,
    private readonly directory: Directory,
  ) {}

  async after(
    tx: Tx,
    actor: Actor,
    enquiry: EnquiryEntity,
    { completes, setId }: { readonly completes: boolean; readonly setId: string },
  ): Promise<void> {
    if (completes) for (const key of [toAnswerKey(enquiry.id), overdueKey(enquiry.id)]) await this.work.close(tx, key, ANSWERED);
    else if (enquiry.completedAt !== null) await this.work.raise(tx, await this.again(tx, actor, enquiry));
    await this.work.raise(tx, toRead(enquiry, setId));
  }

  /** What was put right has opened a question that nobody has answered. */
  private async again(tx: Tx, actor: Actor, enquiry: EnquiryEntity): Promise<WorkToRaise> {
    const [asker] = await this.directory.agencies(tx, [enquiry.senderAgencyId]);
    const { recipientUnitId, recipientStaffId: staffId } = enquiry;
    const unitId = recipientUnitId ?? (staffId === null ? actor.homeUnitId : null);
    return toAnswer(enquiry, { unitId, staffId }, asker?.name ?? '');
  }
}

function toRead(enquiry: EnquiryEntity, setId: string): WorkToRaise {
  return {
    agencyId: enquiry.senderAgencyId,
    staffId: enquiry.sentBy,
    kind: 'REPLY_TO_READ',
    personId: enquiry.personId,
    subjectId: enquiry.id,
    recipientAgencyId: enquiry.recipientAgencyId,
    summary: `They have replied to enquiry ${enquiry.reference}. Open it and read what they say.`,
    dedupeKey: replyKey(setId),
  };
}
