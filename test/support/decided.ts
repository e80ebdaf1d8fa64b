import { randomUUID } from 'node:crypto';
import type { Member } from './actors.js';
import { asLoader, type Insert } from './loader.js';

export interface Decided {
  readonly by: Member;
  readonly to: Member;
  readonly personId: string;
  readonly noteId: string;
  readonly outcome?: string;
  readonly reasonCode?: string;
  readonly words?: string | null;
  readonly at: string;
  readonly endorsedBy?: string;
  readonly level?: string;
  readonly necessity?: string;
  readonly whyNeeded?: string;
  readonly urgentReason?: string;
}

/** Decisions as they stand on the record, put there without an act: many, on chosen days, with words that the forms would ask again about. */
export async function decided(ownerUrl: string, all: readonly Decided[]): Promise<string[]> {
  const ids: string[] = [];
  await asLoader(ownerUrl, async (insert) => {
    const entry = randomUUID();
    await insert('ledger_entry', { id: entry, entry: Buffer.from('{}') });
    for (const one of all) ids.push(await decide(insert, one, entry));
  });
  return ids;
}

async function decide(insert: Insert, one: Decided, entry: string): Promise<string> {
  const [id, set, to] = [randomUUID(), randomUUID(), randomUUID()];
  const { agencyId, unitId, staffId } = one.by;
  const recipient = one.to.agencyId;
  await insert('decision_set', {
    id: set, reference: set, person_id: one.personId, agency_id: agencyId, unit_id: unitId, decided_by: staffId, decided_at: one.at,
    mode: one.urgentReason === undefined ? 'ROUTINE' : 'URGENT', told_how: 'PORTAL', told_at: one.at, considered: '[]', ledger_entry_id: entry,
    urgent_reason: one.urgentReason ?? null,
  }); // prettier-ignore
  await insert('set_recipient', {
    id: to, set_id: set, agency_id: agencyId, recipient_agency_id: recipient, purpose: 'OFFENDER_MANAGEMENT', gateway: 'AGREEMENT',
    protection_condition: 'C', necessity: one.necessity ?? 'Probation needs this: offender management.', proportionality: 'P',
    why_needed: one.whyNeeded ?? null,
  }); // prettier-ignore
  const endorsed = one.endorsedBy === undefined ? {} : { endorsed_by: one.endorsedBy, endorsed_at: one.at, endorsement: 'ENDORSED' };
  await insert('decision', {
    id, set_id: set, set_recipient_id: to, agency_id: agencyId, person_id: one.personId, recipient_agency_id: recipient, note_id: one.noteId,
    note_series_id: one.noteId, note_level: one.level ?? 'LOW', outcome: one.outcome ?? 'SHARED', decided_at: one.at,
    reason_code: one.reasonCode ?? 'NEEDED_FOR_THEIR_WORK', reason_words: one.words ?? null, ...endorsed,
  }); // prettier-ignore
  return id;
}
