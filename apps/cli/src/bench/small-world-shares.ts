import { createHash, randomBytes } from 'node:crypto';
import { type Agency, bodyOf, categoryOf, idAt, levelOf, type Note, type Rows, when } from './small-world-notes.js';

export interface Sent {
  readonly note: Note;
  readonly to: Agency;
  readonly reference: string;
  readonly outcome: 'SHARED' | 'WITHHELD';
  /** Which of the note's recipients. */
  readonly k: number;
}

const LAW = { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' };
/** Minutes until a decision to withhold is looked at again. */
const REVIEWED_AFTER = 60 * 24 * 90;
const reasonOf = (outcome: Sent['outcome']) => ({
  reason_code: outcome === 'SHARED' ? 'NEEDED_FOR_THEIR_WORK' : 'LIVE_POLICE_INVESTIGATION',
});
const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

interface Made extends Sent {
  readonly at: string;
  readonly by: string;
  readonly from: Agency;
  readonly ids: Readonly<Record<'set' | 'recipient' | 'decision' | 'share' | 'item' | 'ledger' | 'sentLine' | 'receivedLine', string>>;
}

function made(sent: Sent): Made {
  const minute = sent.note.minute + 20 + sent.k;
  const id = (): string => idAt(minute);
  const ids = { set: id(), recipient: id(), decision: id(), share: id(), item: id(), ledger: id(), sentLine: id(), receivedLine: id() };
  return { ...sent, at: when(minute), by: `${sent.note.agency.staff[0]}`, from: sent.note.agency, ids };
}

/** A set, a recipient, a decision, a share with its one item, and both agencies' lines of the trail, for each note and recipient. */
export function shareRows(sent: readonly Sent[]): Rows {
  const all = sent.map(made);
  const shared = all.filter(({ outcome }) => outcome === 'SHARED');
  return [
    ...setRows(all),
    ...sentRows(shared),
    ['trail_entry', [...all.map((one) => line(one, true)), ...shared.map((one) => line(one, false))]],
  ];
}

// prettier-ignore
function setRows(all: readonly Made[]): Rows {
  return [
    ['ledger_entry', all.map(({ ids, at }) => ({ id: ids.ledger, entry: hex(randomBytes(900)), recorded_at: at }))],
    ['decision_set', all.map(({ ids, at, by, note, from, reference }) => ({
      id: ids.set, reference, person_id: note.person, agency_id: from.id, unit_id: from.unit, decided_by: by,
      decided_at: at, mode: 'ROUTINE', told_how: 'PORTAL', told_at: at, considered: {}, ledger_entry_id: ids.ledger,
    }))],
    ['set_recipient', all.map(({ ids, from, to }) => ({
      id: ids.recipient, set_id: ids.set, agency_id: from.id, recipient_agency_id: to.id, ...LAW, necessity: 'Needed', proportionality: 'Proportionate',
    }))],
    ['decision', all.map(({ ids, at, note, from, to, outcome }) => ({
      id: ids.decision, set_id: ids.set, set_recipient_id: ids.recipient, agency_id: from.id, person_id: note.person, recipient_agency_id: to.id, note_id: note.id,
      note_series_id: note.id, note_level: levelOf(note), outcome, ...reasonOf(outcome), review_by: outcome === 'WITHHELD' ? when(note.minute + REVIEWED_AFTER).slice(0, 10) : null,
      decided_at: at,
    }))],
  ];
}

// prettier-ignore
function sentRows(all: readonly Made[]): Rows {
  return [
    ['share', all.map(({ ids, at, by, note, from, to, reference }) => ({
      id: ids.share, reference, set_id: ids.set, set_recipient_id: ids.recipient, person_id: note.person,
      sender_agency_id: from.id, sender_unit_id: from.unit, sent_by: by, sent_at: at, told_at: at, told_how: 'PORTAL', mode: 'ROUTINE', recipient_agency_id: to.id, ...LAW,
    }))],
    ['share_item', all.map(({ ids, note, from, to }) => ({
      id: ids.item, share_id: ids.share, ordinal: 1, decision_id: ids.decision, note_id: note.id, note_version: 1, sender_agency_id: from.id, recipient_agency_id: to.id,
      originator_agency_id: from.id, in_part: false, category: categoryOf(note), level: levelOf(note), nature: 'FACT', body: bodyOf(note),
      body_hash: hex(createHash('sha256').update(bodyOf(note)).digest()), happened_on: when(note.minute).slice(0, 10), basis: 'RECORD_SEEN',
      handling_code: 'P', marking: 'OFFICIAL', disclosable: 'NO',
    }))],
  ];
}

// prettier-ignore
function line({ ids, at, by, note, from, to, outcome }: Made, sender: boolean): Rows[number][1][number] {
  return {
    id: sender ? ids.sentLine : ids.receivedLine, agency_id: sender ? from.id : to.id, at, person_id: note.person, kind: outcome === 'WITHHELD' ? 'DECIDED_NOT_TO_SHARE' : sender ? 'SENT' : 'RECEIVED', outcome,
    unit_id: sender ? from.unit : null, staff_id: by, from_agency_id: from.id, to_agency_id: to.id, set_id: sender ? ids.set : null, share_id: outcome === 'SHARED' ? ids.share : null,
    decision_id: sender ? ids.decision : null, note_id: sender ? note.id : null, category: categoryOf(note), level: levelOf(note),
    reason_code: sender ? reasonOf(outcome).reason_code : null,
  };
}
