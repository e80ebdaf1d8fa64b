import { riskDecisionRow } from '../../support/planted-risk-decision.js';
import { NOBODY } from '../canaries.js';
import { seesOwn } from '../oracle.js';
import type { Principal } from '../principal.js';
import { plantNote } from './notes.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';

export interface RiskDecisionSpec {
  readonly by: Principal;
  readonly person: Planted;
  /** A supervisor who has said something of it. */
  readonly lookedAtBy?: Principal;
}

/** A decision about risk that rests on a note: the deciding agency's own, every word of it. */
export function plantRiskDecision(soil: Soil, { by, person, lookedAtBy }: RiskDecisionSpec): string {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees = (p: Principal): boolean => seesOwn(p, agencyId, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const id = soil.id('RiskDecision', name, sees);
  const words = { question: word('riskquestion'), title: word('riskoption'), rationale: word('riskwhy'), dissent: word('riskdissent') };
  const looked = lookedAtBy && {
    looked_at_by: lookedAtBy.staffId,
    looked_at: soil.canaries.moment(name, 'risklooked', sees),
    endorsed: false,
    looked_at_words: word('risklookedwords'),
  };
  const of = { agencyId, unitId: by.homeUnitId ?? '', staffId: by.staffId };
  const more = { reference: word('riskreference'), decided_at: soil.canaries.moment(name, 'riskdecided', sees), ...looked };
  soil.row(
    'risk_decision',
    riskDecisionRow({ id, personId: person.id, by: of, ledgerEntryId: soil.ledgerEntry(name, NOBODY), words, more }),
  );
  const note = plantNote(soil, by, person, 'current');
  soil.row('risk_decision_item', { id: soil.id('ReliedItem', name, sees), decision_id: id, ordinal: 0, note_id: note.id });
  return id;
}
