import { seenSql, takenBackSql, toldSql, withheldSql } from './known-then-sql.js';

/** Asks the database; whose rights it asks with decides what it finds. */
export interface AsksDatabase {
  query(sql: string, values: unknown[]): Promise<unknown>;
}
export interface AsOfAsked {
  readonly agencyId: string;
  /** About this person alone; null is about everybody. */
  readonly personId: string | null;
  readonly at: Date;
}
/** One item of a share to the agency, recorded by then. */
export interface ToldAsOf {
  /** The entry of the release. */
  readonly entryId: string | null;
  readonly kind: 'NOTE' | 'ANSWER';
  readonly itemId: string;
  readonly openedAt: Date | null;
  /** When the sender first replaced or withdrew something of that share. */
  readonly correctedAt: Date | null;
  readonly revokedAt: Date | null;
  /** Not taken back by then. */
  readonly standing: boolean;
}
/** What the agency itself had kept back by then, whole or in part: its last decision about that version towards that recipient. */
export interface WithheldAsOf {
  readonly entryId: string;
  readonly kind: 'NOTE' | 'ANSWER';
  readonly itemId: string;
  readonly recipientAgencyId: string;
  readonly recipientUnitId: string | null;
  readonly recipientStaffId: string | null;
  readonly outcome: string;
  readonly reasonCode: string;
}

const byThen = (instant: string): string => `case when ${instant} <= $3 then ${instant} end`;
const about = (self: string): string => `($2::uuid is null or ${self}.person_id = $2)`;

const TOLD = `select s.ledger_entry_id as "entryId", i.item_kind as kind, coalesce(i.note_id, i.answer_id) as "itemId",
    case when ${seenSql('s', '$3')} then s.first_seen_at end as "openedAt", ${byThen('c.at')} as "correctedAt",
    ${byThen('s.revoked_at')} as "revokedAt", not ${takenBackSql('s', '$3')} as standing
  from concordat.share s join concordat.share_item i on i.share_id = s.id
  cross join lateral (select min(least(x.superseded_at, x.withdrawn_at)) as at from concordat.share_item x where x.share_id = s.id) c
  where s.recipient_agency_id = $1 and ${about('s')} and ${toldSql('s', '$3')}
  order by s.sent_at, s.id, i.ordinal`;
const WITHHELD = `select e.ledger_entry_id as "entryId", d.item_kind as kind, coalesce(d.note_id, d.answer_id) as "itemId",
    d.recipient_agency_id as "recipientAgencyId", d.recipient_unit_id as "recipientUnitId", d.recipient_staff_id as "recipientStaffId",
    d.outcome, d.reason_code as "reasonCode"
  from concordat.decision d join concordat.decision_set e on e.id = d.set_id
  where d.agency_id = $1 and ${about('d')} and ${withheldSql('d', '$3')}
  order by d.decided_at, d.id`;

/**
 * What one agency had been told and had kept back at an instant, from the tables, by the conditions of the page: to be held against what the
 * agency's own bundle of entries says. An entry's `at` is taken a few milliseconds after the row's instant, in the same transaction.
 */
export class AsOf {
  constructor(private readonly database: AsksDatabase) {}

  async told(asked: AsOfAsked): Promise<readonly ToldAsOf[]> {
    return (await this.database.query(TOLD, valuesOf(asked))) as ToldAsOf[];
  }

  async withheld(asked: AsOfAsked): Promise<readonly WithheldAsOf[]> {
    return (await this.database.query(WITHHELD, valuesOf(asked))) as WithheldAsOf[];
  }
}

function valuesOf({ agencyId, personId, at }: AsOfAsked): unknown[] {
  return [agencyId, personId, at];
}
