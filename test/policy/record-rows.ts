import type { Thing, ThingKind } from '@lib/access';
import { enquiryRows } from './enquiry-rows.js';
import { AFTER, ENTRY, LONG_AGO, type Row } from './row.js';
import type { Placed, World } from './described.js';

/** Notes, decisions, shares, trails and work: everything that hangs from people and agreements. */
export function recordRows(placed: World['placed']): [string, Row[]][] {
  const rows = <K extends ThingKind>(kind: K, make: (thing: Extract<Thing, { kind: K }>, one: Placed) => Row): Row[] =>
    placed[kind].map((one) => ({ id: one.id, ...make(one.thing as Extract<Thing, { kind: K }>, one) }));
  const set = (id: string, personId: string, agencyId: string, unitId: string, staffId: string): Row => ({
    id,
    reference: id,
    person_id: personId,
    agency_id: agencyId,
    unit_id: unitId,
    decided_by: staffId,
    decided_at: LONG_AGO,
    mode: 'ROUTINE',
    told_how: 'PORTAL',
    told_at: LONG_AGO,
    considered: [],
    silent_sources: [],
    ledger_entry_id: ENTRY,
  });
  const notes = rows('RiskNote', ({ agencyId, unitId, authorStaffId }, { id, person }) =>
    note(id, person!.id, agencyId, unitId, authorStaffId),
  );
  const [anyNote] = placed.RiskNote;
  const [anyDisclosure] = placed.ThirdPartyDisclosure;
  const anyUnit = (anyNote!.thing as Extract<Thing, { kind: 'RiskNote' }>).unitId;
  const anyStaff = (anyNote!.thing as Extract<Thing, { kind: 'RiskNote' }>).authorStaffId;
  const decisionsOf = new Map(placed.Decision.map((one) => [one.of, one.thing as Extract<Thing, { kind: 'Decision' }>]));
  const recipientOf = (n: number): string => `10000000-0000-4000-a000-${n.toString(16).padStart(12, '0')}`;
  const sets = rows('DecisionSet', ({ agencyId }, { id, person }) => {
    const decided = decisionsOf.get(id);
    return set(id, person!.id, agencyId, decided?.unitId ?? anyUnit, decided?.decidedBy ?? anyStaff);
  });
  const recipients = placed.DecisionSet.map((one, n) => {
    const { agencyId } = one.thing as Extract<Thing, { kind: 'DecisionSet' }>;
    return {
      id: recipientOf(n),
      set_id: one.id,
      agency_id: agencyId,
      recipient_agency_id: agencyId,
      recipient_unit_id: anyUnit,
      purpose: 'P',
      gateway: 'G',
      protection_condition: 'C',
      necessity: 'N',
      proportionality: 'P',
    };
  });
  const shareRow = (thing: Extract<Thing, { kind: 'Share' }>, { id, person, agreement }: Placed): Row => ({
    reference: id,
    set_id: placed.DecisionSet[0]!.id,
    set_recipient_id: recipientOf(0),
    person_id: person!.id,
    sender_agency_id: thing.senderAgencyId,
    sender_unit_id: anyUnit,
    sent_by: anyStaff,
    sent_at: LONG_AGO,
    told_at: LONG_AGO,
    told_how: 'PORTAL',
    mode: 'ROUTINE',
    recipient_agency_id: thing.recipientAgencyId,
    recipient_unit_id: thing.recipientUnitId,
    recipient_staff_id: thing.recipientStaffId,
    purpose: 'P',
    gateway: 'G',
    protection_condition: 'C',
    agreement_id: agreement?.id ?? null,
    release_at: sealed(thing) ? '2999-01-01T00:00:00Z' : thing.opensAt,
    sealed_at: sealed(thing) ? LONG_AGO : null,
    revoked_at: thing.revoked ? AFTER : null,
    revoked_by: thing.revoked ? anyStaff : null,
    revoked_reason: thing.revoked ? 'A test' : null,
  });
  return [
    ['risk_note', notes],
    [
      'third_party',
      rows('ThirdParty', ({ agencyId }, { id, person }) => ({
        agency_id: agencyId,
        person_id: person!.id,
        reference: id,
        class: 'FAMILY',
      })),
    ],
    ...enquiryRows(placed, { unitId: anyUnit, staffId: anyStaff }),
    ['decision_set', sets],
    ['set_recipient', recipients],
    [
      'decision',
      rows('Decision', ({ agencyId }, { person, of }) => ({
        set_id: of,
        set_recipient_id: recipientOf(placed.DecisionSet.findIndex(({ id }) => id === of)),
        agency_id: agencyId,
        person_id: person!.id,
        recipient_agency_id: agencyId,
        note_id: anyNote!.id,
        note_series_id: anyNote!.id,
        note_level: 'LOW',
        outcome: 'SHARED',
        reason_code: 'R',
        decided_at: LONG_AGO,
      })),
    ],
    [
      'held_elsewhere',
      rows('HeldElsewhere', ({ agencyId, unitId }, { person }) => ({
        agency_id: agencyId,
        unit_id: unitId,
        person_id: person!.id,
        considered_on: '2026-05-05',
        considered_by_role: 'R',
        own_reference: 'O',
        review_by: '2027-05-05',
        recorded_by: anyStaff,
        recorded_at: LONG_AGO,
        ledger_entry_id: ENTRY,
      })),
    ],
    [
      'draft',
      rows('Draft', ({ agencyId, staffId }, { person }) => ({
        staff_id: staffId,
        agency_id: agencyId,
        person_id: person!.id,
        kind: 'NOTE',
        content: {},
        started_at: LONG_AGO,
        updated_at: LONG_AGO,
      })),
    ],
    ['share', rows('Share', shareRow)],
    [
      'share_item',
      rows('ShareItem', ({ senderAgencyId, recipientAgencyId }, { id, of }) => ({
        share_id: of,
        ordinal: placed.ShareItem.findIndex((one) => one.id === id),
        decision_id: placed.Decision[0]!.id,
        note_id: anyNote!.id,
        note_version: 1,
        sender_agency_id: senderAgencyId,
        recipient_agency_id: recipientAgencyId,
        originator_agency_id: senderAgencyId,
        in_part: false,
        category: 'C',
        level: 'LOW',
        nature: 'FACT',
        body: 'B',
        body_hash: '\\x00',
        happened_on: '2026-05-05',
        basis: 'RECORD_SEEN',
        handling_code: 'P',
        marking: 'OFFICIAL',
        disclosable: 'NO',
        third_parties: [],
      })),
    ],
    [
      'trail_entry',
      rows('TrailEntry', (entry, { person }) => ({
        agency_id: entry.agencyId,
        at: LONG_AGO,
        person_id: person!.id,
        kind: entry.heldElsewhere ? 'HELD_ELSEWHERE' : entry.ofDisclosure ? 'DISCLOSURE_TOLD' : 'SENT',
        third_party_disclosure_id: entry.ofDisclosure ? anyDisclosure!.id : null,
        unit_id: entry.unitId,
        staff_id: entry.staffId,
        from_agency_id: entry.fromAgencyId,
        to_agency_id: entry.agencyId,
        to_unit_id: entry.toUnitId,
      })),
    ],
    [
      'work_item',
      rows('WorkItem', ({ agencyId, unitId, staffId, role, deskUnitId }, { id, person }) => ({
        agency_id: agencyId,
        unit_id: unitId,
        staff_id: staffId,
        role,
        kind: 'SENT_BACK',
        person_id: person?.id ?? null,
        desk_unit_id: deskUnitId,
        note_ids: [],
        summary: 'S',
        raised_at: LONG_AGO,
        dedupe_key: id,
      })),
    ],
    [
      'standing_decision',
      rows('StandingDecision', ({ agencyId }) => ({
        agency_id: agencyId,
        recipient_agency_id: agencyId,
        category: 'C',
        reason_words: 'R',
        proposed_by: anyStaff,
        proposed_at: LONG_AGO,
        review_by: '2027-05-05',
      })),
    ],
    [
      'access_log',
      rows('AccessLogEntry', ({ agencyId }) => ({ at: LONG_AGO, agency_id: agencyId, staff_id: anyStaff, act: 'SEARCH', operation: 'O' })),
    ],
    [
      'protection_record',
      rows('ProtectionRecord', ({ agencyId, unitId }) => ({
        agency_id: agencyId,
        unit_id: unitId,
        kind: 'RIGHT_TO_ASK',
        protected_name: 'N',
        safe_contact: 'C',
        words: 'W',
        recorded_by: anyStaff,
        recorded_at: LONG_AGO,
      })),
    ],
  ];
}

function note(id: string, personId: string, agencyId: string, unitId: string, authorStaffId: string): Row {
  return {
    id,
    series_id: id,
    version: 1,
    person_id: personId,
    agency_id: agencyId,
    unit_id: unitId,
    author_staff_id: authorStaffId,
    category: 'C',
    category_group: 'G',
    level: 'LOW',
    nature: 'FACT',
    body: 'B',
    happened_on: '2026-05-05',
    recorded_at: LONG_AGO,
    basis: 'RECORD_SEEN',
    handling_code: 'P',
    marking: 'OFFICIAL',
    disclosable: 'NO',
  };
}

const sealed = ({ opensAt }: { readonly opensAt: Date }): boolean => opensAt.getTime() === 0;
