import type { Thing, ThingKind } from '@lib/access';
import { ENTRY, LONG_AGO, type Row } from './row.js';
import type { Placed, World } from './described.js';

/** Samples, what was drawn in them and what was found. Which decision it is, and who drew it, decides nothing about who may read. */
export function samplingRows({ placed, staff }: Pick<World, 'placed' | 'staff'>): [string, Row[]][] {
  const rows = <K extends ThingKind>(kind: K, make: (thing: Extract<Thing, { kind: K }>, one: Placed, n: number) => Row): Row[] =>
    placed[kind].map((one, n) => ({ id: one.id, ...make(one.thing as Extract<Thing, { kind: K }>, one, n) }));
  const other = (staffId: string): string => (staff[0]!.id === staffId ? staff[1]! : staff[0]!).id;
  const samples = placed.DecisionSample;
  const decisionOf = (n: number): string => placed.Decision[Math.floor(n / samples.length)]!.id;
  const unit = staff[0]!.agency.units[0]!.id;
  return [
    [
      'decision_sample',
      rows('DecisionSample', ({ agencyId }) => ({
        agency_id: agencyId,
        rule: 'RANDOM',
        from_day: '2026-01-01',
        to_day: '2026-01-31',
        size: 50,
        seed: 'S',
        pool: 50,
        drawn: 50,
        drawn_by: staff[0]!.id,
        drawn_at: LONG_AGO,
        ledger_entry_id: ENTRY,
      })),
    ],
    [
      'sampled_decision',
      rows('SampledDecision', ({ agencyId }, { person }, n) => ({
        sample_id: samples[n % samples.length]!.id,
        agency_id: agencyId,
        decision_id: decisionOf(n),
        person_id: person!.id,
        unit_id: unit,
        decided_by: staff[0]!.id,
        drawn_by: staff[1]!.id,
        ordinal: 1,
      })),
    ],
    [
      'sample_finding',
      rows('SampleFinding', ({ agencyId, decidedBy, finding }, { person }, n) => ({
        sampled_id: placed.SampledDecision[n]!.id,
        decision_id: decisionOf(n),
        agency_id: agencyId,
        person_id: person!.id,
        decided_by: decidedBy,
        finding,
        words: 'W',
        found_by: other(decidedBy),
        found_at: LONG_AGO,
        ledger_entry_id: ENTRY,
      })),
    ],
  ];
}
