import type { Sees } from '../canaries.js';
import { type PersonFacts, seesAccessLog, seesCase, seesPerson, seesThirdParty } from '../oracle.js';
import type { Principal } from '../principal.js';
import { plantRecusal } from './exceptions.js';
import type { PersonSpec, Planted } from './planted.js';
import type { Soil } from './soil.js';

let births = 0;

/** Somebody of concern with everything that can be known of them. */
export function plantPerson(soil: Soil, spec: PersonSpec): Planted {
  const sees = (p: Principal): boolean => seesPerson(p, planted);
  births += 1;
  const { cases, only = [], not = [], acquainted = [], minor = false, plain = false } = spec;
  const facts: PersonFacts = {
    id: soil.id('Person', 'world', (p) => sees(p) || planted.namedTo.some((named) => named(p))),
    namedTo: [],
    minor,
    sighted: new Set(cases.map(({ agencyId }) => agencyId)),
    cases: new Map(cases.map(({ agencyId, homeUnitId, staffId }) => [agencyId, { unitId: homeUnitId, leadStaffId: staffId }])),
    allowed: byAgency(only),
    keptFrom: new Set([...not, ...acquainted].map(({ staffId }) => staffId)),
  };
  const name = (what: string): string => soil.canaries.name('world', what, sees);
  const number = (what: string): string => soil.canaries.word('world', what, sees);
  const whole = spec.called ? { given: spec.called, family: 'Field' } : { given: name('given'), family: name('family') };
  const crn = soil.canaries.word('world', 'crn', (p) => sees(p) || (spec.soughtBy?.(p) ?? false));
  const names = { ...whole, crn, pnc: number('pnc') };
  const day = `${(minor ? 2010 : 1940) + (births % 6)}-${String((births % 12) + 1).padStart(2, '0')}-17`;
  const planted: Planted = {
    ...facts,
    names,
    bornOn: spec.called ? '1990-05-01' : day,
    thirdParties: new Map(),
    thirdPartyNames: new Map(),
  };
  soil.people.push({ names, bornOn: planted.bornOn, sees, facts: planted });
  plantRecord(soil, planted, sees, spec.releaseAt);
  for (const lead of cases) {
    plantCase(soil, planted, lead);
    if (!plain) plantLookUp(soil, planted, lead);
  }
  plantLimits(soil, planted, 'ALLOWED', only);
  plantLimits(soil, planted, 'EXCLUDED', not);
  for (const who of acquainted) plantRecusal(soil, who, planted);
  return planted;
}

function plantRecord(soil: Soil, { id, names, bornOn }: Planted, sees: Sees, releaseAt?: string): void {
  const moment = (what: string): string => soil.canaries.moment('world', what, sees);
  soil.row('person', {
    id, crn: names.crn.toUpperCase(), pnc: names.pnc.toUpperCase(), given_names: names.given, family_name: names.family, date_of_birth: bornOn,
    iom_cohort: 'FIXED', mappa_category: 2, mappa_level: 3, stage: 'BEFORE_RELEASE', release_at: releaseAt ?? moment('release'), releasing_from: soil.cast.agencies.prison.id,
  }); // prettier-ignore
  const alias = { given_names: soil.canaries.name('world', 'alias', sees), family_name: soil.canaries.name('world', 'alias', sees) };
  soil.row('person_alias', { person_id: id, ...alias });
  for (const setting of ['COMMUNITY', 'CUSTODY']) {
    const set = { set_at: moment('rosh'), set_by_agency_id: soil.cast.agencies.probation.id };
    soil.row('rosh_level', { person_id: id, setting, at_risk: 'CHILDREN', level: 'HIGH', ...set });
  }
}

function plantLimits(soil: Soil, { id }: Planted, kind: 'ALLOWED' | 'EXCLUDED', staff: readonly Principal[]): void {
  for (const { agencyId, staffId } of staff)
    soil.row('access_limit', { person_id: id, agency_id: agencyId, staff_id: staffId, kind, reason: hidden(soil, 'limit') });
}

function plantCase(soil: Soil, person: Planted, lead: Principal): void {
  const agency = soil.agencyOf(lead);
  const since = soil.canaries.moment(agency.name, 'case', (p) => seesCase(p, person, agency));
  const held = { unit_id: lead.homeUnitId, lead_staff_id: lead.staffId, leads: agency.kind === 'PROBATION' };
  soil.row('case_membership', { person_id: person.id, agency_id: agency.id, since, ...held });
  const knows = (p: Principal): boolean => seesCase(p, person, agency);
  const before = {
    since: soil.canaries.moment(agency.name, 'ledsince', knows),
    until: soil.canaries.moment(agency.name, 'leduntil', knows),
  };
  soil.row('case_lead', { person_id: person.id, agency_id: agency.id, unit_id: lead.homeUnitId, staff_id: lead.staffId, ...before });
  const sees = (p: Principal): boolean => seesThirdParty(p, agency.id, person);
  const id = soil.id('ThirdParty', agency.name, sees);
  const reference = soil.canaries.word(agency.name, 'third', sees);
  soil.row('third_party', {
    id, agency_id: agency.id, person_id: person.id, reference, class: 'VICTIM',
  }); // prettier-ignore
  (person.thirdParties as Map<string, string>).set(agency.id, id);
  person.thirdPartyNames.set(agency.id, reference);
}

/** That somebody looked for the person, as the agency's own log has it. */
function plantLookUp(soil: Soil, person: Planted, lead: Principal): void {
  const agency = soil.agencyOf(lead);
  const log = (p: Principal): boolean => seesAccessLog(p, agency.id);
  soil.row('access_log', {
    id: soil.id('AccessLogEntry', agency.name, log), at: soil.canaries.moment(agency.name, 'log', log), agency_id: agency.id,
    staff_id: lead.staffId, act: 'SEARCH', operation: soil.canaries.word(agency.name, 'operation', log), subject_type: 'Person',
    subject_id: person.id, person_id: person.id, row_count: 3, code: soil.canaries.word(agency.name, 'code', log),
    details: { text: hidden(soil, 'searched') }, correlation_id: soil.canaries.word(agency.name, 'correlation', log),
  }); // prettier-ignore
}

/** What no page shows to anybody. */
const hidden = (soil: Soil, what: string): string => soil.canaries.word('world', what, () => false);

function byAgency(staff: readonly Principal[]): Map<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { agencyId, staffId } of staff) found.set(agencyId, [...(found.get(agencyId) ?? []), staffId]);
  return found;
}
