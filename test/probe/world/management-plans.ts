import { managementPlanRow } from '../../support/planted-management-plan.js';
import { NOBODY, type Sees } from '../canaries.js';
import { seesOwn } from '../oracle.js';
import type { Principal } from '../principal.js';
import { plantNote } from './notes.js';
import type { Planted } from './planted.js';
import { plantShare } from './shares.js';
import type { Soil } from './soil.js';
import { plantTrail } from './trail.js';

export interface PlanSpec {
  readonly by: Principal;
  readonly person: Planted;
  /** The first version, whose place it took. */
  readonly before?: { readonly id: string; readonly reference: string };
  /** Another has taken its place. */
  readonly over?: boolean;
  /** Somebody of an agency that sent something which it is linked with as well. */
  readonly toldBy?: Principal;
}
const DAY = '2090-03-04';

/** A version of a management plan: its agency's own, every word of it. */
export function plantPlan(soil: Soil, spec: PlanSpec): { readonly id: string; readonly reference: string } {
  const { by, person, before } = spec;
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesOwn(p, agencyId, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('ManagementPlanVersion', name, sees);
  const reference = before?.reference ?? word('planreference');
  const tactic = { what: word('planwhat'), who: word('planwho'), by: DAY };
  const contingency = {
    trigger: 'OTHER',
    words: word('plantrigger'),
    who: word('planteller'),
    whom: word('plantold'),
    within: 2,
    unit: 'HOURS',
    means: word('planmeans'),
  };
  const requirement = { kind: 'CURFEW', words: word('plancurfew'), from: DAY, to: DAY };
  const more = {
    reference, number: before ? 2 : 1, aim: word('planaim'), objectives: JSON.stringify([{ objective: word('planobjective'), tactics: [tactic] }]),
    contingencies: JSON.stringify([contingency]), requirements: JSON.stringify([requirement]), made_at: moment('planmade'),
    key_information: word('plankey'), further_considerations: word('planfurther'), supervision: word('plansupervision'),
    monitoring_and_control: word('planmonitoring'), interventions_and_treatment: word('plantreatment'), victim_safety_planning: word('planvictim'),
    contingency_plans: word('plancontingency'), superseded_at: spec.over ? moment('planover') : null,
    ...(before && { supersedes: before.id, changed: word('planchanged'), why: word('planwhy') }),
  }; // prettier-ignore
  const of = { agencyId, unitId: by.homeUnitId ?? '', staffId: by.staffId };
  soil.row('management_plan', managementPlanRow({ id, personId: person.id, by: of, ledgerEntryId: soil.ledgerEntry(name, NOBODY), more }));
  soil.row('management_plan_look', {
    id: soil.id('PlanLook', name, sees), plan_id: id, because: word('planbecause'), review_on: DAY, looked_by: by.staffId, looked_at: moment('planlooked'),
    ledger_entry_id: soil.ledgerEntry(name, NOBODY),
  }); // prettier-ignore
  soil.row('management_plan_copy', {
    id: soil.id('PlanCopy', name, sees), plan_id: id, system: 'CONNECT', link_ids: '{}', text_hash: Buffer.from('00', 'hex'), copied_by: by.staffId,
    copied_at: moment('plancopied'),
  }); // prettier-ignore
  const third = person.thirdParties.get(agencyId);
  if (third) soil.row('management_plan_third_party', { plan_id: id, third_party_id: third });
  linkWith(soil, id, spec, sees);
  const line = { agencyId, person, kind: 'PLAN_MADE', unitId: by.homeUnitId, staffId: by.staffId, fromAgencyId: agencyId, toUnitId: null };
  plantTrail(soil, line, { management_plan_id: id });
  return { id, reference };
}

/** What it names is read by whoever may read that: a note of the agency, an item that it received and opened. */
function linkWith(soil: Soil, planId: string, { by, person, toldBy }: PlanSpec, sees: Sees): void {
  const link = (ordinal: number, of: object): void => {
    const id = soil.id('PlanLink', soil.agencyOf(by).name, sees);
    soil.row('management_plan_link', { id, plan_id: planId, ordinal, ...of });
  };
  link(0, { note_id: plantNote(soil, by, person, 'current').id });
  if (!toldBy) return;
  const notes = [plantNote(soil, toldBy, person, 'slight')];
  const { facts } = plantShare(soil, { from: toldBy, to: by, person, notes, addressed: 'agency', opened: true });
  const [received] = [...soil.items].find(([, one]) => one === facts) ?? [];
  if (!received) throw new Error('nothing was received');
  link(1, { share_item_id: received });
}
