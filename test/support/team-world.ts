import { randomUUID } from 'node:crypto';
import type { Cast, Player } from './actors.js';
import { aPerson } from './builders.js';
import { asOwner } from './database.js';
import { asLoader } from './loader.js';
import { Random } from './random.js';

const DAY = 86_400_000;
const LEADS = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];
const ROLES = ['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'SUPERVISOR'] as const;
const KINDS = ['EXPLAIN_GRAVER', 'REVIEW_DUE', 'NOT_FOR_US', 'GROUP_GAP'] as const;

interface Unit {
  readonly id: string;
  readonly parentId: string | null;
}
interface Post {
  readonly staffId: string;
  readonly unitId: string;
  readonly role: string;
  readonly held: boolean;
}
interface Item {
  readonly kind: string;
  readonly unitId: string | null;
  readonly staffId: string | null;
  readonly role: string | null;
  readonly personId: string | null;
  readonly overdue: boolean;
  readonly closed: boolean;
}
type Sees = (item: Item) => boolean;

/** Units, people and work of the police as they were made, and what a plain recount of them says. */
export interface TeamWorld {
  readonly units: readonly Unit[];
  readonly items: readonly Item[];
  openTo(player: Player): Sees;
  counts(unitId: string, sees: Sees): string[];
  unowned(sees: Sees): string[];
  figures(unitId: string): { filled: number; present: number; supervisors: number };
  named(unitId: string, staffId: string, sees: Sees): number;
  below(unitId: string): string[];
  /** Somebody of Riverside's who is to be released then. */
  releasing(at: string): Promise<string>;
}

/** A hundred and more units and three hundred items under the force; one case open to the supervisor, one restricted to somebody else. */
export async function teamWorld(cast: Cast, now: Date, seed = 27): Promise<TeamWorld> {
  const random = new Random(seed);
  const { force, riverside, hillside } = cast.units;
  const { policeManager, hillsideManager } = cast.players;
  const agencyId = cast.agencies.police;
  const units: Unit[] = [
    { id: force, parentId: null },
    { id: riverside, parentId: force },
    { id: hillside, parentId: force },
  ];
  while (units.length < 90) units.push({ id: randomUUID(), parentId: random.pick(units).id });
  const fresh = units.slice(3);
  const police = Object.values(cast.players).filter((one) => one.agencyId === agencyId && one.unitId !== '');
  const posts: Post[] = police.flatMap((one) => one.roles.map((role) => ({ staffId: one.staffId, unitId: one.unitId, role, held: true })));
  posts.push({ staffId: hillsideManager.staffId, unitId: hillside, role: 'SUPERVISOR', held: true });
  const people = Array.from({ length: 160 }, (_, n) => ({ id: randomUUID(), n, unitId: n < 4 ? hillside : random.pick(units).id }));
  for (const one of people)
    posts.push({
      staffId: one.id,
      unitId: one.unitId,
      role: random.pick(ROLES.slice(0, one.unitId === hillside ? 2 : 3)),
      held: !random.chance(0.2),
    });
  const away = new Map(
    people.filter(() => random.chance(0.2)).map(({ id }) => [id, random.chance(0.4) ? random.pick(people).id : null] as const),
  );
  for (const [id, cover] of away) if (cover === id) away.set(id, null);
  const person = await aPerson().called('Reed', 'Marsh').knownTo(policeManager).put(cast);
  const closed = await aPerson().called('Lark', 'Stone').knownTo(policeManager).onlyFor(policeManager).put(cast);
  const items: Item[] = Array.from({ length: 330 }, () => item(random, units, people, [person, closed]));
  const day = (days: number) => new Date(now.getTime() + days * DAY).toISOString();
  await asLoader(cast.ownerUrl, async (insert) => {
    const duty = { duty_name: 'Duty desk', duty_phone: '01632 960001', duty_hours: 'At all hours' };
    for (const [n, { id, parentId }] of fresh.entries())
      await insert('unit', { id, agency_id: agencyId, parent_id: parentId, name: `Unit ${n}`, ...duty });
    for (const { id, n } of people)
      await insert('staff', { id, agency_id: agencyId, name: `Alder ${String(n).padStart(3, '0')}`, job_title: 'Test player' });
    for (const { held, staffId, unitId, role } of posts.slice(police.flatMap(({ roles }) => roles).length))
      await insert('post', {
        agency_id: agencyId,
        staff_id: staffId,
        unit_id: unitId,
        role,
        held_from: '2021-01-01',
        held_to: held ? null : day(-1),
      });
    for (const [id, coverId] of away) {
      const unitId = people.find((one) => one.id === id)?.unitId;
      await insert('absence', {
        agency_id: agencyId,
        unit_id: unitId,
        staff_id: id,
        kind: 'OTHER',
        from_on: day(-2).slice(0, 10),
        cover_id: coverId,
        recorded_by: policeManager.staffId,
      });
    }
  });
  await asLoader(cast.ownerUrl, async (insert) => {
    for (const one of items) {
      await insert('work_item', {
        agency_id: agencyId, unit_id: one.unitId, staff_id: one.staffId, role: one.role, kind: one.kind, person_id: one.personId, summary: 'Made up',
        due_at: one.overdue ? day(-1) : random.pick([null, day(3)]), closed_at: one.closed ? day(-1) : null, dedupe_key: randomUUID(),
      }); // prettier-ignore
    }
  });
  return new Recount(cast, units, posts, items, away, closed);
}

function item(random: Random, units: readonly Unit[], people: readonly { id: string }[], about: readonly string[]): Item {
  const rest = {
    kind: random.pick(KINDS),
    personId: random.chance(0.5) ? null : random.pick(about),
    overdue: random.chance(0.3),
    closed: random.chance(0.1),
  };
  const shape = random.below(4);
  if (shape === 0) return { ...rest, unitId: null, staffId: random.pick(people).id, role: null };
  const unitId = random.pick(units).id;
  if (shape === 1) return { ...rest, unitId, staffId: random.pick(people).id, role: null };
  return { ...rest, unitId, staffId: null, role: shape === 2 ? random.pick(ROLES) : null };
}

class Recount implements TeamWorld {
  constructor(
    private readonly cast: Cast,
    readonly units: readonly Unit[],
    private readonly posts: readonly Post[],
    readonly items: readonly Item[],
    private readonly away: ReadonlyMap<string, string | null>,
    private readonly closed: string,
  ) {}

  openTo(player: Player): Sees {
    const limited = this.cast.players[player].staffId !== this.cast.players.policeManager.staffId;
    return ({ personId }) => personId === null || !limited || personId !== this.closed;
  }

  private of(unitId: string, sees: Sees): Item[] {
    return this.items.filter((one) => !one.closed && sees(one) && this.homeOf(one) === unitId);
  }

  private homeOf({ unitId, staffId }: Item): string | null {
    return unitId ?? this.posts.find((post) => post.staffId === staffId)?.unitId ?? null;
  }

  counts(unitId: string, sees: Sees): string[] {
    const found = this.of(unitId, sees);
    return [...new Set(found.map(({ kind }) => kind))]
      .map((kind) => {
        const ofKind = found.filter((one) => one.kind === kind);
        return `${kind} ${ofKind.length} ${ofKind.filter(({ overdue }) => overdue).length}`;
      })
      .sort();
  }

  unowned(sees: Sees): string[] {
    return this.units
      .flatMap(({ id }) =>
        this.of(id, sees)
          .filter((one) => !this.owned(one, id))
          .map(({ kind }) => `${id} ${kind}`),
      )
      .sort();
  }

  private owned({ staffId, unitId, role }: Item, home: string): boolean {
    const there = this.posts.filter((post) => post.held && !this.away.has(post.staffId));
    const names = staffId === null ? null : [staffId, this.away.get(staffId)];
    const within = (post: Post): boolean =>
      unitId === null || post.unitId === unitId || ((role !== null || staffId !== null) && this.above(home).includes(post.unitId));
    return there.some((post) => (names === null || names.includes(post.staffId)) && (role === null || post.role === role) && within(post));
  }

  private above(unitId: string): string[] {
    const parent = this.units.find(({ id }) => id === unitId)?.parentId;
    return parent ? [unitId, ...this.above(parent)] : [unitId];
  }

  below(unitId: string): string[] {
    return [unitId, ...this.units.filter(({ parentId }) => parentId === unitId).flatMap(({ id }) => this.below(id))];
  }

  figures(unitId: string): { filled: number; present: number; supervisors: number } {
    const held = this.posts.filter((post) => post.held && post.unitId === unitId);
    const distinct = (some: readonly Post[]): number => new Set(some.map(({ staffId }) => staffId)).size;
    const [present, leading] = [held.filter(({ staffId }) => !this.away.has(staffId)), held.filter(({ role }) => LEADS.includes(role))];
    return { filled: distinct(held), present: distinct(present), supervisors: distinct(leading) };
  }

  named(unitId: string, staffId: string, sees: Sees): number {
    return this.of(unitId, sees).filter((one) => one.staffId === staffId).length;
  }

  async releasing(at: string): Promise<string> {
    const { policeManager } = this.cast.players;
    const person = await aPerson().called('Moss', 'Tarn').knownTo(policeManager).put(this.cast);
    await releaseAt(this.cast.ownerUrl, person, at, this.cast.units.riverside);
    return person;
  }
}

async function releaseAt(ownerUrl: string, person: string, at: string, unitId: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await client.query(`update concordat.person set stage = 'BEFORE_RELEASE', release_at = $2 where id = $1`, [person, at]);
    await client.query('update concordat.case_membership set unit_id = $2 where person_id = $1', [person, unitId]);
  });
}
