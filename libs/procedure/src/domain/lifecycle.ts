import { createMachine, initialTransition, transition } from 'xstate';

/** Where one step of a run stands. What is DONE, LEFT or NOT_NEEDED never changes again. */
export type Life = 'WAITING' | 'OPEN' | 'IN_HAND' | 'DONE_TO_SIGN' | 'DONE' | 'LEFT' | 'NOT_NEEDED';
/** What moves a step on. DONE_TO_SIGN is a step done that somebody else has to look at. */
export type Move = 'OPENED' | 'TAKEN' | 'TRIED' | 'DONE' | 'DONE_TO_SIGN' | 'SIGNED_OFF' | 'SENT_BACK' | 'LEFT' | 'NOT_NEEDED';

const whileOpen = { TAKEN: 'IN_HAND', TRIED: 'IN_HAND', DONE: 'DONE', DONE_TO_SIGN: 'DONE_TO_SIGN', LEFT: 'LEFT', NOT_NEEDED: 'NOT_NEEDED' }; // prettier-ignore

export const STEP_MACHINE = createMachine({
  id: 'step',
  initial: 'WAITING',
  states: {
    WAITING: { on: { OPENED: 'OPEN', LEFT: 'LEFT', NOT_NEEDED: 'NOT_NEEDED' } },
    OPEN: { on: whileOpen },
    IN_HAND: { on: whileOpen },
    DONE_TO_SIGN: { on: { SIGNED_OFF: 'DONE', SENT_BACK: 'IN_HAND' } },
    DONE: { type: 'final' },
    LEFT: { type: 'final' },
    NOT_NEEDED: { type: 'final' },
  },
});

export const FIRST_LIFE = initialTransition(STEP_MACHINE)[0].value as Life;

/** The machine is asked once for each pair: it is the same every time, and a run asks it at every event. */
const asked = new Map<string, Life | null>();

/** Where the step stands after it, or null where that cannot happen to it now. */
export function nextLife(life: Life, move: Move): Life | null {
  const pair = `${life} ${move}`;
  const known = asked.get(pair);
  if (known !== undefined) return known;
  const snapshot = STEP_MACHINE.resolveState({ value: life });
  const next = snapshot.can({ type: move }) ? (transition(STEP_MACHINE, snapshot, { type: move })[0].value as Life) : null;
  asked.set(pair, next);
  return next;
}

const UNFINISHED: ReadonlySet<Life> = new Set<Life>(['WAITING', 'OPEN', 'IN_HAND', 'DONE_TO_SIGN']);
export const isUnfinished = (life: Life): boolean => UNFINISHED.has(life);
/** Begun and not over: somebody has something to do. */
export const isLive = (life: Life): boolean => life !== 'WAITING' && UNFINISHED.has(life);
