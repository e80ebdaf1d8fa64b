import { randomUUID } from 'node:crypto';
import { NOBODY, type Sees } from '../canaries.js';
import { seesContent, seesOwn, seesSendersSide, seesShare, type ShareFacts } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { NotePlanted } from './notes.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';
import { plantTrail, seesLine, type TrailLine } from './trail.js';

export interface ShareSpec {
  readonly from: Principal;
  /** Somebody of the agency that was told. */
  readonly to: Principal;
  readonly addressed: 'agency' | 'unit' | 'person';
  readonly person: Planted;
  /** The first goes; the rest are withheld, deferred and not relevant. */
  readonly notes: readonly NotePlanted[];
  readonly inPart?: boolean;
  readonly opened?: boolean;
  /** Not opened yet, and asked for only by the act that opens it. */
  readonly sealed?: boolean;
  readonly revoked?: boolean;
  /** What was withheld still waits for a second look. */
  readonly unendorsed?: boolean;
  readonly urgent?: boolean;
  readonly agreement?: { readonly id: string; readonly lapsed: boolean };
}
export interface SharePlanted {
  readonly id: string;
  readonly setId: string;
  readonly setRecipientId: string;
  /** Of the withheld note, where there is one. */
  readonly withheld: string | null;
  readonly facts: ShareFacts;
}
const NOT_SHARED = ['WITHHELD', 'DEFERRED', 'NOT_RELEVANT'] as const;
const GROUNDS = { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' };

/** A decision set with one recipient: what went, what was not sent and why, and both agencies' accounts of it. */
export function plantShare(soil: Soil, spec: ShareSpec): SharePlanted {
  return new SharePlanting(soil, spec).plant();
}

class SharePlanting {
  private readonly sender: string;
  private readonly address: Readonly<Record<string, string | null>>;
  private readonly facts: ShareFacts;
  private readonly ours: Sees;
  private readonly cover: Sees;
  private readonly set = { id: '', recipient: randomUUID() };
  private shareId = '';
  private withheld: string | null = null;

  constructor(
    private readonly soil: Soil,
    private readonly spec: ShareSpec,
  ) {
    const { from, to, addressed, person, agreement } = spec;
    const address = {
      recipient_agency_id: to.agencyId,
      recipient_unit_id: addressed === 'unit' ? to.homeUnitId : null,
      recipient_staff_id: addressed === 'person' ? to.staffId : null,
    };
    this.sender = soil.agencyOf(from).name;
    this.address = address;
    this.facts = {
      person, senderAgencyId: from.agencyId, recipientAgencyId: to.agencyId, recipientUnitId: address.recipient_unit_id,
      recipientStaffId: address.recipient_staff_id, opened: spec.opened ?? false, revoked: spec.revoked ?? false, lapsed: agreement?.lapsed ?? false,
    }; // prettier-ignore
    person.sighted.add(to.agencyId);
    this.ours = (p) => seesOwn(p, from.agencyId, person);
    this.cover = (p) => seesShare(p, this.facts);
  }

  plant(): SharePlanted {
    const [going, ...rest] = this.spec.notes;
    if (!going) throw new Error('nothing goes');
    this.plantSet();
    const decision = this.decide(going, this.spec.inPart ? 'SHARED_IN_PART' : 'SHARED');
    rest.forEach((note, i) => this.decide(note, NOT_SHARED[i % NOT_SHARED.length] ?? 'WITHHELD'));
    this.send();
    this.item(going, decision);
    this.account();
    return { id: this.shareId, setId: this.set.id, setRecipientId: this.set.recipient, withheld: this.withheld, facts: this.facts };
  }

  private word(what: string, sees: Sees): string {
    return this.soil.canaries.word(this.sender, what, sees);
  }
  private moment(what: string, sees: Sees): string {
    return this.soil.canaries.moment(this.sender, what, sees);
  }

  private plantSet(): void {
    const { soil, spec, ours } = this;
    const { from, person, urgent, agreement } = spec;
    const ledger = soil.ledgerEntry(this.sender, ours);
    const decided = { kind: 'decision.recorded', subjectRef: person.id, rationale: this.word('decisionreason', ours) };
    soil.recorded(from, ledger, { parties: [from.agencyId], fields: decided });
    // The set's own identifier is the sender's; the recipient's page of the same share does not know it.
    this.set.id = soil.id('DecisionSet', this.sender, ours);
    soil.row('decision_set', {
      id: this.set.id, reference: this.word('setreference', ours), person_id: person.id, agency_id: from.agencyId, unit_id: from.homeUnitId,
      decided_by: from.staffId, decided_at: this.moment('decided', ours), mode: urgent ? 'URGENT' : 'ROUTINE', told_how: 'PORTAL',
      told_at: this.moment('settold', ours), urgent_reason: urgent ? this.word('urgent', ours) : null, considered: JSON.stringify({ text: this.word('considered', NOBODY) }),
      silent_sources: JSON.stringify([{ label: this.word('silent', ours), askedAt: this.moment('silentsince', ours) }]), explain_due_at: urgent ? this.moment('explain', ours) : null, ledger_entry_id: ledger,
    }); // prettier-ignore
    soil.row('set_recipient', {
      id: this.set.recipient, set_id: this.set.id, agency_id: from.agencyId, ...this.address, ...GROUNDS, why_needed: this.word('why', ours),
      necessity: this.word('necessity', ours), proportionality: this.word('proportionality', ours), agreement_id: agreement?.id ?? null,
      asked: this.word('setasked', ours), respond_by: this.moment('setrespond', ours),
    }); // prettier-ignore
  }

  private decide(note: NotePlanted, outcome: 'SHARED' | 'SHARED_IN_PART' | (typeof NOT_SHARED)[number]): string {
    const { soil, spec, ours } = this;
    const id = soil.id('Decision', this.sender, ours);
    const more =
      outcome === 'WITHHELD'
        ? spec.unendorsed
          ? { endorse_due_at: '2030-01-01' }
          : this.endorsed()
        : outcome === 'DEFERRED'
          ? { deferred_until: this.facts.opened ? this.moment('deferred', ours) : '2030-01-01' }
          : {};
    soil.row('decision', {
      id, set_id: this.set.id, set_recipient_id: this.set.recipient, agency_id: spec.from.agencyId, person_id: spec.person.id, ...this.address,
      note_id: note.id, note_series_id: note.id, note_level: note.level, outcome, reason_code: 'WOULD_EXPOSE_A_SOURCE',
      reason_words: this.word('reason', ours), recipient_words: this.word('recipientwords', ours), decided_at: this.moment('itemdecided', ours), ...more,
    }); // prettier-ignore
    if (outcome === 'SHARED_IN_PART')
      soil.row('share_cut', {
        decision_id: id,
        ordinal: 0,
        agency_id: spec.from.agencyId,
        code: 'THIRD_PARTY',
        words: this.word('cut', NOBODY),
      });
    if (outcome !== 'WITHHELD') return id;
    this.withheld = id;
    const line = this.line('DECIDED_NOT_TO_SHARE', spec.from.agencyId);
    plantTrail(soil, line, {
      to_agency_id: spec.to.agencyId,
      set_id: this.set.id,
      decision_id: id,
      note_id: note.id,
      outcome,
      reason_code: 'WOULD_EXPOSE_A_SOURCE',
    });
    return id;
  }

  private endorsed(): Readonly<Record<string, unknown>> {
    const words = {
      endorsement_words: this.word('endorsement', this.ours),
      endorsement: 'ENDORSED',
      endorsed_by: this.soil.cast.who.policeSupervisor.staffId,
    };
    const times = { endorsed_at: this.moment('endorsed', this.ours), endorse_due_at: this.moment('endorsedue', this.ours) };
    return { ...words, ...times, review_by: '2029-01-01', ended_at: this.moment('ended', this.ours), ended_why: 'REDECIDED' };
  }

  private send(): void {
    const { soil, spec, cover } = this;
    const { from, to, person, agreement, urgent } = spec;
    const received = this.line('RECEIVED', to.agencyId);
    this.shareId = soil.id('Share', this.sender, (p) => cover(p) || seesLine(received)(p) || seesLine(this.line('SENT', from.agencyId))(p));
    soil.shares.set(this.shareId, this.facts);
    const seen = this.facts.opened && !spec.sealed ? { first_seen_at: this.moment('seen', cover), first_seen_by: to.staffId } : {};
    const answer = (): object => ({
      response: 'ACKNOWLEDGED',
      response_words: this.word('answer', cover),
      responded_at: this.moment('answered', cover),
      responded_by: to.staffId,
    });
    const senders: Sees = (p) => seesSendersSide(p, this.facts);
    const taken = (): object => ({
      revoked_at: this.moment('revoked', cover),
      revoked_by: from.staffId,
      revoked_reason: this.word('revocation', senders),
    });
    const release = soil.ledgerEntry(this.sender, NOBODY);
    const released = { kind: 'share.released', subjectRef: person.id, rationale: this.word('releasereason', this.ours) };
    soil.recorded(from, release, { parties: [...new Set([from.agencyId, to.agencyId])], fields: released });
    soil.row('share', {
      ledger_entry_id: release,
      id: this.shareId, reference: this.word('reference', cover), set_id: this.set.id, set_recipient_id: this.set.recipient, person_id: person.id,
      sender_agency_id: from.agencyId, sender_unit_id: from.homeUnitId, sent_by: from.staffId, sent_at: this.moment('sent', cover),
      told_at: this.moment('told', cover), told_how: 'PORTAL', mode: urgent ? 'URGENT' : 'ROUTINE', ...this.address, ...GROUNDS, agreement_id: agreement?.id ?? null,
      asked: this.word('asked', cover), respond_by: this.moment('respond', cover), ...seen, ...(this.facts.revoked ? taken() : {}),
      ...(this.facts.opened && spec.inPart ? answer() : {}),
    }); // prettier-ignore
  }

  private item(note: NotePlanted, decisionId: string): void {
    const { soil, spec } = this;
    const content: Sees = (p) => seesContent(p, this.facts);
    const word = (what: string): string => this.word(what, content);
    const id = soil.id('ShareItem', this.sender, content);
    soil.items.set(id, this.facts);
    soil.row('share_item', {
      id, share_id: this.shareId, ordinal: 0, decision_id: decisionId, note_id: note.id, note_version: 1,
      sender_agency_id: spec.from.agencyId, recipient_agency_id: spec.to.agencyId, originator_agency_id: spec.from.agencyId, in_part: spec.inPart ?? false,
      category: 'WEAPON', level: note.level, nature: 'FACT', body: word('sentbody'), body_hash: soil.canaries.hash(this.sender, 'senthash', content),
      happened_on: '2026-01-05', basis: 'RECORD_SEEN', source_grade: 2, intelligence_grade: 'C', handling_code: 'C', handling_conditions: word('sentconditions'),
      marking: 'OFFICIAL', disclosable: 'NO', third_parties: JSON.stringify([word('sentthird')]),
      ...(spec.inPart ? { superseded_at: this.moment('itemsuperseded', content), withdrawn_at: this.moment('itemwithdrawn', content) } : {}),
    }); // prettier-ignore
  }

  /** What the sender's and the recipient's own accounts say of it. */
  private account(): void {
    const { from, to } = this.spec;
    const parties = { to_agency_id: to.agencyId, to_staff_id: this.facts.recipientStaffId, share_id: this.shareId };
    plantTrail(this.soil, this.line('SENT', from.agencyId), { ...parties, set_id: this.set.id, outcome: 'SHARED' });
    plantTrail(this.soil, this.line('RECEIVED', to.agencyId), parties);
  }

  private line(kind: string, agencyId: string): TrailLine {
    const { from, person } = this.spec;
    return {
      agencyId,
      person,
      kind,
      unitId: from.homeUnitId,
      staffId: from.staffId,
      fromAgencyId: from.agencyId,
      toUnitId: this.facts.recipientUnitId,
    };
  }
}
