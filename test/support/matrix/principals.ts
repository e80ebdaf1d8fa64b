import { randomUUID } from 'node:crypto';
import { type Role, ROLES } from '@lib/kernel';
import type { Player, UnitName } from '../actors.js';
import { PLAYERS } from '../actors.js';
import { asLoader, recorded } from '../loader.js';
import type { Stage } from '../stage.js';

/** Somebody who asks, and what the seed knows of them: the oracle's facts, never asked of the product. */
export interface Principal {
  readonly name: string;
  readonly token: string | null;
  /** Whether a sign-in of theirs holds at all. */
  readonly signedIn: boolean;
  readonly staffId: string;
  readonly agencyId: string;
  /** Their units and those below. */
  readonly unitIds: readonly string[];
  readonly roles: readonly string[];
}

interface Newcomer {
  readonly name: string;
  readonly unit: UnitName;
  readonly role: Role;
  /** What is wrong with them, as SQL run once they stand. */
  readonly then?: string;
}
const SIGN_IN = 'where account_id = (select id from concordat.account where staff_id = $1)';
const NEWCOMERS: readonly Newcomer[] = [
  { name: 'policeGovernance', unit: 'force', role: 'INFORMATION_GOVERNANCE_OFFICER' },
  { name: 'policeChair', unit: 'force', role: 'CONFERENCE_CHAIR' },
  { name: 'hillsideSupervisor', unit: 'hillside', role: 'SUPERVISOR' },
  { name: 'policeNamed', unit: 'riverside', role: 'POLICE_OFFENDER_MANAGER' },
  { name: 'policeListed', unit: 'riverside', role: 'POLICE_OFFENDER_MANAGER' },
  { name: 'policeExcluded', unit: 'riverside', role: 'POLICE_OFFENDER_MANAGER' },
  { name: 'policeAcquainted', unit: 'riverside', role: 'POLICE_OFFENDER_MANAGER' },
  { name: 'probationHead', unit: 'unitSeven', role: 'HEAD_OF_PROBATION_DELIVERY_UNIT' },
  {
    name: 'policeSuspended',
    unit: 'riverside',
    role: 'POLICE_OFFENDER_MANAGER',
    then: `update concordat.account set state = 'SUSPENDED' where staff_id = $1`,
  },
  {
    name: 'policeSignedOut',
    unit: 'riverside',
    role: 'POLICE_OFFENDER_MANAGER',
    then: `update concordat.sign_in set ended_at = now(), ended_why = 'signed out' ${SIGN_IN}`,
  },
  {
    name: 'policeIdle',
    unit: 'riverside',
    role: 'POLICE_OFFENDER_MANAGER',
    then: `update concordat.sign_in set started_at = now() - interval '10 hours', last_seen_at = now() - interval '9 hours' ${SIGN_IN}`,
  },
  {
    name: 'policeFormer',
    unit: 'riverside',
    role: 'POLICE_OFFENDER_MANAGER',
    then: `update concordat.post set held_to = concordat.now() - interval '1 second' where staff_id = $1`,
  },
];
const OUT = ['policeSuspended', 'policeSignedOut', 'policeIdle'];
const BELOW: Partial<Record<UnitName, readonly UnitName[]>> = { force: ['riverside', 'hillside'] };

/** The cast, those above, and somebody with each role that nobody of them holds: a new role is a new row of the matrix by itself. */
export async function principalsOf(stage: Stage): Promise<readonly Principal[]> {
  const { cast, issuer } = stage;
  const held = new Set<string>([...PLAYERS.flatMap((name) => cast.players[name].roles), ...NEWCOMERS.map(({ role }) => role)]);
  const others = ROLES.filter((role) => !held.has(role)).map((role): Newcomer => ({ name: `police ${role}`, unit: 'force', role }));
  const newcomers: Principal[] = [];
  for (const one of [...NEWCOMERS, ...others]) newcomers.push(await join(stage, one));
  const nobody = { token: null, signedIn: false, staffId: randomUUID(), agencyId: '', unitIds: [], roles: [] };
  return [
    ...PLAYERS.map((name) => playing(stage, name)),
    ...newcomers,
    { ...nobody, name: 'nobody' },
    { ...nobody, name: 'stranger', token: issuer.token('stranger', 'stranger') },
  ];
}

function playing({ cast }: Stage, name: Player): Principal {
  const { token, staffId, agencyId, unitId, roles } = cast.players[name];
  return { name, token, signedIn: true, staffId, agencyId, unitIds: unitId ? withThoseBelow(cast.units, unitId) : [], roles };
}

function withThoseBelow(units: Readonly<Record<UnitName, string>>, unitId: string): string[] {
  const name = (Object.keys(units) as UnitName[]).find((one) => units[one] === unitId);
  return [unitId, ...((name && BELOW[name]) ?? []).map((below) => units[below])];
}

async function join({ cast, issuer, database }: Stage, { name, unit, role, then }: Newcomer): Promise<Principal> {
  const [staffId, accountId] = [randomUUID(), randomUUID()];
  const agencyId = cast.agencies[unit === 'unitSeven' ? 'probation' : 'police'];
  await asLoader(database.ownerUrl, async (insert) => {
    await insert('staff', { id: staffId, agency_id: agencyId, name: `Player ${name}`, job_title: 'Test player' });
    await insert('account', { id: accountId, staff_id: staffId, issuer: issuer.issuer, subject: name });
    await insert('sign_in', { account_id: accountId, token_session: `${issuer.issuer}|${name}` });
    await insert('post', { staff_id: staffId, unit_id: cast.units[unit], agency_id: agencyId, role, held_from: '2020-01-01' });
  });
  if (then) await recorded(database.ownerUrl, then, staffId);
  const roles = name === 'policeFormer' ? [] : [role];
  const unitIds = roles.length === 0 ? [] : withThoseBelow(cast.units, cast.units[unit]);
  return { name, token: issuer.token(name, name), signedIn: !OUT.includes(name), staffId, agencyId, unitIds, roles };
}
