import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import type { Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { CopyFrom } from '../domain/copy-text.js';
import { AnswerCopies, type CopyMade } from '../store/answer-copies.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { CopySource } from './copy-source.js';

/** A copy on every record at once: its own, the permanent one, the copier's trail, the access log. */
@Injectable()
export class CopyRecord {
  constructor(
    private readonly source: CopySource,
    private readonly copies: AnswerCopies,
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
  ) {}

  open(tx: Tx, actor: Actor, enquiryId: string): Promise<EnquiryEntity> {
    return this.source.open(tx, actor, enquiryId);
  }

  from(tx: Tx, actor: Actor, enquiry: EnquiryEntity): Promise<CopyFrom> {
    return this.source.from(tx, actor, enquiry);
  }

  async write(tx: Tx, actor: Actor, enquiry: EnquiryEntity, made: CopyMade): Promise<string> {
    const { id, at } = await this.copies.add(tx, actor, made);
    const { personId, reference } = enquiry;
    const rationale = {
      enquiryReference: reference,
      system: made.system,
      textHash: made.textHash.toString('hex'),
      items: made.itemIds.length,
    };
    await this.ledger.append(tx, actor, { kind: 'export.made', personId, occurredAt: at, rationale });
    const line = { agencyId: actor.agencyId, fromAgencyId: actor.agencyId, unitId: made.unitId, staffId: actor.staffId };
    await this.trail.write(tx, [{ ...line, at, personId, kind: 'COPIED_OUT', enquiryId: enquiry.id, reasonCode: made.system }]);
    const subject = { subjectType: 'Enquiry', subjectId: enquiry.id, personId };
    await this.log.write(tx, actor, { act: 'CONSULTATION', operation: 'copyAnswers', rowCount: made.itemIds.length, ...subject });
    return id;
  }
}
