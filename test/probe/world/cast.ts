import { randomUUID } from 'node:crypto';
import type { Role } from '@lib/kernel';
import type { TestIssuer } from '../../support/issuer.js';
import { asLoader, type Insert } from '../../support/loader.js';
import type { Principal } from '../principal.js';

/** Seven agencies, two units each; the prison and probation are one organisation. */
const AGENCIES = {
  police: { kind: 'POLICE', group: false },
  probation: { kind: 'PROBATION', group: true },
  prison: { kind: 'PRISON', group: true },
  council: { kind: 'COUNCIL', group: false },
  health: { kind: 'HEALTH', group: false },
  voluntary: { kind: 'VOLUNTARY', group: false },
  inspectorate: { kind: 'OTHER', group: false },
} as const;
export type AgencyName = keyof typeof AGENCIES;
const UNITS = {
  force: { agency: 'police' },
  riverside: { agency: 'police', parent: 'force' },
  hillside: { agency: 'police', parent: 'force', desk: 'POLICE_DOMESTIC_ABUSE' },
  unitSeven: { agency: 'probation' },
  unitEight: { agency: 'probation' },
  offenderManagement: { agency: 'prison', desk: 'OFFENDER_MANAGEMENT' },
  security: { agency: 'prison', desk: 'PRISON_SECURITY' },
  housing: { agency: 'council', desk: 'HOUSING' },
  safety: { agency: 'council' },
  clinic: { agency: 'health', desk: 'HEALTH' },
  ward: { agency: 'health' },
  hostel: { agency: 'voluntary' },
  outreach: { agency: 'voluntary' },
  reviews: { agency: 'inspectorate' },
  standards: { agency: 'inspectorate', desk: 'STANDARDS' },
} as const satisfies Record<string, { agency: AgencyName; parent?: string; desk?: string }>;
export type UnitName = keyof typeof UNITS;

interface Kind {
  readonly unit: UnitName;
  readonly role: Role | null;
  readonly state?: 'suspended' | 'signed out' | 'post ended' | 'no token' | 'spoilt token';
}
/** At most 24 kinds of asker: role, agency and state. */
const KINDS = {
  policeManager: { unit: 'riverside', role: 'POLICE_OFFENDER_MANAGER' },
  dutyOfficer: { unit: 'riverside', role: 'POLICE_DUTY_OFFICER' },
  hillsideManager: { unit: 'hillside', role: 'POLICE_OFFENDER_MANAGER' },
  policeSupervisor: { unit: 'force', role: 'SUPERVISOR' },
  policeAuditor: { unit: 'force', role: 'SHARING_AUDITOR' },
  policeGovernance: { unit: 'force', role: 'INFORMATION_GOVERNANCE_OFFICER' },
  policeRecords: { unit: 'force', role: 'RECORDS_MANAGER' },
  policeAdministrator: { unit: 'force', role: 'AGENCY_ADMINISTRATOR' },
  practitioner: { unit: 'unitSeven', role: 'PROBATION_PRACTITIONER' },
  headOfUnit: { unit: 'unitEight', role: 'HEAD_OF_PROBATION_DELIVERY_UNIT' },
  probationAuditor: { unit: 'unitEight', role: 'SHARING_AUDITOR' },
  prisonManager: { unit: 'offenderManagement', role: 'PRISON_OFFENDER_MANAGER' },
  prisonSecurity: { unit: 'security', role: 'PRISON_SECURITY' },
  housingOfficer: { unit: 'housing', role: 'PARTNER_PRACTITIONER' },
  conferenceChair: { unit: 'safety', role: 'CONFERENCE_CHAIR' },
  healthWorker: { unit: 'clinic', role: 'PARTNER_PRACTITIONER' },
  hostelWorker: { unit: 'hostel', role: 'PARTNER_PRACTITIONER' },
  reviewer: { unit: 'reviews', role: 'INDEPENDENT_REVIEWER' },
  withoutPost: { unit: 'riverside', role: null },
  postEnded: { unit: 'riverside', role: 'POLICE_OFFENDER_MANAGER', state: 'post ended' },
  suspended: { unit: 'riverside', role: 'POLICE_OFFENDER_MANAGER', state: 'suspended' },
  signedOut: { unit: 'riverside', role: 'POLICE_OFFENDER_MANAGER', state: 'signed out' },
  nobody: { unit: 'riverside', role: null, state: 'no token' },
  stranger: { unit: 'riverside', role: null, state: 'spoilt token' },
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];

