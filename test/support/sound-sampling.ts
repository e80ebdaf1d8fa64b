import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { decided } from './decided.js';
import { asLoader, type Insert } from './loader.js';
import type { SharingDesk } from './sharing-desk.js';

/** Decisions that somebody else looks at, and what was found of them. */
export const SAMPLING_THINGS = ['decision sample', 'sampled decision', 'sample finding'] as const;
type SamplingThing = (typeof SAMPLING_THINGS)[number];
export const SAMPLING_AT: Readonly<Record<string, SamplingThing>> = {
  'decisionSample.id': 'decision sample',
  'sampledDecision.id': 'sampled decision',
  'SampleFindingInput.id': 'sampled decision',
  'sampleFinding.id': 'sample finding',
};
export const SOUND_SAMPLING: Readonly<Record<string, unknown>> = {
  'DrawSampleInput.rule': 'RANDOM',
  'DrawSampleInput.from': '2026-02-01',
  'DrawSampleInput.to': '2026-12-31',
  'DrawSampleInput.size': 5,
  'DrawSampleInput.seed': 'The search record says so',
  'repeatedReasons.from': '2026-02-01',
  'repeatedReasons.to': '2026-12-31',
  'SampleFindingInput.finding': 'AGREED',
};
export const SAMPLING_ALSO_GIVEN = ['DrawSampleInput.seed'];

export interface DecisionTaken {
  readonly id: string;
  readonly personId: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly staffId: string;
}
/** Drawn by somebody who does nothing else, so that it is nobody's own. */
export async function sampleOf(insert: Insert, agencyId: string): Promise<{ id: string; drawer: string; entry: string }> {
  const [id, drawer, entry] = [randomUUID(), randomUUID(), randomUUID()];
  await insert('staff', { id: drawer, agency_id: agencyId, name: 'Linnet Marsh', job_title: 'Draws samples' });
  await insert('ledger_entry', { id: entry, entry: Buffer.from('{}') });
  const row = {
    id,
    agency_id: agencyId,
    rule: 'RANDOM',
    from_day: '2026-02-01',
    to_day: '2026-12-31',
    size: 5,
    seed: 'S',
    pool: 2,
    drawn: 2,
  };
  await insert('decision_sample', { ...row, drawn_by: drawer, ledger_entry_id: entry });
  return { id, drawer, entry };
}
export async function sampledOf(insert: Insert, taken: DecisionTaken): Promise<{ sample: string; sampled: string }> {
  const { id: sample, drawer } = await sampleOf(insert, taken.agencyId);
  const sampled = randomUUID();
  await insert('sampled_decision', {
    id: sampled, sample_id: sample, agency_id: taken.agencyId, decision_id: taken.id, person_id: taken.personId, unit_id: taken.unitId,
    decided_by: taken.staffId, drawn_by: drawer, ordinal: 1,
  }); // prettier-ignore
  return { sample, sampled };
}
export async function findingOf(insert: Insert, taken: DecisionTaken): Promise<string> {
  const { sampled } = await sampledOf(insert, taken);
  const { drawer, entry } = await sampleOf(insert, taken.agencyId);
  const id = randomUUID();
  await insert('sample_finding', {
    id, sampled_id: sampled, decision_id: taken.id, agency_id: taken.agencyId, person_id: taken.personId, decided_by: taken.staffId,
    finding: 'AGREED', found_by: drawer, ledger_entry_id: entry,
  }); // prettier-ignore
  return id;
}

/** Of a decision of the home player's, so that whoever else looks at samples of their agency may find something of it. */
export function samplingMakers(desk: SharingDesk, home: Player, away: Player) {
  const { players } = desk.stage.cast;
  const url = desk.stage.database.ownerUrl;
  const taken = async (): Promise<DecisionTaken> => {
    const personId = await desk.person();
    const noteId = await desk.note(home, personId);
    const [by, to] = [players[home], players[away]];
    const [id = ''] = await decided(url, [{ by, to, personId, noteId, at: '2026-03-01T09:00:00Z' }]);
    return { id, personId, agencyId: by.agencyId, unitId: by.unitId, staffId: by.staffId };
  };
  const made = async (make: (insert: Insert, of: DecisionTaken) => Promise<string>): Promise<string> => {
    const of = await taken();
    let id = '';
    await asLoader(url, async (insert) => void (id = await make(insert, of)));
    return id;
  };
  return [
    ['decision sample', () => made(async (insert, of) => (await sampledOf(insert, of)).sample)],
    ['sampled decision', () => made(async (insert, of) => (await sampledOf(insert, of)).sampled)],
    ['sample finding', () => made(findingOf)],
  ] as const satisfies readonly (readonly [SamplingThing, () => Promise<string>])[];
}
