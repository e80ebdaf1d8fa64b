/*
 * What somebody is to do about a person, and how it stands: a fold of its events and of nothing else. No event is made by a clock, so no clock
 * ends anything. What was done is an answer; whoever set it looks at the answer and closes it, or asks again.
 */
export const ACTION_STATES = ['SET', 'ACCEPTED', 'ANSWERED', 'DECLINED', 'CLOSED', 'WITHDRAWN', 'SET_ANEW'] as const;
export type ActionState = (typeof ACTION_STATES)[number];
export const ACTION_EVENTS = [
  'SET', 'ACCEPTED', 'DECLINED', 'PROGRESS', 'ANSWERED', 'REALLOCATED', 'ASKED_AGAIN', 'CLOSED', 'WITHDRAWN', 'DUE_MOVED', 'CARRIED', 'SET_ANEW',
] as const; // prettier-ignore
export type ActionEventKind = (typeof ACTION_EVENTS)[number];

/** What may follow what, and what it makes of it. Nothing follows what is over. */
export const FOLLOWS: Readonly<Record<ActionState, Partial<Record<ActionEventKind, ActionState>>>> = {
  SET: {
    ACCEPTED: 'ACCEPTED', DECLINED: 'DECLINED', ANSWERED: 'ANSWERED', REALLOCATED: 'SET', DUE_MOVED: 'SET', CARRIED: 'SET', WITHDRAWN: 'WITHDRAWN',
  }, // prettier-ignore
  // Whoever it is given to next accepts it anew.
  ACCEPTED: {
    PROGRESS: 'ACCEPTED', DECLINED: 'DECLINED', ANSWERED: 'ANSWERED', REALLOCATED: 'SET', DUE_MOVED: 'ACCEPTED', CARRIED: 'ACCEPTED',
    WITHDRAWN: 'WITHDRAWN',
  }, // prettier-ignore
  ANSWERED: { CLOSED: 'CLOSED', ASKED_AGAIN: 'ACCEPTED' },
  // Declined is not done: until whoever set it gives it to another or withdraws it, every conference meets it again.
  DECLINED: { SET_ANEW: 'SET_ANEW', WITHDRAWN: 'WITHDRAWN', CARRIED: 'DECLINED' },
  CLOSED: {},
  WITHDRAWN: {},
  SET_ANEW: {},
};
/** Whose it is to do: here the clock runs. */
export const UNANSWERED: readonly ActionState[] = ['SET', 'ACCEPTED'];
/** What the next conference has before it. */
export const CARRIED_ON: readonly ActionState[] = [...UNANSWERED, 'DECLINED'];

export const mayFollow = (state: ActionState, kind: ActionEventKind): boolean => FOLLOWS[state][kind] !== undefined;

interface Said {
  readonly kind: ActionEventKind;
  readonly dueAt?: Date | null;
  readonly toUnitId?: string | null;
  readonly toStaffId?: string | null;
}
export interface Standing {
  readonly state: ActionState;
  readonly dueAt: Date;
  readonly toUnitId: string | null;
  readonly toStaffId: string | null;
  readonly carried: number;
  readonly events: number;
}

/** How it stands after one more event; a history that does not hold is a fault, never a refusal. */
export function after(now: Standing, said: Said): Standing {
  const state = FOLLOWS[now.state][said.kind];
  if (state === undefined) throw new Error(`${said.kind} does not follow ${now.state}`);
  const moved = said.kind === 'REALLOCATED';
  return {
    state,
    dueAt: said.kind === 'DUE_MOVED' && said.dueAt ? said.dueAt : now.dueAt,
    toUnitId: moved ? (said.toUnitId ?? null) : now.toUnitId,
    toStaffId: moved ? (said.toStaffId ?? null) : now.toStaffId,
    carried: now.carried + (said.kind === 'CARRIED' ? 1 : 0),
    events: now.events + 1,
  };
}

/** How it stands by its history, the first of which is that it was set. */
export function standing([first, ...later]: readonly Said[]): Standing {
  if (first?.kind !== 'SET' || !first.dueAt) throw new Error('an action begins by being set, with a day on which it is due');
  const begun: Standing = {
    state: 'SET', dueAt: first.dueAt, toUnitId: first.toUnitId ?? null, toStaffId: first.toStaffId ?? null, carried: 0, events: 1,
  }; // prettier-ignore
  return later.reduce(after, begun);
}
