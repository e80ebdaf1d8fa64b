import { AccessLog, type AccessEntry, type Actor } from '@lib/access';
import { type EntryKind, Ledger, type StrictJson } from '@lib/ledger';
import type { Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { type EnquiryHappening, enquiryTrail } from '../store/enquiry-trail.js';
import { EnquiryStore, type EventKind } from '../store/enquiry.store.js';

export interface Happened {
  readonly ledger: EntryKind;
  readonly event: EventKind;
  readonly eventWords?: string | null;
  readonly trail: EnquiryHappening;
}

/** What became of an enquiry, on every record at once: the permanent one, its own events, both agencies' trails; and the access log. */
@Injectable()
export class EnquiryRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly store: EnquiryStore,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
  ) {}

  async write(tx: Tx, actor: Actor, enquiry: EnquiryEntity, { ledger, event, eventWords, trail }: Happened): Promise<void> {
    const { at, reasonCode, words } = trail;
    const rationale: StrictJson = { enquiryReference: enquiry.reference, reasonCode: reasonCode ?? null, words: words ?? null };
    const { personId, senderAgencyId, recipientAgencyId, ledgerEntryId: about } = enquiry;
    await this.ledger.append(tx, actor, { kind: ledger, personId, occurredAt: at, rationale, about, to: [senderAgencyId, recipientAgencyId] });
    await this.store.event(tx, enquiry.id, { kind: event, at, staffId: actor.staffId, words: eventWords ?? null });
    await this.trail.write(tx, enquiryTrail(enquiry, trail));
  }

  async logged(
    tx: Tx,
    actor: Actor,
    enquiry: Pick<EnquiryEntity, 'id' | 'personId'>,
    entry: Pick<AccessEntry, 'act' | 'operation' | 'rowCount' | 'details'>,
  ): Promise<void> {
    await this.log.write(tx, actor, { ...entry, subjectType: 'Enquiry', subjectId: enquiry.id, personId: enquiry.personId });
  }

  /** Missing, or somebody else's: one row, and an answer that does not say which. */
  async denied(tx: Tx, actor: Actor, id: string, operation: string): Promise<void> {
    await this.log.write(tx, actor, { act: 'DENIED', operation, code: 'NOT_FOUND', subjectType: 'Enquiry', subjectId: id });
  }

  async refused(tx: Tx, actor: Actor, operation: string, code: string, of: Pick<AccessEntry, 'subjectId' | 'personId'>): Promise<void> {
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'Enquiry', ...of });
  }
}
