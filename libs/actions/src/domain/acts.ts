import { addDays, isMeaningless, londonDay, parseDay, plainText } from '@lib/kernel';
import { type ActionEventKind, type ActionState, mayFollow } from './action.js';
import { dueAtEndOf, dueOn, MOST_DAYS_AHEAD } from './due.js';
import {
  doesNotFollow,
  dueNotRight,
  type Fielded,
  sameDay,
  sayEvidence,
  sayReason,
  sayResponse,
  sayWhat,
  sayWhy,
  sayWords,
  toWhomNext,
} from './refusals.js';

/* The two sides of an action: whoever has it says what becomes of it, whoever set it says whether that will do. */
export const ALLOCATED_ACTS = ['ACCEPT', 'DECLINE', 'PROGRESS', 'ANSWER', 'REALLOCATE'] as const;
export type AllocatedAct = (typeof ALLOCATED_ACTS)[number];
export const SETTER_ACTS = ['CLOSE', 'ASK_AGAIN', 'WITHDRAW', 'MOVE_DUE'] as const;
export type SetterAct = (typeof SETTER_ACTS)[number];
export type ActionAct = AllocatedAct | SetterAct;
export const EVENT_OF: Readonly<Record<ActionAct, ActionEventKind>> = {
  ACCEPT: 'ACCEPTED',
  DECLINE: 'DECLINED',
  PROGRESS: 'PROGRESS',
  ANSWER: 'ANSWERED',
  REALLOCATE: 'REALLOCATED',
  CLOSE: 'CLOSED',
  ASK_AGAIN: 'ASKED_AGAIN',
  WITHDRAW: 'WITHDRAWN',
  MOVE_DUE: 'DUE_MOVED',
};

const LONG = 4000;
/** No day outside these is a day that anybody means. */
const [EARLIEST, LATEST] = ['2000-01-01', '2199-12-31'];
const long = (value: string | null | undefined, field: string, label: string): string | null =>
  plainText(value, { field, label, max: LONG, optional: true }) || null;
function day(value: string | null | undefined): string | null {
  if (value == null) return null;
  return parseDay(value, { field: 'dueOn', label: 'The day by which it is to be done', notBefore: EARLIEST, notAfter: LATEST });
}

export interface SetAsked {
  readonly what: string;
  readonly why: string;
  readonly dueOn: string;
}
export interface SetSaid {
  readonly what: string;
  readonly why: string;
  readonly dueOn: string;
}
export function setSaid({ what, why, dueOn: due }: SetAsked): SetSaid {
  return {
    what: long(what, 'what', 'What is to be done') ?? '',
    why: long(why, 'why', 'Why') ?? '',
    dueOn: day(due) ?? '',
  };
}

/** ACT-02 a day that is still to come, ACT-03 what and why. */
export function refusalToSet(said: SetSaid, at: Date): Fielded | null {
  if (isMeaningless(said.what)) return sayWhat();
  if (isMeaningless(said.why)) return sayWhy();
  return notAhead(said.dueOn, at);
}
function notAhead(due: string, at: Date): Fielded | null {
  const today = londonDay(at);
  const last = addDays(today, MOST_DAYS_AHEAD);
  return due < today || due > last ? dueNotRight(today, last) : null;
}

export interface ActAsked {
  readonly act: ActionAct;
  readonly words?: string | null;
  readonly evidence?: string | null;
  readonly unitId?: string | null;
  readonly staffId?: string | null;
  readonly dueOn?: string | null;
}
export interface ActSaid {
  readonly kind: ActionEventKind;
  readonly words: string | null;
  readonly evidence: string | null;
  readonly toUnitId: string | null;
  readonly toStaffId: string | null;
  readonly dueAt: Date | null;
}
/** What the act does not need is not kept. */
export function actSaid(asked: ActAsked): ActSaid {
  const kind = EVENT_OF[asked.act];
  const evidence = long(asked.evidence, 'evidence', 'What shows it');
  const due = day(asked.dueOn);
  const moved = kind === 'REALLOCATED';
  return {
    kind,
    words: long(asked.words, 'words', 'What you say'),
    evidence: kind === 'ANSWERED' ? evidence : null,
    toUnitId: moved ? (asked.unitId ?? null) : null,
    toStaffId: moved ? (asked.staffId ?? null) : null,
    dueAt: kind === 'DUE_MOVED' && due !== null ? dueAtEndOf(due) : null,
  };
}

const REASONS: Partial<Record<ActionEventKind, () => Fielded>> = {
  DECLINED: () => sayReason('Say why you decline. Whoever set it will read it.'),
  REALLOCATED: () => sayReason('Say why somebody else is to have it.'),
  ASKED_AGAIN: () => sayReason('Say what the answer leaves open. Whoever answered will read it.'),
  WITHDRAWN: () => sayReason('Say why it no longer needs to be done.'),
  DUE_MOVED: () => sayReason('Say why the day is moved.'),
  ANSWERED: sayResponse,
  PROGRESS: () => sayWords('Say what has been done so far.'),
  CLOSED: () => sayWords('Say why the answer will do.'),
};

interface Now {
  readonly state: ActionState;
  readonly dueAt: Date;
  readonly toUnitId: string | null;
  readonly toStaffId: string | null;
}
/** ACT-06 what may follow, ACT-07 to ACT-09 the words it needs, ACT-10 to whom, ACT-02 and ACT-11 by when. */
export function refusalToAct(now: Now, said: ActSaid, at: Date): Fielded | null {
  if (!mayFollow(now.state, said.kind)) return doesNotFollow(now.state);
  const missing = REASONS[said.kind];
  if (missing && isMeaningless(said.words)) return missing();
  if (said.kind === 'ANSWERED' && isMeaningless(said.evidence)) return sayEvidence();
  if (said.kind === 'REALLOCATED') return notToAnother(now, said);
  return said.kind === 'DUE_MOVED' ? notAnotherDay(now, said, at) : null;
}

function notToAnother(now: Now, { toUnitId, toStaffId }: ActSaid): Fielded | null {
  const one = (toUnitId === null) !== (toStaffId === null);
  return one && (now.toUnitId !== toUnitId || now.toStaffId !== toStaffId) ? null : toWhomNext();
}
function notAnotherDay(now: Now, { dueAt }: ActSaid, at: Date): Fielded | null {
  const due = dueAt === null ? '' : dueOn(dueAt);
  if (due === dueOn(now.dueAt)) return sameDay();
  return notAhead(due, at);
}
