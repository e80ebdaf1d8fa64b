import type { Thing, ThingKind } from '@lib/access';
import { AFTER, ENTRY, LONG_AGO, type Row } from './row.js';
import type { Placed, World } from './described.js';

/** What a supervisor looks at; what must be kept, what must go and what was taken out: every request is about the first note, whoever's it is. */
export function governanceRows({ placed, staff }: Pick<World, 'placed' | 'staff'>): [string, Row[]][] {
  const rows = <K extends ThingKind>(kind: K, make: (thing: Extract<Thing, { kind: K }>, one: Placed, nth: number) => Row): Row[] =>
    placed[kind].map((one, nth) => ({ id: one.id, ...make(one.thing as Extract<Thing, { kind: K }>, one, nth) }));
  const [first, second] = [staff[0]!.id, staff[1]!.id];
  return [
    [
      'gap',
      rows('Gap', ({ agencyId, unitId }, { person }, nth) => ({
        agency_id: agencyId,
        unit_id: unitId,
        person_id: person!.id,
        recipient_agency_id: agencyId,
        own: true,
        unexplained: [],
        gravest_unexplained: 0,
        unshared: [],
        gravest_unshared: 0,
        reviews: [],
        silent: ['HOUSING'],
        // Of one unit, person and recipient one is open at most.
        ended_at: new Date(Date.parse(AFTER) + nth),
      })),
    ],
    [
      'legal_hold',
      rows('LegalHold', ({ agencyId }, { person }) => ({
        agency_id: agencyId,
        person_id: person!.id,
        ground: 'INQUEST',
        reference: 'R',
        words: 'W',
        placed_by: first,
        placed_at: LONG_AGO,
        ledger_entry_id: ENTRY,
      })),
    ],
    [
      'erasure_request',
      rows('ErasureRequest', ({ agencyId }, { id, person }) => ({
        reference: id,
        agency_id: agencyId,
        person_id: person!.id,
        note_id: placed.RiskNote[0]!.id,
        ground: 'INACCURATE',
        authority: 'A',
        words: 'W',
        asked_by: first,
        asked_at: LONG_AGO,
        outcome: 'REFUSED',
        decided_by: second,
        decided_at: AFTER,
        decided_words: 'W',
      })),
    ],
    [
      'record_export',
      rows('RecordExport', ({ agencyId }, { person }) => ({
        agency_id: agencyId,
        person_id: person?.id ?? null,
        from_day: person ? null : '2026-01-01',
        to_day: person ? null : '2026-01-31',
        left_out: person ? null : 0,
        asked_by: first,
        asked_at: LONG_AGO,
        audience: 'A',
        words: 'W',
        total: 0,
        state: 'FAILED',
      })),
    ],
    [
      'access_extract',
      rows('AccessExtract', ({ agencyId, ofStaffId }, { person }) => ({
        agency_id: agencyId,
        person_id: person?.id ?? null,
        of_staff_id: ofStaffId,
        from_day: '2026-01-01',
        to_day: '2026-01-02',
        asked_by: first === ofStaffId ? second : first,
        asked_at: LONG_AGO,
        audience: 'A',
        words: 'W',
        legal_demand: 'L',
        lawful_use: 'SELF_MONITORING',
      })),
    ],
  ];
}
