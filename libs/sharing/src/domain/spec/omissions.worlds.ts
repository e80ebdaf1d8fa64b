import { OUTCOMES } from '../outcomes.js';
import type { World, WorldCircumstance, WorldDecision, WorldNote, WorldRecipient, WorldStanding } from './omissions.statement.js';

/**
 * Random small worlds: few agencies and few hours, so that every limit is met exactly. Half of them are crowded, so that clauses meet each
 * other; half are pointed at one way in which a note can be answered, so that each clause decides often.
 */
export type Random = (below: number) => number;

/** PCG32 (O'Neill), seeded; small, well tested, and the same on every machine. */
export function pcg32(seed: bigint): Random {
  const mask = (1n << 64n) - 1n;
  let state = (seed * 6364136223846793005n + 1442695040888963407n) & mask;
  return (below) => {
    const old = state;
    state = (old * 6364136223846793005n + 1442695040888963407n) & mask;
    const mixed = Number((((old >> 18n) ^ old) >> 27n) & 0xffffffffn);
    const turn = Number(old >> 59n);
    return (((mixed >>> turn) | (mixed << (-turn & 31))) >>> 0) % below;
  };
}

const SHARED_AT = 72;
const REASONS_ENDED = ['REDECIDED', 'CIRCUMSTANCES', 'SENT_BACK', 'NOTE_SUPERSEDED', 'NOTE_WITHDRAWN'] as const;

class Dice {
  constructor(private readonly random: Random) {}

  chance(percent: number): boolean {
    return this.random(100) < percent;
  }
  of<T>(things: readonly T[]): T {
    return things[this.random(things.length)] as T;
  }
  times<T>(counts: readonly number[], make: (i: number) => T): T[] {
    return Array.from({ length: this.of(counts) }, (_, i) => make(i));
  }
  /** Around an instant: before, just before, exactly then, just after, after. */
  near(instant: number): number {
    return instant + this.of([-30, -7, -1, 0, 0, 1, 7, 30]);
  }
  maybe<T>(percent: number, make: () => T): T | null {
    return this.chance(percent) ? make() : null;
  }
}

export function aWorld(random: Random): World {
  const dice = new Dice(random);
  const to = aRecipient(dice, 'north');
  if (dice.chance(75)) {
    const asked = SHARED_AT + dice.of([0, 24, 48, 96]);
    const share = { agency: 'home', person: 'p', to, items: [{ note: 'elsewhere', level: dice.of([1, 2]) }], at: SHARED_AT, grace: null };
    return { share, ...pointed(dice, to, asked), asked };
  }
  const grace = dice.maybe(40, () => SHARED_AT + 24);
  const asked = dice.chance(50) ? dice.near(grace ?? SHARED_AT) : SHARED_AT + dice.of([24, 25, 48, 72, 96]);
  const matter = crowded(dice, to, asked);
  const items = matter.notes.filter(() => dice.chance(15)).map((note) => ({ note: note.id, level: note.level }));
  if (!dice.chance(4)) items.push({ note: 'elsewhere', level: dice.of([1, 1, 1, 2, 2, 3, null]) });
  return { share: { agency: 'home', person: 'p', to, items, at: SHARED_AT, grace }, ...matter, asked };
}

type Matter = Pick<World, 'notes' | 'decisions' | 'circumstances' | 'standing'>;

function crowded(dice: Dice, to: WorldRecipient, asked: number): Matter {
  const notes = dice.times([2, 3, 4, 5], (i) => aNote(dice, `n${i}`));
  return {
    notes,
    decisions: dice.times([0, 1, 2, 3, 4], () => aDecision(dice, dice.of(notes), to, asked)),
    circumstances: dice.times([0, 1, 2], () => aCircumstance(dice, to, asked)),
    standing: dice.times([0, 1, 2], () => aStanding(dice, to, asked)),
  };
}

/** One sound note, perhaps with another version, and one thing that may answer for it, sound but for one respect. */
function pointed(dice: Dice, to: WorldRecipient, asked: number): Matter {
  const note: WorldNote = {
    ...aNote(dice, 'n0'),
    agency: 'home',
    person: 'p',
    level: dice.of([3, 4, null]),
    recorded: 20,
    superseded: null,
    withdrawn: null,
    lastDay: null,
  };
  const other = { ...note, id: 'n1', recorded: dice.of([5, 20, 50, SHARED_AT + 5]) };
  const notes = dice.chance(40) ? [note, other] : [note];
  const sound: WorldDecision = { note: 'n0', to, outcome: 'WITHHELD', decided: 40, deferredUntil: null, ended: null, why: null };
  const bare: Matter = { notes, decisions: [], circumstances: [], standing: [] };
  const circumstances = [aCircumstance(dice, to, asked)];
  const about: (() => Matter)[] = [
    () => ({ ...bare, notes: [{ ...aNote(dice, 'n0'), level: 4 }, other] }),
    () => ({ ...bare, decisions: [{ ...aDecision(dice, dice.of(notes), to, asked), to }] }),
    () => ({ ...bare, decisions: [{ ...sound, to: dice.of([nearly(dice, to), wider(dice, to)]) }] }),
    () => ({ ...bare, decisions: [{ ...sound, to: aRecipient(dice, 'north') }] }),
    () => ({ ...bare, decisions: [{ ...sound, decided: dice.near(asked) }] }),
    () => ({
      ...bare,
      decisions: [{ ...sound, outcome: dice.of(OUTCOMES.slice(0, 3)), ended: dice.near(asked - 5), why: dice.of(REASONS_ENDED) }],
    }),
    () => ({ ...bare, decisions: [{ ...sound, outcome: 'DEFERRED', deferredUntil: dice.near(asked) }] }),
    () => ({
      ...bare,
      circumstances,
      decisions: [{ ...sound, outcome: dice.of(['SHARED', 'SHARED_IN_PART', 'WITHHELD', 'NOT_RELEVANT']) }],
    }),
    () => ({ ...bare, circumstances, decisions: [{ ...sound, outcome: 'SHARED', ended: dice.near(asked - 10), why: 'REVOKED' }] }),
    () => ({ ...bare, circumstances, decisions: [{ ...sound, outcome: 'SHARED', ended: dice.near(asked - 10), why: 'REVOKED' }] }),
    () => ({ ...bare, circumstances, standing: [soundStanding(to, asked)] }),
    () => ({ ...bare, circumstances, standing: [soundStanding(to, asked)] }),
    () => ({ ...bare, circumstances, standing: [soundStanding(to, asked)] }),
    () => ({ ...bare, standing: [{ ...soundStanding(to, asked), ...flawOf(dice, asked) }] }),
    () => ({ ...bare, standing: [{ ...soundStanding(to, asked), ...flawOf(dice, asked) }] }),
  ];
  return dice.of(about)();
}

