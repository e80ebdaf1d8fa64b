import type { Role } from '@lib/kernel';
import { type ActionState, UNANSWERED } from './action.js';
import { CARRIED_TO_NEXT_LINE, dueDay, remindAt } from './due.js';

export const ACTION_WORK_KINDS = ['ACTION_TO_DO', 'ACTION_ANSWERED', 'ACTION_DECLINED', 'ACTION_OVERDUE', 'ACTION_CARRIED'] as const;
export type ActionWorkKind = (typeof ACTION_WORK_KINDS)[number];

interface Supervising {
  readonly unitId: string | null;
  readonly role: Role | null;
}
export interface ActionAtWork {
  readonly id: string;
  readonly reference: string;
  readonly personId: string;
  readonly state: ActionState;
  readonly events: number;
  readonly carried: number;
  readonly dueAt: Date;
  readonly setter: { readonly agencyId: string; readonly name: string; readonly unitId: string };
  readonly allocated: {
    readonly agencyId: string;
    readonly name: string;
    readonly unitId: string;
    readonly staffId: string | null;
    readonly supervision: Supervising;
    /** The next line above whoever supervises the unit; the same where there is none. */
    readonly nextLine: Supervising;
  };
}
export interface ActionWork {
  readonly agencyId: string;
  readonly staffId: string | null;
  readonly unitId: string | null;
  readonly role: Role | null;
  readonly kind: ActionWorkKind;
  readonly recipientAgencyId: string;
  readonly summary: string;
  readonly dueAt: Date | null;
  readonly dedupeKey: string;
}

/**
 * All the work that an action means as it stands at an instant: whoever has it, then their supervisors once it is late, the next line once two
 * conferences have met it without an answer, and whoever set it when it is answered or declined. Asked again it says the same; none of it
 * interrupts (ADR 40).
 */
export function workOf(action: ActionAtWork, at: Date, bankHolidays: readonly string[]): readonly ActionWork[] {
  if (action.state === 'ANSWERED') return [toSetter(action, 'ACTION_ANSWERED')];
  if (action.state === 'DECLINED') return [toSetter(action, 'ACTION_DECLINED')];
  if (!UNANSWERED.includes(action.state)) return [];
  const late = at >= action.dueAt;
  const reminded = !late && at >= remindAt(action.dueAt, bankHolidays);
  return [
    toDo(action, late ? 'late' : reminded ? 'soon' : 'set'),
    ...(late ? [overdue(action)] : []),
    ...(action.carried >= CARRIED_TO_NEXT_LINE ? [carried(action)] : []),
  ];
}

const TO_DO = {
  set: ({ reference, setter, dueAt }: ActionAtWork) =>
    `Action ${reference} from ${setter.name}: due on ${dueDay(dueAt)}. Accept it, or decline it and say why.`,
  soon: ({ reference, setter, dueAt }: ActionAtWork) =>
    `Reminder: action ${reference} from ${setter.name} is due on ${dueDay(dueAt)}. Say what was done, or what stands in the way.`,
  late: ({ reference, setter, dueAt }: ActionAtWork) =>
    `Overdue: action ${reference} from ${setter.name} was due on ${dueDay(dueAt)}. Say what was done, or what stands in the way.`,
} as const;

function toDo(action: ActionAtWork, when: keyof typeof TO_DO): ActionWork {
  const { id, allocated, dueAt, setter } = action;
  return {
    agencyId: allocated.agencyId,
    staffId: allocated.staffId,
    unitId: allocated.staffId === null ? allocated.unitId : null,
    role: null,
    kind: 'ACTION_TO_DO',
    recipientAgencyId: setter.agencyId,
    summary: TO_DO[when](action),
    dueAt,
    // Said anew when the day moves, when it is given on, and when the reminder comes.
    dedupeKey: `action-to-do:${id}:${allocated.staffId ?? allocated.unitId}:${dueAt.toISOString()}:${when}`,
  };
}

function overdue({ id, reference, allocated, setter, dueAt }: ActionAtWork): ActionWork {
  return {
    agencyId: allocated.agencyId,
    staffId: null,
    ...allocated.supervision,
    kind: 'ACTION_OVERDUE',
    recipientAgencyId: setter.agencyId,
    summary: `Your people have not answered action ${reference} from ${setter.name}, due on ${dueDay(dueAt)}. See that they do, or that they decline.`,
    dueAt,
    dedupeKey: `action-overdue:${id}:${dueAt.toISOString()}`,
  };
}

function carried({ id, reference, allocated, setter, carried: times, dueAt }: ActionAtWork): ActionWork {
  return {
    agencyId: allocated.agencyId,
    staffId: null,
    ...allocated.nextLine,
    kind: 'ACTION_CARRIED',
    recipientAgencyId: setter.agencyId,
    summary: `Action ${reference} from ${setter.name} has come before ${times} conferences without an answer. See that your agency answers it.`,
    dueAt,
    dedupeKey: `action-carried:${id}:${times}`,
  };
}

function toSetter({ id, reference, events, setter, allocated }: ActionAtWork, kind: 'ACTION_ANSWERED' | 'ACTION_DECLINED'): ActionWork {
  const summary =
    kind === 'ACTION_ANSWERED'
      ? `${allocated.name} has answered action ${reference}. Read what was done, and close it or ask again.`
      : `${allocated.name} has declined action ${reference}. Read why, and give it to another or withdraw it.`;
  return {
    agencyId: setter.agencyId,
    staffId: null,
    unitId: setter.unitId,
    role: null,
    kind,
    recipientAgencyId: allocated.agencyId,
    summary,
    dueAt: null,
    dedupeKey: `${kind === 'ACTION_ANSWERED' ? 'action-answered' : 'action-declined'}:${id}:${events}`,
  };
}
