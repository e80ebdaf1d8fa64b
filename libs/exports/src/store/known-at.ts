import { heldSql, seenSql, takenBackSql, toldSql, withheldSql } from '@lib/oversight';
import type { Tx } from '@lib/platform';
import type { KnownAt } from '../text/record-content.js';
import { isoSql, namedSql, partySql } from './sql-words.js';

const AT = '$3::timestamptz';
const TOLD = `select s.reference as share, ${namedSql('agency', 's.sender_agency_id')} as "from", ${isoSql('s.sent_at')} as "sentAt",
    case when ${seenSql('s', AT)} then ${isoSql('s.first_seen_at')} end as "openedAt",
    case when ${takenBackSql('s', AT)} then ${isoSql('s.revoked_at')} end as "takenBackAt"
  from concordat.share s where s.recipient_agency_id = $1 and s.person_id = $2 and ${toldSql('s', AT)} order by s.sent_at, s.id limit $4`;
const KEPT = `select d.id, (select x.reference from concordat.decision_set x where x.id = d.set_id) as reference, ${isoSql('d.decided_at')} as "decidedAt",
    ${partySql('d.recipient_agency_id', 'd.recipient_unit_id', 'd.recipient_staff_id')} as "to", d.item_kind as kind,
    (select n.category from concordat.risk_note n where n.id = d.note_id) as category, d.note_level as level, d.outcome,
    d.reason_code as "reasonCode", d.reason_words as words
  from concordat.decision d where d.agency_id = $1 and d.person_id = $2 and ${withheldSql('d', AT)} order by d.decided_at, d.id limit $4`;
const HELD = `select n.id, ${isoSql('n.recorded_at')} as "recordedAt", n.category, n.level
  from concordat.risk_note n where n.agency_id = $1 and n.person_id = $2 and ${heldSql('n', AT)} order by n.recorded_at, n.id limit $4`;

/** What the agency had been told, kept back and held at an instant, by the conditions of the page that says it, and at most so many of each. */
export async function knownAt(
  tx: Tx,
  { agencyId, personId, at }: { readonly agencyId: string; readonly personId: string; readonly at: string },
  most: number,
): Promise<KnownAt> {
  const of = [agencyId, personId, at, most];
  const told: KnownAt['told'] = await tx.query(TOLD, of);
  const kept: KnownAt['kept'] = await tx.query(KEPT, of);
  const held: KnownAt['held'] = await tx.query(HELD, of);
  return { personId, at, told, kept, held };
}
