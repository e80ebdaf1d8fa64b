import type { Sees } from '../canaries.js';
import type { ProbeCast } from './cast.js';
import { seesAccessExtract } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';

export interface AccessExtractSpec {
  /** Who asked. */
  readonly by: Principal;
  readonly decider: Principal;
  /** Whom its lines are about, or whose acts they are. */
  readonly of: Planted | Principal;
  readonly state: 'asked' | 'refused' | 'approved' | 'over';
}
/** That somebody's looking was looked at, under what demand: for those who audit, and never for the one whose acts it lists. */
export function plantAccessExtract(soil: Soil, { by, decider, of, state }: AccessExtractSpec): string {
  const { name, id: agencyId } = soil.agencyOf(by);
  const [person, listed] = 'staffId' in of ? [null, of.staffId] : [of, null];
  const sees: Sees = (p) => seesAccessExtract(p, { agencyId, person, listed });
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('AccessExtract', name, sees);
  person?.namedTo.push(sees);
  const approved = state === 'approved' || state === 'over';
  soil.row('access_extract', {
    id, agency_id: agencyId, person_id: person?.id ?? null, of_staff_id: listed, from_day: '2026-01-01', to_day: '2026-12-31',
    audience: word('extractaudience'), words: word('extractwords'), legal_demand: word('extractdemand'), lawful_use: 'SELF_MONITORING',
    asked_by: by.staffId, asked_at: moment('extractasked'),
    ...(state !== 'asked' && {
      outcome: approved ? 'APPROVED' : 'REFUSED', decided_by: decider.staffId, decided_at: moment('extractdecided'), decided_words: word('extractdecision'),
    }),
    ...(approved && { take_until: state === 'over' ? moment('extractuntil') : '2100-01-01T00:00:00Z' }),
  }); // prettier-ignore
  return id;
}

/** In each state, about these people and of what somebody did: an officer's too. */
export function plantAccessExtracts(soil: Soil, who: ProbeCast['who'], people: readonly Planted[]): void {
  const { policeAuditor, policeGovernance, policeManager, probationAuditor, headOfUnit, practitioner } = who;
  for (const [by, decider, listed] of [
    [policeAuditor, policeGovernance, [policeManager]],
    [policeGovernance, policeManager, [policeAuditor]],
    [probationAuditor, headOfUnit, [practitioner]],
  ] as const)
    for (const whose of [...people, ...listed])
      for (const state of ['asked', 'refused', 'approved', 'over'] as const) plantAccessExtract(soil, { by, decider, of: whose, state });
}
