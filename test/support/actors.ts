import { randomUUID } from 'node:crypto';
import type { Role } from '@lib/kernel';
import { asLoader } from './loader.js';
import type { TestIssuer } from './issuer.js';

interface UnitSpec {
  readonly agency: string;
  readonly name: string;
  readonly parent?: string;
  readonly desk?: string;
}
const AGENCIES = {
  police: { name: 'Northshire Police', shortName: 'Northshire Police', kind: 'POLICE', group: null },
  probation: { name: 'Eastmoor Probation', shortName: 'Probation', kind: 'PROBATION', group: 'Prisons and probation' },
  prison: { name: 'HMP Elmwick', shortName: 'HMP Elmwick', kind: 'PRISON', group: 'Prisons and probation' },
  council: { name: 'Larchford Borough Council', shortName: 'Larchford Council', kind: 'COUNCIL', group: null },
} as const;
const UNITS = {
  force: { agency: 'police', name: 'Northshire' },
  riverside: { agency: 'police', name: 'Riverside District', parent: 'force' },
  hillside: { agency: 'police', name: 'Hillside District', parent: 'force' },
  unitSeven: { agency: 'probation', name: 'Delivery unit 7' },
  offenderManagement: { agency: 'prison', name: 'Offender management', desk: 'OFFENDER_MANAGEMENT' },
  security: { agency: 'prison', name: 'Security', desk: 'PRISON_SECURITY' },
  housing: { agency: 'council', name: 'Housing', desk: 'HOUSING' },
} as const satisfies Record<string, UnitSpec>;
const STAFF = {
  policeManager: { unit: 'riverside', roles: ['POLICE_OFFENDER_MANAGER'], name: 'Wren Adeyemi' },
  policeColleague: { unit: 'riverside', roles: ['POLICE_DUTY_OFFICER'], name: 'Ash Pell' },
  hillsideManager: { unit: 'hillside', roles: ['POLICE_OFFENDER_MANAGER'], name: 'Siân Ŵyn' },
  policeSupervisor: { unit: 'force', roles: ['SUPERVISOR'], name: 'Briar Okafor' },
  policeAuditor: { unit: 'force', roles: ['SHARING_AUDITOR'], name: 'Rook Hale' },
  policeGovernor: { unit: 'force', roles: ['INFORMATION_GOVERNANCE_OFFICER'], name: 'Osprey Lyle' },
  policeAdministrator: { unit: 'force', roles: ['AGENCY_ADMINISTRATOR'], name: 'Linnet Fry' },
  policeRecords: { unit: 'force', roles: ['RECORDS_MANAGER'], name: 'Teal Moss' },
  policeWithoutPost: { unit: null, roles: [], name: 'Jay Marsh', agency: 'police' },
  practitioner: { unit: 'unitSeven', roles: ['PROBATION_PRACTITIONER'], name: 'Heron Qureshi' },
  prisonManager: { unit: 'offenderManagement', roles: ['PRISON_OFFENDER_MANAGER'], name: 'Finch Ortega' },
  prisonSecurity: { unit: 'security', roles: ['PRISON_SECURITY'], name: 'Kestrel Boon' },
  housingOfficer: { unit: 'housing', roles: ['PARTNER_PRACTITIONER'], name: 'Dove Lund' },
} as const satisfies Record<string, { unit: keyof typeof UNITS | null; roles: readonly Role[]; name: string; agency?: string }>;

export type AgencyName = keyof typeof AGENCIES;
export type UnitName = keyof typeof UNITS;
export type Player = keyof typeof STAFF;
export const PLAYERS = Object.keys(STAFF) as readonly Player[];

export interface Member {
  readonly signInId: string;
  readonly staffId: string;
  readonly agencyId: string;
  readonly agencyKind: string;
  readonly unitId: string;
  /** With those below. */
  readonly unitIds: readonly string[];
  readonly roles: readonly Role[];
  readonly token: string;
}
/** Four agencies, two of them one controller group, and somebody of each kind, signed in. */
export interface Cast {
  readonly ownerUrl: string;
  readonly agencies: Readonly<Record<AgencyName, string>>;
  readonly units: Readonly<Record<UnitName, string>>;
  readonly players: Readonly<Record<Player, Member>>;
}

const idsFor = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<Name, string>;

export async function signedInCast(ownerUrl: string, issuer: TestIssuer): Promise<Cast> {
  const agencies = idsFor(Object.keys(AGENCIES) as AgencyName[]);
  const units = idsFor(Object.keys(UNITS) as UnitName[]);
  const players = Object.fromEntries(PLAYERS.map((name) => [name, memberOf(name, agencies, units, issuer)])) as Record<Player, Member>;
  const group = randomUUID();
  await asLoader(ownerUrl, async (insert) => {
    await insert('controller_group', { id: group, name: 'Prisons and probation' });
    for (const [key, { name, shortName, kind, group: named }] of Object.entries(AGENCIES)) {
      await insert('agency', { id: agencies[key as AgencyName], name, short_name: shortName, kind, controller_group_id: named && group });
    }
    for (const [key, unit] of Object.entries(UNITS) as [UnitName, UnitSpec][]) {
      const row = { id: units[key], agency_id: agencies[unit.agency as AgencyName], name: unit.name, desk: unit.desk ?? null };
      const above = unit.parent ? units[unit.parent as UnitName] : null;
      await insert('unit', { ...row, parent_id: above, duty_name: 'Duty desk', duty_phone: '01632 960001', duty_hours: 'At all hours' });
    }
    for (const name of PLAYERS) {
      const { signInId, staffId, agencyId, unitId, roles } = players[name];
      const accountId = randomUUID();
      await insert('staff', { id: staffId, agency_id: agencyId, name: STAFF[name].name, job_title: 'Test player' });
      await insert('account', { id: accountId, staff_id: staffId, issuer: issuer.issuer, subject: name });
      await insert('sign_in', { id: signInId, account_id: accountId, token_session: `${issuer.issuer}|${name}` });
      for (const role of roles)
        await insert('post', { staff_id: staffId, unit_id: unitId, agency_id: agencyId, role, held_from: '2020-01-01' });
    }
  });
  return { ownerUrl, agencies, units, players };
}

function memberOf(name: Player, agencies: Cast['agencies'], units: Cast['units'], issuer: TestIssuer): Member {
  const spec: { unit: UnitName | null; roles: readonly Role[]; agency?: string } = STAFF[name];
  const agency = (spec.unit ? UNITS[spec.unit].agency : spec.agency) as AgencyName;
  return {
    signInId: randomUUID(),
    staffId: randomUUID(),
    agencyId: agencies[agency],
    agencyKind: AGENCIES[agency].kind,
    unitId: spec.unit ? units[spec.unit] : '',
    unitIds: spec.unit ? withThoseBelow(spec.unit).map((unit) => units[unit]) : [],
    roles: spec.roles,
    token: issuer.token(name, name),
  };
}

function withThoseBelow(unit: UnitName): UnitName[] {
  const below = (Object.keys(UNITS) as UnitName[]).filter((one) => (UNITS[one] as UnitSpec).parent === unit);
  return [unit, ...below.flatMap(withThoseBelow)];
}