function wider(dice: Dice, to: WorldRecipient): WorldRecipient {
  return { agency: to.agency, unit: dice.chance(50) ? to.unit : null, staff: dice.chance(50) ? to.staff : null };
}

function soundStanding(to: WorldRecipient, asked: number): WorldStanding {
  return { agency: 'home', to: to.agency, category: 'weapon', approved: 40, lastDay: Math.floor(asked / 24), ended: null };
}

function flawOf(dice: Dice, asked: number): Partial<WorldStanding> {
  return dice.of<Partial<WorldStanding>>([
    { agency: 'away' },
    { to: 'south' },
    { category: 'threat' },
    { approved: dice.of([null, asked, asked + 1]) },
    { lastDay: Math.floor(asked / 24) - 1 },
    { ended: dice.of([asked - 1, asked, asked, asked + 1]) },
  ]);
}

function aCircumstance(dice: Dice, to: WorldRecipient, asked: number): WorldCircumstance {
  const role = dice.chance(55);
  return {
    person: dice.chance(65) ? 'p' : 'q',
    role,
    recorded: dice.of([30, 41, asked - 1, asked, asked, asked + 1, asked + 30]),
    recipient: role ? nearly(dice, to) : null,
  };
}

function aStanding(dice: Dice, to: WorldRecipient, asked: number): WorldStanding {
  return {
    agency: dice.chance(80) ? 'home' : 'away',
    to: dice.chance(80) ? to.agency : 'south',
    category: dice.of(['weapon', 'weapon', 'weapon', 'threat']),
    approved: dice.maybe(85, () => dice.of([20, 40, asked - 7, asked, asked + 1])),
    lastDay: Math.floor(asked / 24) + dice.of([-1, 0, 0, 5, 9]),
    ended: dice.maybe(30, () => dice.near(asked)),
  };
}

function aRecipient(dice: Dice, agency: string): WorldRecipient {
  return { agency, unit: dice.maybe(60, () => dice.of(['u1', 'u2'])), staff: dice.maybe(50, () => dice.of(['s1', 's2'])) };
}

/** The recipient itself, a wider one, a narrower one, or somebody else. */
function nearly(dice: Dice, to: WorldRecipient): WorldRecipient {
  return dice.of([to, wider(dice, to), aRecipient(dice, 'north'), aRecipient(dice, 'north'), { ...wider(dice, to), agency: 'south' }]);
}

function aNote(dice: Dice, id: string): WorldNote {
  return {
    id,
    series: dice.of(['a', 'b', 'c', 'd']),
    agency: dice.chance(85) ? 'home' : 'away',
    person: dice.chance(88) ? 'p' : 'q',
    level: dice.of([1, 2, 2, 3, 3, 4, null]),
    recorded: dice.chance(75) ? dice.of([0, 10, 20, 40]) : dice.near(SHARED_AT),
    superseded: dice.maybe(18, () => dice.near(SHARED_AT)),
    withdrawn: dice.maybe(15, () => dice.near(SHARED_AT)),
    lastDay: dice.maybe(25, () => Math.floor(SHARED_AT / 24) + dice.of([-1, -1, 0, 1])),
    category: dice.of(['weapon', 'weapon', 'weapon', 'threat']),
  };
}

function aDecision(dice: Dice, note: WorldNote, to: WorldRecipient, asked: number): WorldDecision {
  const outcome = dice.of([...OUTCOMES, 'WITHHELD', 'DEFERRED', 'SHARED'] as const);
  const decided = dice.chance(75) ? dice.of([40, 55, SHARED_AT]) : dice.near(asked);
  const ended = dice.maybe(40, () => Math.max(decided, dice.near(dice.of([asked, asked, SHARED_AT]))));
  const shared = outcome === 'SHARED' || outcome === 'SHARED_IN_PART';
  const why = ended === null ? null : shared && dice.chance(60) ? 'REVOKED' : dice.of(REASONS_ENDED);
  return {
    note: note.id,
    to: nearly(dice, to),
    outcome,
    decided,
    deferredUntil: outcome === 'DEFERRED' ? dice.near(asked) : null,
    ended,
    why,
  };
}
