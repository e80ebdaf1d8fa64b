import { randomUUID } from 'node:crypto';
import { NOBODY, type Sees } from '../canaries.js';
import { seesFinding, seesOwn, seesSampled, seesSamples, seesWork } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { NotePlanted } from './notes.js';
import type { Planted } from './planted.js';
import type { SharePlanted } from './shares.js';
import type { Soil } from './soil.js';

const GROUNDS = { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' };

export interface SampleSpec {
  /** Somebody of the agency who did not decide it. */
  readonly drawer: Principal;
  readonly decider: Principal;
  readonly person: Planted;
  readonly decisionId: string;
  readonly finding?: 'AGREED' | 'RETURNED' | 'LEARNING_POINT';
}
export interface SamplePlanted {
  readonly id: string;
  readonly sampled: string;
  readonly finding: string | null;
}

/** A decision that was drawn, and what was found of it; what was returned has been answered. */
export function plantSample(soil: Soil, { drawer, decider, person, decisionId, finding }: SampleSpec): SamplePlanted {
  const { name, id: agencyId } = soil.agencyOf(decider);
  const samples: Sees = (p) => seesSamples(p, agencyId);
  const sees: Sees = (p) => seesSampled(p, agencyId, person);
  const id = soil.id('DecisionSample', name, samples);
  soil.row('decision_sample', {
    id, agency_id: agencyId, rule: 'RANDOM', from_day: '2026-02-01', to_day: '2026-12-31', size: 5, seed: soil.canaries.word(name, 'sampleseed', samples),
    pool: 3, drawn: 1, drawn_by: drawer.staffId, drawn_at: soil.canaries.moment(name, 'sampledrawn', samples), ledger_entry_id: soil.ledgerEntry(name, NOBODY),
  }); // prettier-ignore
  const sampled = soil.id('SampledDecision', name, sees);
  const about = { agency_id: agencyId, decision_id: decisionId, person_id: person.id, decided_by: decider.staffId };
  soil.row('sampled_decision', { id: sampled, sample_id: id, ...about, unit_id: decider.homeUnitId, drawn_by: drawer.staffId, ordinal: 1 });
  if (finding === undefined) return { id, sampled, finding: null };
  const found: Sees = (p) => seesFinding(p, { agencyId, person, decidedBy: decider.staffId, finding });
  const findingId = soil.id('SampleFinding', name, found);
  soil.row('sample_finding', {
    id: findingId, sampled_id: sampled, ...about, finding, words: soil.canaries.word(name, 'samplefinding', found), found_by: drawer.staffId,
    found_at: soil.canaries.moment(name, 'samplefound', found), ledger_entry_id: soil.ledgerEntry(name, NOBODY),
  }); // prettier-ignore
  if (finding === 'RETURNED') plantAnswer(soil, { decider, person, sampled, findingId });
  return { id, sampled, finding: findingId };
}

/** The decider's work, closed with what they said: theirs as work, and part of the finding to whoever samples. */
function plantAnswer(
  soil: Soil,
  of: { readonly decider: Principal; readonly person: Planted; readonly sampled: string; readonly findingId: string },
): void {
  const { name, id: agencyId } = soil.agencyOf(of.decider);
  const work = { agencyId, unitId: null, staffId: of.decider.staffId, role: null, person: of.person };
  const workers: Sees = (p) => seesWork(p, work);
  const sees: Sees = (p) => workers(p) || seesSampled(p, agencyId, of.person);
  soil.row('work_item', {
    id: soil.id('WorkItem', name, workers), agency_id: agencyId, staff_id: of.decider.staffId, kind: 'SAMPLE_RETURNED', person_id: of.person.id,
    subject_id: of.findingId, summary: soil.canaries.word(name, 'work', workers), raised_at: soil.canaries.moment(name, 'raised', workers),
    closed_at: soil.canaries.moment(name, 'sampleanswered', sees), closed_by: of.decider.staffId, closed_words: soil.canaries.word(name, 'sampleanswer', sees),
    dedupe_key: `sample-returned:${of.sampled}`,
  }); // prettier-ignore
}

/** The same words for three decisions about two people. */
export function plantRepeated(soil: Soil, from: Principal, to: Principal, notes: readonly NotePlanted[]): void {
  const { name, id: agencyId } = soil.agencyOf(from);
  const of = (person: Planted): Sees => (p) => seesOwn(p, agencyId, person); // prettier-ignore
  const reason_words = soil.canaries.word(name, 'repeated', (p) => notes.some(({ person }) => of(person)(p)));
  for (const { id: note_id, person, level } of notes) {
    const sees = of(person);
    const [set_id, set_recipient_id] = [soil.id('DecisionSet', name, sees), randomUUID()];
    const decided_at = '2026-05-05T10:00:00Z';
    const recipient_agency_id = to.agencyId;
    soil.row('decision_set', {
      id: set_id, reference: soil.canaries.word(name, 'setreference', sees), person_id: person.id, agency_id: agencyId, unit_id: from.homeUnitId,
      decided_by: from.staffId, decided_at, mode: 'ROUTINE', told_how: 'PORTAL', told_at: decided_at, considered: '[]', ledger_entry_id: soil.ledgerEntry(name, sees),
    }); // prettier-ignore
    soil.row('set_recipient', {
      id: set_recipient_id, set_id, agency_id: agencyId, recipient_agency_id, ...GROUNDS, necessity: soil.canaries.word(name, 'necessity', sees),
      proportionality: soil.canaries.word(name, 'proportionality', sees),
    }); // prettier-ignore
    soil.row('decision', {
      id: soil.id('Decision', name, sees), set_id, set_recipient_id, agency_id: agencyId, person_id: person.id, recipient_agency_id, note_id,
      note_series_id: note_id, note_level: level, outcome: 'DEFERRED', reason_code: 'DEFERRED_FOR_ANOTHER_REASON', reason_words, decided_at, deferred_until: '2030-01-01',
    }); // prettier-ignore
  }
}

/** What `plantShare` says was withheld is what is drawn. */
export const withheldBy = ({ withheld }: SharePlanted): string => {
  if (withheld === null) throw new Error('nothing was withheld');
  return withheld;
};
