import fc from 'fast-check';
import type * as Life from '../life.js';
import type { ProcedureDefinition } from '../definition.js';
import type { RunEvent, Started } from '../run-events.js';
import type { RunState, StepState } from '../run-state.js';
import type * as Standing from '../standing.js';
import type { StepStanding } from '../standing.js';
import { BANK_HOLIDAYS } from './bank-holidays.js';
import { SimpleRun, type SimpleStep } from './simple-run.js';

export type Engine = Pick<typeof Life, 'accept' | 'begin' | 'retell'> & Pick<typeof Standing, 'standing'>;

const MINUTE = 60_000;
const START = Date.parse('2027-03-22T11:30:00Z');
const STAFF = ['ann', 'bea', 'cal'];
const WORDS = 'A longer reason in words';

/** Numbers that a step of the test turns into an event once it sees how the run stands, so that most of them can happen. */
export interface Drawn {
  readonly kind: Kind;
  readonly pick: number;
  readonly other: number;
  /** Minutes since the last event. */
  readonly wait: number;
  readonly odd: boolean;
}
const KINDS = {
  FACT_REPORTED: 4,
  TAKEN: 2,
  TRIED: 2,
  DONE: 9,
  SIGNED_OFF: 4,
  SENT_BACK: 2,
  LEFT: 1,
  HANDED_ON: 2,
  HANDOVER_ACCEPTED: 2,
  HANDOVER_DECLINED: 1,
  FINISHED: 2,
  STOPPED: 1,
  AGAIN: 1,
} as const;
type Kind = keyof typeof KINDS;

const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.oneof(...Object.entries(KINDS).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Kind) }))),
  pick: fc.nat(999),
  other: fc.nat(999),
  wait: fc.oneof({ weight: 3, arbitrary: fc.nat(240) }, { weight: 1, arbitrary: fc.nat(6_000) }),
  odd: fc.nat(7).map((n) => n === 0),
});

export interface Both {
  readonly map: ProcedureDefinition;
  readonly engine: Engine;
  simple: SimpleRun;
  run: RunState;
  /** Steps that were late, by name: they stay so. */
  late: Set<string>;
  /** Steps of the map that were done in some run. */
  readonly done: Set<string>;
  count: number;
}

export class RandomStep implements fc.Command<Both, object> {
  constructor(
    readonly drawn: Drawn,
    readonly counted: () => void,
  ) {}
  check = (): boolean => true;
  run(both: Both): void {
    this.counted();
    const over = both.simple.phase === 'FINISHED' || both.simple.phase === 'STOPPED';
    if (over && !this.drawn.odd) {
      checkWhole(both);
      start(both, this.drawn.pick);
    }
    take(both, eventFor(both, this.drawn));
  }
  toString = (): string => JSON.stringify(this.drawn);
}

export const randomSteps = (counted: () => void) =>
  fc.commands([drawn.map((one) => new RandomStep(one, counted))], { maxCommands: 80, size: 'max' });

export function start(both: Both, pick: number): void {
  const { map, engine } = both;
  const variant = map.variants.length === 0 ? null : (map.variants[pick % map.variants.length]?.code ?? null);
  const facts = map.facts.filter(({ atStart }) => atStart).map(({ code }) => ({ fact: code, when: new Date(START - 10 * MINUTE) }));
  const started: Started = { type: 'STARTED', key: 'start', at: new Date(START), staffId: 'ann', agencyId: 'a', facts };
  const run = engine.begin(map, variant, started);
  if ('refused' in run) throw new Error(`the run did not begin: ${run.explanation}`);
  Object.assign(both, { run, simple: new SimpleRun(map, variant), late: new Set() });
  both.simple.hear(started);
  agree(both, START);
}

type Told = Drawn & {
  readonly both: Both;
  readonly one: SimpleStep;
  readonly at: Date;
  readonly words: string;
};
const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);

/** What an event of a kind holds besides its marks. */
const HOLDS: Partial<Record<Kind, (told: Told) => object>> = {
  FACT_REPORTED: ({ both: { map }, at, other, pick, odd }) => ({
    fact: map.facts[other % Math.max(1, map.facts.length)]?.code ?? 'none',
    when: after(at, odd ? 4_000 : -(pick % 300)),
  }),
  TRIED: ({ at, other, words }) => ({ words, nextAt: after(at, (other % 3 === 1 ? -1 : 1) * other) }),
  DONE: ({ one: { step }, at, other, pick, odd, words }) => ({
    outcome: step.outcomes[other % (step.outcomes.length + Number(odd))]?.code ?? 'none',
    reason: odd && pick % 2 ? null : words,
    when: after(at, odd && pick % 2 === 0 ? 30 : -(other % 300)),
  }),
  SENT_BACK: ({ words }) => ({ words }),
  LEFT: ({ words, odd, pick }) => ({ words, instead: odd && pick % 2 ? '' : 'Another way is found' }),
  HANDED_ON: ({ other }) => ({ toStaffId: STAFF[other % STAFF.length] }),
  HANDOVER_DECLINED: ({ words }) => ({ words }),
  FINISHED: ({ both, odd }) => ({ end: odd ? both.map.ends[0]?.code : both.simple.end }),
  STOPPED: ({ words, pick }) => ({ words: pick % 4 === 0 ? words : '' }),
};

