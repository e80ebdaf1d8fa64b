import { riskDecisionRow } from '../../support/planted-risk-decision.js';
import { NOBODY, type Sees } from '../canaries.js';
import { seesOwn } from '../oracle.js';
import type { Principal } from '../principal.js';
import { plantNote } from './notes.js';
import type { Planted } from './planted.js';
import { plantShare } from './shares.js';
import type { Soil } from './soil.js';
import { plantTrail } from './trail.js';

export interface RiskDecisionSpec {
  readonly by: Principal;
  readonly person: Planted;
  /** A supervisor who has said something of it. */
  readonly lookedAtBy?: Principal;
  /** The run it was taken in. */
  readonly runId?: string;
  /** The decision whose place it took. */
  readonly supersedes?: string;
  /** Another has taken its place. */
  readonly over?: boolean;
  /** Somebody of an agency that sent something which it rests on as well; else it rests on a note alone. */
  readonly toldBy?: Principal;
  readonly restsOnNothing?: boolean;
}

/** A decision about risk: the deciding agency's own, every word of it. */
export function plantRiskDecision(soil: Soil, spec: RiskDecisionSpec): string {
  const { by, person, lookedAtBy } = spec;
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesOwn(p, agencyId, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('RiskDecision', name, sees);
  const option = (): object => ({ title: word('riskoption'), speaksFor: word('riskfor'), speaksAgainst: word('riskagainst') });
  const words = { question: word('riskquestion'), title: '', rationale: word('riskwhy'), dissent: word('riskdissent') };
  const more = {
    reference: word('riskreference'), options: JSON.stringify([option(), option()]), decided_at: moment('riskdecided'), run_id: spec.runId ?? null,
    nothing_relied_on: spec.restsOnNothing ? word('risknothing') : null,
    supersedes: spec.supersedes ?? null, superseded_at: spec.over ? moment('riskover') : null,
    ...(lookedAtBy && { looked_at_by: lookedAtBy.staffId, looked_at: moment('risklooked'), endorsed: false, looked_at_words: word('risklookedwords') }),
  }; // prettier-ignore
  const of = { agencyId, unitId: by.homeUnitId ?? '', staffId: by.staffId };
  const row = riskDecisionRow({ id, personId: person.id, by: of, ledgerEntryId: soil.ledgerEntry(name, NOBODY), words, more });
  soil.row('risk_decision', row);
  if (!spec.restsOnNothing) restOn(soil, id, spec, sees);
  const line = {
    agencyId,
    person,
    kind: 'RISK_DECIDED',
    unitId: by.homeUnitId,
    staffId: by.staffId,
    fromAgencyId: agencyId,
    toUnitId: null,
  };
  plantTrail(soil, line, { risk_decision_id: id });
  return id;
}

/** What it names is read by whoever may read that: a note of the agency, an item that it received and opened. */
function restOn(soil: Soil, decisionId: string, { by, person, toldBy }: RiskDecisionSpec, sees: Sees): void {
  const item = (ordinal: number, of: object): void => {
    const id = soil.id('ReliedItem', soil.agencyOf(by).name, sees);
    soil.row('risk_decision_item', { id, decision_id: decisionId, ordinal, ...of });
  };
  item(0, { note_id: plantNote(soil, by, person, 'current').id });
  if (!toldBy) return;
  const notes = [plantNote(soil, toldBy, person, 'slight')];
  const { facts } = plantShare(soil, { from: toldBy, to: by, person, notes, addressed: 'agency', opened: true });
  const [received] = [...soil.items].find(([, one]) => one === facts) ?? [];
  if (!received) throw new Error('nothing was received');
  item(1, { share_item_id: received });
}
