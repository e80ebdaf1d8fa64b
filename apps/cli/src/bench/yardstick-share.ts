import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { newReference } from '@lib/kernel';
import type pg from 'pg';
import { ACT_AS } from './yardstick-sql.js';

export interface ToShare {
  readonly key: string;
  readonly person: string;
  readonly note: string;
  readonly recipients: readonly string[];
}
interface Sharer {
  readonly agency: string;
  readonly unit: string;
  readonly practitioner: string;
}

/** As many salted values as the product records for one note and three recipients, of about their length. */
const DISCLOSURES = 44;

/** The rows of one sharing decision in one statement: $1 note, $2 set, $3 sharer, $4 unit, $5 recipients, and ids and bytes made here. */
const SHARE = `
with note as (select n.*, concordat.now() as instant from concordat.risk_note n where n.id = $1),
line as (select r.ordinality i, r.agency, ($6::uuid[])[r.ordinality] recipient, ($7::uuid[])[r.ordinality] decision, ($8::uuid[])[r.ordinality] share, ($9::text[])[r.ordinality] reference
  from unnest($5::uuid[]) with ordinality r(agency, ordinality)),
entry as (insert into concordat.ledger_entry (id, entry) select e.id, e.bytes from unnest($10::uuid[], $11::bytea[]) e(id, bytes)),
opened as (insert into concordat.ledger_disclosure (entry_id, ordinal, custodian_agency_id, part, disclosure)
  select ($10::uuid[])[1 + d.ordinality % 4], d.ordinality, (select agency_id from note), 'FIELD', d.text from unnest($12::text[]) with ordinality d(text, ordinality)),
decided as (insert into concordat.decision_set (id, reference, person_id, agency_id, unit_id, decided_by, decided_at, mode, told_how, told_at, considered, ledger_entry_id)
  select $2, $13, person_id, agency_id, $4, $3, instant, 'ROUTINE', 'PORTAL', instant, $14::jsonb, ($10::uuid[])[1] from note),
recipients as (insert into concordat.set_recipient (id, set_id, agency_id, recipient_agency_id, purpose, gateway, protection_condition, necessity, proportionality)
  select l.recipient, $2, n.agency_id, l.agency, 'OFFENDER_MANAGEMENT', 'OMA2007_S14', 'DPA2018_PART3_STATUTORY', 'Needed', 'Proportionate' from line l, note n),
decisions as (insert into concordat.decision (id, set_id, set_recipient_id, agency_id, person_id, recipient_agency_id, note_id, note_series_id, note_level, outcome, reason_code, decided_at)
  select l.decision, $2, l.recipient, n.agency_id, n.person_id, l.agency, n.id, n.series_id, n.level, 'SHARED', 'NEEDED_FOR_THEIR_WORK', n.instant from line l, note n),
shares as (insert into concordat.share (id, reference, set_id, set_recipient_id, person_id, sender_agency_id, sender_unit_id, sent_by, sent_at, told_at, told_how, mode, recipient_agency_id,
    purpose, gateway, protection_condition)
  select l.share, l.reference, $2, l.recipient, n.person_id, n.agency_id, $4, $3, n.instant, n.instant, 'PORTAL', 'ROUTINE', l.agency, 'OFFENDER_MANAGEMENT', 'OMA2007_S14',
    'DPA2018_PART3_STATUTORY' from line l, note n),
items as (insert into concordat.share_item (share_id, ordinal, decision_id, note_id, note_version, sender_agency_id, recipient_agency_id, originator_agency_id, in_part, category, level, nature,
    body, body_hash, happened_on, basis, handling_code, marking, disclosable)
  select l.share, 1, l.decision, n.id, n.version, n.agency_id, l.agency, n.agency_id, false, n.category, n.level, n.nature, n.body, sha256(convert_to(n.body, 'UTF8')), n.happened_on, n.basis,
    n.handling_code, n.marking, n.disclosable from line l, note n),
trail as (insert into concordat.trail_entry (agency_id, at, person_id, kind, outcome, unit_id, staff_id, from_agency_id, to_agency_id, set_id, share_id, decision_id, note_id, category, level, reason_code)
  select case when sender then n.agency_id else l.agency end, n.instant, n.person_id, case when sender then 'SENT' else 'RECEIVED' end, 'SHARED', case when sender then $4 end, $3, n.agency_id, l.agency,
    case when sender then $2 end, l.share, case when sender then l.decision end, case when sender then n.id end, n.category, n.level, case when sender then 'NEEDED_FOR_THEIR_WORK' end
  from line l, note n, (values (true), (false)) v(sender)),
kept as (insert into concordat.keyed_act (agency_id, staff_id, key, operation, input_hash, answer)
  select agency_id, $3, $15, 'decideSharing', $16, jsonb_build_object('setId', $2) from note),
logged as (insert into concordat.access_log (agency_id, staff_id, act, operation, subject_type, subject_id, person_id, row_count, correlation_id)
  select agency_id, $3, 'DISCLOSURE', 'decideSharing', 'DecisionSet', $2, person_id, 3, 'yardstick' from note)
select concordat.enqueue('raise-gaps', jsonb_build_object('personId', person_id), 'raise-gaps:' || person_id) from note`;

export async function shareNote(pool: pg.Pool, asked: Sharer & ToShare): Promise<string> {
  const made = asked.recipients.map(() => ({
    recipient: randomUUID(),
    decision: randomUUID(),
    share: randomUUID(),
    reference: newReference(),
  }));
  const set = randomUUID();
  // One for the sitting and one for each share that was released.
  const entries = [set, ...asked.recipients].map(() => ({ id: randomUUID(), bytes: randomBytes(900) }));
  const disclosures = Array.from({ length: DISCLOSURES }, () => randomBytes(90).toString('base64url'));
  // prettier-ignore
  const values = [
    asked.note, set, asked.practitioner, asked.unit, asked.recipients, made.map((one) => one.recipient), made.map((one) => one.decision), made.map((one) => one.share),
    made.map((one) => one.reference), entries.map((entry) => entry.id), entries.map((entry) => entry.bytes), disclosures, newReference(), JSON.stringify({ recipients: asked.recipients }), asked.key,
    createHash('sha256').update(JSON.stringify(asked)).digest(),
  ];
  const client = await pool.connect();
  try {
    await Promise.all([
      client.query('begin'),
      client.query({ name: 'act_as', text: ACT_AS, values: [asked.practitioner, asked.agency, [asked.unit], ['POLICE_OFFENDER_MANAGER']] }),
      client.query({ name: 'w1', text: SHARE, values }),
      client.query('commit'),
    ]);
    return JSON.stringify({
      data: {
        decideSharing: {
          __typename: 'SharedReceipt',
          set: { id: set },
          shares: made.map(({ share: id, reference }) => ({ id, reference })),
        },
      },
    });
  } finally {
    client.release();
  }
}
