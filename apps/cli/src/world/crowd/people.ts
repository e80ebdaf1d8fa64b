import type { WorldFile, WorldPerson, WorldStaff } from '../world-file.js';
import { DEMO_NOW } from './demo-clock.js';
import type { Draw } from './draw.js';

export type Region = 'northshire' | 'saltmere';
export interface Case {
  readonly person: WorldPerson;
  readonly region: Region;
  /** The member agencies, each with the practitioner who leads there. */
  readonly leads: ReadonlyMap<string, string>;
}

const CORE: Readonly<Record<Region, { police: string; probation: string; prison: string; others: readonly string[] }>> = {
  northshire: {
    police: 'northshire-police',
    probation: 'northshire-probation',
    prison: 'hmp-elmwick',
    others: ['millbrook-council', 'northshire-health', 'brightwater-recovery', 'dyffryn-glas', 'northshire-youth-justice'],
  },
  saltmere: { police: 'saltmere-police', probation: 'saltmere-probation', prison: 'hmp-cravenmoor', others: ['oakhaven-council'] },
};
const PRACTICE = ['POLICE_OFFENDER_MANAGER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PARTNER_PRACTITIONER'];
const DAY = 86_400_000;

export function practitionersOf(world: Pick<WorldFile, 'staff'>, agency: string): WorldStaff[] {
  return world.staff.filter((one) => one.agency === agency && one.posts.some((post) => PRACTICE.includes(post.role)));
}

export function makeCases(world: Pick<WorldFile, 'staff'>, draw: Draw, count: number): Case[] {
  return Array.from({ length: count }, (_, i) => makeCase(world, draw, i));
}

function makeCase(world: Pick<WorldFile, 'staff'>, draw: Draw, i: number): Case {
  const region: Region = i % 3 === 2 ? 'saltmere' : 'northshire';
  const core = CORE[region];
  const inCustody = draw.chance(0.22);
  const agencies = [core.probation];
  if (draw.chance(0.8)) agencies.push(core.police);
  if (inCustody) agencies.push(core.prison);
  agencies.push(...draw.some(core.others, draw.chance(0.45) ? 1 : 0));
  const leads = new Map(agencies.map((agency) => [agency, draw.one(practitionersOf(world, agency))]));
  const members = [...leads].map(([agency, lead]) => ({
    agency,
    unit: lead.posts[0]?.unit ?? '',
    lead: lead.id,
    ...(agency === core.probation ? { leads: true } : {}),
  }));
  return {
    person: { ...identity(draw, i), ...standing(draw, i, inCustody, core.prison), members, rosh: rosh(draw, core.probation) },
    region,
    leads: new Map([...leads].map(([agency, lead]) => [agency, lead.id])),
  };
}

function identity(
  draw: Draw,
  i: number,
): Pick<WorldPerson, 'id' | 'crn' | 'pnc' | 'givenNames' | 'familyName' | 'dateOfBirth' | 'aliases'> {
  const name = draw.name();
  const born = draw.between(new Date('1958-01-01T12:00:00Z'), new Date('2007-12-31T12:00:00Z'));
  const year = draw.whole(1995, 2025);
  const alias = draw.chance(0.12) ? [{ givenNames: name.givenNames, familyName: draw.name().familyName }] : undefined;
  return {
    id: `crowd-${String(i + 1).padStart(3, '0')}`,
    crn: `X91${String(1000 + i * 7).padStart(4, '0')}`,
    // I, O and S are never check letters of a real PNC identifier, so none of these can be anybody's.
    pnc: `${year}/${String(draw.whole(100_000, 9_999_999)).padStart(7, '0')}${draw.one(['I', 'O', 'S'])}`,
    ...name,
    dateOfBirth: born.toISOString().slice(0, 10),
    ...(alias ? { aliases: alias } : {}),
  };
}

function standing(draw: Draw, i: number, inCustody: boolean, prison: string): Partial<WorldPerson> {
  const cohort = draw.chance(0.35) ? { iomCohort: draw.one(['FIXED', 'FLEX', 'FREE'] as const) } : {};
  const mappa = draw.chance(0.1) ? { mappaCategory: draw.whole(1, 3), mappaLevel: draw.whole(1, 2) } : {};
  if (!inCustody) return { ...cohort, ...mappa, stage: i % 41 === 0 ? 'CONFERENCE' : 'COMMUNITY' };
  const releaseAt = new Date(DEMO_NOW.getTime() + draw.whole(12, 300) * DAY);
  releaseAt.setUTCHours(9, 30, 0, 0);
  const soon = releaseAt.getTime() - DEMO_NOW.getTime() < 90 * DAY;
  return { ...cohort, ...mappa, stage: soon ? 'BEFORE_RELEASE' : 'CUSTODY', releaseAt: releaseAt.toISOString(), releasingFrom: prison };
}

function rosh(draw: Draw, setBy: string): WorldPerson['rosh'] {
  const setAt = draw.between(new Date('2025-06-01T09:00:00Z'), new Date('2026-08-01T16:00:00Z')).toISOString();
  const level = (): 'LOW' | 'MEDIUM' | 'HIGH' => draw.one(['LOW', 'LOW', 'MEDIUM', 'MEDIUM', 'HIGH'] as const);
  return (['PUBLIC', 'KNOWN_ADULT', 'STAFF', 'CHILDREN'] as const).map((atRisk) => ({
    setting: 'COMMUNITY' as const,
    atRisk,
    level: level(),
    setAt,
    setBy,
  }));
}