function eventFor(both: Both, drawn: Drawn): RunEvent {
  const { kind, pick, other, wait, odd } = drawn;
  if (kind === 'AGAIN') return again(both.simple, pick, odd);
  const at = new Date(both.simple.last + (odd && pick % 5 === 0 ? -wait : wait) * MINUTE);
  const one = aStepFor(both.simple, kind, pick, odd);
  const words = odd && other % 3 === 0 ? '' : WORDS;
  const marks = { type: kind, key: `k${both.count}`, at, staffId: STAFF[pick % STAFF.length], agencyId: 'a', step: one.key };
  return { ...marks, ...HOLDS[kind]?.({ ...drawn, both, one, at, words }) } as RunEvent;
}

/** Something heard before, or something else under its key. */
function again({ seen }: SimpleRun, pick: number, odd: boolean): RunEvent {
  const heard = [...seen.values()];
  const event = heard[pick % heard.length] as RunEvent;
  return odd ? { ...event, staffId: 'somebody else' } : event;
}

const LIVES: Partial<Record<Kind, readonly string[]>> = {
  SIGNED_OFF: ['DONE_TO_SIGN'],
  SENT_BACK: ['DONE_TO_SIGN'],
  HANDED_ON: ['IN_HAND'],
  HANDOVER_ACCEPTED: ['IN_HAND'],
  HANDOVER_DECLINED: ['IN_HAND'],
};
const NOTHING = { key: 'none', step: { outcomes: [{ code: 'none' }] } } as unknown as SimpleStep;

function aStepFor({ steps }: SimpleRun, kind: Kind, pick: number, odd: boolean): SimpleStep {
  const wanted = LIVES[kind] ?? ['OPEN', 'IN_HAND'];
  const likely =
    odd && kind !== 'TRIED'
      ? steps
      : steps.filter(
          ({ life, to, step }) => wanted.includes(life) && (to !== '' || !kind.startsWith('HANDOVER')) && (step.tries || kind !== 'TRIED'),
        );
  const among = likely.length > 0 ? likely : steps;
  return among[pick % Math.max(1, among.length)] ?? NOTHING;
}

function take(both: Both, event: RunEvent): void {
  both.count += 1;
  const before = both.run;
  const after = both.engine.accept(before, event);
  const heard = both.simple.hear(event);
  if (heard === 'refused' in after)
    throw new Error(
      `${event.type} was ${heard ? 'refused' : 'taken'}, wrongly: ${JSON.stringify(event)} ${'refused' in after ? after.code : ''}`,
    );
  if ('refused' in after) return;
  both.run = after;
  agree(both, both.simple.last);
  if (both.count % 8 === 0) agreeAtLimits(both);
}

function agreeAtLimits(both: Both): void {
  const { steps } = both.engine.standing(both.run, new Date(both.simple.last), BANK_HOLIDAYS);
  const due = steps.find(({ clock }) => clock?.timeliness === 'RUNNING')?.clock?.due;
  if (due) agree({ ...both, late: new Set() }, due.getTime());
}

function agree(both: Both, now: number): void {
  const stand = both.engine.standing(both.run, new Date(now), BANK_HOLIDAYS);
  const lines = stand.steps.map((one) => {
    staysLate(both, one);
    if (one.life === 'DONE') both.done.add(one.code);
    return lineOf(one, both.run.steps[one.key]);
  });
  const [ours, theirs] = [[`${stand.phase} ${stand.end ?? ''}`, ...lines.sort()].join('\n'), both.simple.said(now)];
  if (ours !== theirs) throw new Error(`the run says\n${ours}\nand should say\n${theirs}`);
}

function lineOf({ key, life, owner, clock, held }: StepStanding, state: StepState | undefined): string {
  const late = clock?.lateBy == null ? '' : ` ${clock.lateBy}`;
  const said = clock ? `${clock.due.getTime()} ${clock.timeliness}${late}` : '-';
  return [key, life, owner ?? '', state?.handover?.toStaffId ?? '', state?.done?.outcome ?? '', said, held].join(' ');
}

function staysLate({ late }: Both, { key, clock }: StepStanding): void {
  if (clock?.timeliness === 'LATE') late.add(key);
  else if (late.has(key) && clock?.timeliness !== 'TOLD_LATE') throw new Error(`${key} was late and is so no more`);
}

/** What is dear to check at every step, checked where a run is left: its history tells it, and there is a way out of it. */
export function checkWhole({ engine, map, run }: Both): void {
  const told = engine.retell(map, run.variant, run.history as readonly [Started, ...RunEvent[]]);
  if ('refused' in told || kept(told) !== kept(run)) throw new Error('the history does not explain the run');
  const out = wayOut(engine, run);
  if (out.phase !== 'FINISHED' && out.phase !== 'STOPPED') throw new Error('there is no way out of the run');
}

const kept = (run: RunState): string => JSON.stringify({ ...run, definition: run.definition.code });

function wayOut(engine: Engine, run: RunState): RunState {
  const at = new Date(Math.max(...run.history.map((event) => event.at.getTime())));
  let way = run;
  const attempt = (event: object): void => {
    const next = engine.accept(way, {
      key: `out${way.history.length}`,
      at,
      staffId: 'zoe',
      agencyId: 'a',
      words: WORDS,
      ...event,
    } as RunEvent);
    if (!('refused' in next)) way = next;
  };
  for (const step of Object.keys(run.steps)) {
    attempt({ type: 'SENT_BACK', step });
    if (
      run.phase === 'ENDING' ||
      run.definition.steps.some(({ code, leftOnlyBySupervisor }) => leftOnlyBySupervisor && step.startsWith(code))
    )
      attempt({ type: 'LEFT', step, instead: 'Another way is found' });
  }
  attempt(way.phase === 'ENDING' ? { type: 'FINISHED', end: way.end } : { type: 'STOPPED' });
  return way;
}
