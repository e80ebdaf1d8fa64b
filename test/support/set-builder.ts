import { randomUUID } from 'node:crypto';
import type { ConcernLevel } from '@lib/kernel';
import type { Cast, Member } from './actors.js';
import { asLoader, type Insert } from './loader.js';

type Outcome = 'SHARED' | 'WITHHELD' | 'DEFERRED' | 'NOT_RELEVANT';
interface Decided {
  readonly id: string;
  readonly noteId: string;
  readonly outcome: Outcome;
  readonly level: ConcernLevel;
  readonly more: Readonly<Record<string, unknown>>;
}

/** Rows as a decision leaves them: aSet().by(sharer).about(person).to(police).at('2027-03-01T10:00Z').shared(note, 'LOW').put(cast) */
export class SetBuilder {
  readonly id = randomUUID();
  readonly shareId = randomUUID();
  private sharer!: Member;
  private recipient!: Member;
  private person = '';
  private instant = '';
  private explainDueAt: string | null = null;
  private readonly decisions: Decided[] = [];

  by(member: Member): this {
    this.sharer = member;
    return this;
  }
  to(member: Member): this {
    this.recipient = member;
    return this;
  }
  about(personId: string): this {
    this.person = personId;
    return this;
  }
  at(instant: string): this {
    this.instant = instant;
    return this;
  }
  urgent(explainDueAt: string): this {
    this.explainDueAt = explainDueAt;
    return this;
  }
  shared(noteId: string, level: ConcernLevel): this {
    return this.decided(noteId, 'SHARED', level);
  }
  decided(noteId: string, outcome: Outcome, level: ConcernLevel, more: Decided['more'] = {}): this {
    this.decisions.push({ id: randomUUID(), noteId, outcome, level, more });
    return this;
  }
  decisionAbout(noteId: string): string {
    return this.decisions.find((one) => one.noteId === noteId)?.id ?? '';
  }

  async put({ ownerUrl }: Pick<Cast, 'ownerUrl'>): Promise<this> {
    await asLoader(ownerUrl, (insert) => this.into(insert));
    return this;
  }

  async into(insert: Insert): Promise<void> {
    const { agencyId, unitId, staffId } = this.sharer;
    const to = { recipient_agency_id: this.recipient.agencyId };
    const ledgerEntryId = randomUUID();
    const setRecipientId = randomUUID();
    const reference = `CON-${this.id.slice(0, 8)}`;
    const grounds = { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' };
    const mode = this.explainDueAt ? 'URGENT' : 'ROUTINE';
    await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
    await insert('decision_set', {
      id: this.id,
      reference,
      person_id: this.person,
      agency_id: agencyId,
      unit_id: unitId,
      decided_by: staffId,
      decided_at: this.instant,
      mode,
      told_how: 'PORTAL',
      told_at: this.instant,
      urgent_reason: this.explainDueAt && 'He is at the door.',
      considered: '{}',
      explain_due_at: this.explainDueAt,
      ledger_entry_id: ledgerEntryId,
    });
    const stated = { necessity: 'Needed.', proportionality: 'Proportionate.' };
    await insert('set_recipient', { id: setRecipientId, set_id: this.id, agency_id: agencyId, ...to, ...grounds, ...stated });
    for (const { id, noteId, outcome, level, more } of this.decisions) {
      await insert('decision', {
        id,
        set_id: this.id,
        set_recipient_id: setRecipientId,
        agency_id: agencyId,
        person_id: this.person,
        ...to,
        note_id: noteId,
        note_series_id: noteId,
        note_level: level,
        outcome,
        reason_code: 'TEST',
        decided_at: this.instant,
        ...more,
      });
    }
    const going = this.decisions.filter(({ outcome }) => outcome === 'SHARED');
    if (going.length === 0) return;
    await insert('share', {
      id: this.shareId,
      reference,
      set_id: this.id,
      set_recipient_id: setRecipientId,
      person_id: this.person,
      sender_agency_id: agencyId,
      sender_unit_id: unitId,
      sent_by: staffId,
      sent_at: this.instant,
      told_at: this.instant,
      told_how: 'PORTAL',
      mode,
      ...to,
      ...grounds,
    });
    for (const [ordinal, { id, noteId, level }] of going.entries()) {
      await insert('share_item', {
        share_id: this.shareId,
        ordinal,
        decision_id: id,
        note_id: noteId,
        note_version: 1,
        sender_agency_id: agencyId,
        ...to,
        originator_agency_id: agencyId,
        in_part: false,
        category: 'ADDRESS',
        level,
        nature: 'FACT',
        body: 'Sent.',
        body_hash: Buffer.alloc(32),
        happened_on: '2026-01-05',
        basis: 'RECORD_SEEN',
        handling_code: 'P',
        marking: 'OFFICIAL',
        disclosable: 'NO',
      });
    }
  }
}

export const aSet = (): SetBuilder => new SetBuilder();