const OUT: readonly Kind['state'][] = ['suspended', 'signed out', 'no token', 'spoilt token'];
const WITH_CHILDREN = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH', 'YOUTH_JUSTICE'];
/** Those who are party to the agreement that names children. */
export const CHILDREN_PARTIES: readonly AgencyName[] = ['police', 'council', 'voluntary'];

export interface ProbeCast {
  readonly ownerUrl: string;
  readonly agencies: Readonly<Record<AgencyName, { readonly id: string; readonly kind: string; readonly name: AgencyName }>>;
  readonly units: Readonly<Record<UnitName, string>>;
  readonly who: Readonly<Record<KindName, Principal>>;
}

const made = <Name extends string, Value>(names: readonly Name[], value: (name: Name) => Value): Record<Name, Value> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>;

export async function probeCast(ownerUrl: string, issuer: TestIssuer): Promise<ProbeCast> {
  const names = Object.keys(AGENCIES) as AgencyName[];
  const agencies = made(names, (name) => ({ id: randomUUID(), kind: AGENCIES[name].kind, name }));
  const units = made(Object.keys(UNITS) as UnitName[], () => randomUUID());
  const who = made(KIND_NAMES, (name) => principalOf(name, agencies, units, issuer));
  await asLoader(ownerUrl, async (insert) => {
    await directory(insert, agencies, units);
    for (const name of KIND_NAMES) await account(insert, name, who[name], issuer);
  });
  return { ownerUrl, agencies, units, who };
}

function principalOf(name: KindName, agencies: ProbeCast['agencies'], units: ProbeCast['units'], issuer: TestIssuer): Principal {
  const { unit, role, state }: Kind = KINDS[name];
  const agency = agencies[UNITS[unit].agency];
  const inPost = role !== null && state !== 'post ended';
  const below = (Object.keys(UNITS) as UnitName[]).filter((one) => one === unit || (UNITS[one] as { parent?: string }).parent === unit);
  const token =
    state === 'no token' ? null : state === 'spoilt token' ? `${issuer.token(name, name).slice(0, -6)}AAAAAA` : issuer.token(name, name);
  return {
    name,
    token,
    enters: !OUT.includes(state),
    staffId: randomUUID(),
    accountId: randomUUID(),
    agencyId: agency.id,
    agencyKind: agency.kind,
    roles: inPost ? [role] : [],
    homeUnitId: units[unit],
    unitIds: inPost ? below.map((one) => units[one]) : [],
    opensChildren: WITH_CHILDREN.includes(agency.kind) && CHILDREN_PARTIES.includes(agency.name),
    emergencies: new Set(),
    scopes: [],
  };
}

async function directory(insert: Insert, agencies: ProbeCast['agencies'], units: ProbeCast['units']): Promise<void> {
  const group = randomUUID();
  await insert('controller_group', { id: group, name: 'Prisons and probation' });
  for (const { id, name, kind } of Object.values(agencies)) {
    const called = { name: `The ${name} of Larch`, short_name: `Larch ${name}` };
    await insert('agency', { id, ...called, kind, controller_group_id: AGENCIES[name].group ? group : null });
  }
  for (const [name, unit] of Object.entries(UNITS) as [UnitName, { agency: AgencyName; parent?: UnitName; desk?: string }][]) {
    const place = { agency_id: agencies[unit.agency].id, parent_id: unit.parent ? units[unit.parent] : null, desk: unit.desk ?? null };
    const duty = { duty_name: 'Duty desk', duty_phone: '01632 960001', duty_hours: 'At all hours' };
    await insert('unit', { id: units[name], name: `Larch ${name}`, ...place, ...duty });
  }
}

async function account(
  insert: Insert,
  name: KindName,
  { staffId, accountId: id, agencyId, homeUnitId }: Principal,
  issuer: TestIssuer,
): Promise<void> {
  const { role, state }: Kind = KINDS[name];
  await insert('staff', { id: staffId, agency_id: agencyId, name: `Wren ${name}`, job_title: 'Asks' });
  await insert('account', {
    id,
    staff_id: staffId,
    issuer: issuer.issuer,
    subject: name,
    state: state === 'suspended' ? 'SUSPENDED' : 'ACTIVE',
  });
  const ended = state === 'signed out' ? { ended_at: '2026-01-01', ended_why: 'SIGNED_OUT' } : {};
  await insert('sign_in', { account_id: id, token_session: `${issuer.issuer}|${name}`, managed_device: true, ...ended });
  if (!role) return;
  const held = { held_from: '2020-01-01', held_to: state === 'post ended' ? '2021-01-01' : null };
  await insert('post', { staff_id: staffId, unit_id: homeUnitId, agency_id: agencyId, role, ...held });
}
