import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { EnquiryEntity } from './entities/enquiry.entity.js';

export type NewEnquiry = Omit<EnquiryEntity, 'open' | 'workable' | 'lapsed'>;
export type EventKind = 'ASKED' | 'FIRST_SEEN' | 'REPLIED_IN_PART' | 'REPLIED' | 'DECLINED' | 'CLOSED';
export interface NewEvent {
  readonly kind: EventKind;
  readonly at: Date;
  readonly staffId: string;
  readonly words?: string | null;
}
export interface Marked {
  readonly at: Date;
}

const STILL_OPEN = 'completed_at is null and declined_at is null and closed_at is null';

/**
 * What was asked and what became of it. Each change is one conditional statement: of two people at once the row's own lock settles who was
 * first, and the other reads what happened.
 */
@Injectable()
export class EnquiryStore {
  /** Narrowed by row security: the agency that asks, or whom it is addressed to while it may still be read. */
  find(tx: Tx, id: string): Promise<EnquiryEntity | null> {
    return tx.findOneBy(EnquiryEntity, { id });
  }

  /** One at a time for an agency and a person: of two who ask the same at once, the second is told of the first. */
  async takeTurn(tx: Tx, agencyId: string, personId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('ask ' || $1 || ' ' || $2, 0))`, [agencyId, personId]);
  }

  /** What this agency has put to that one about the person, the same set and still open: the newest. */
  async openAlready(
    tx: Tx,
    of: { readonly agencyId: string; readonly personId: string; readonly setCode: string; readonly askedAgencyId: string },
  ): Promise<string | null> {
    const [found]: { reference: string }[] = await tx.query(
      `select reference from concordat.enquiry
        where sender_agency_id = $1 and person_id = $2 and set_code = $3 and recipient_agency_id = $4 and ${STILL_OPEN}
        order by sent_at desc, id desc limit 1`,
      [of.agencyId, of.personId, of.setCode, of.askedAgencyId],
    );
    return found?.reference ?? null;
  }

  async add(tx: Tx, row: NewEnquiry): Promise<void> {
    const values: object = row; // TypeORM's own type of a row cannot hold a rule, which is JSON of any depth
    await tx.createQueryBuilder().insert().into(EnquiryEntity).values(values).updateEntity(false).execute();
  }

  async event(tx: Tx, enquiryId: string, { kind, at, staffId, words }: NewEvent): Promise<void> {
    await tx.query('insert into concordat.enquiry_event (enquiry_id, at, kind, by_staff_id, words) values ($1, $2, $3, $4, $5)', [
      enquiryId,
      at,
      kind,
      staffId,
      words ?? null,
    ]);
  }

  /** Null when somebody had seen it before, or it is over. */
  markFirstSeen(tx: Tx, id: string, staffId: string): Promise<Marked | null> {
    return this.mark(tx, `first_seen_at = concordat.now(), first_seen_by = $2`, `first_seen_at is null and ${STILL_OPEN}`, [id, staffId]);
  }

  decline(tx: Tx, id: string, by: string, { code, words }: { code: string; words: string | null }): Promise<Marked | null> {
    const set = 'declined_at = concordat.now(), declined_by = $2, declined_code = $3, declined_words = $4';
    return this.mark(tx, set, STILL_OPEN, [id, by, code, words]);
  }

  close(tx: Tx, id: string, by: string, words: string): Promise<Marked | null> {
    return this.mark(tx, 'closed_at = concordat.now(), closed_by = $2, closed_words = $3', STILL_OPEN, [id, by, words]);
  }

  /** When this is committed the worker ends what the enquiry left to do on the other side. */
  async tellWorker(tx: Tx): Promise<void> {
    await tx.query(`select concordat.enqueue('chase-enquiries', '{}'::jsonb, 'chase-enquiries:ended')`);
  }

  private async mark(tx: Tx, set: string, where: string, values: readonly unknown[]): Promise<Marked | null> {
    const [row]: Marked[] = await tx.query(
      `with marked as (update concordat.enquiry set ${set} where id = $1 and ${where} returning 1)
       select concordat.now() as at from marked`,
      [...values],
    );
    return row ?? null;
  }
}
