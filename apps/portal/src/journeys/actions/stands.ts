import type { ActionHappened, ActionLine } from '../../api/answers/actions.js';

export interface Stand {
  readonly text: string;
  readonly colour: string;
}
const STANDS: Readonly<Record<string, Stand>> = {
  SET: { text: 'Not accepted yet', colour: 'blue' },
  ACCEPTED: { text: 'To be done', colour: 'blue' },
  ANSWERED: { text: 'Answered', colour: 'yellow' },
  DECLINED: { text: 'Declined', colour: 'orange' },
  CLOSED: { text: 'Closed', colour: 'grey' },
  WITHDRAWN: { text: 'Withdrawn', colour: 'grey' },
  SET_ANEW: { text: 'Given to another', colour: 'grey' },
};
export const actionStand = ({ state }: Pick<ActionLine, 'state'>): Stand => STANDS[state] ?? { text: state, colour: 'grey' };

/** The last day on which it is in time; the API says the first instant that is too late. */
export const lastDay = (dueAt: string): string => new Date(new Date(dueAt).getTime() - 1).toISOString();

interface GivenTo {
  readonly toAgency: { readonly shortName: string };
  readonly toUnit: { readonly name: string } | null;
  readonly toStaff: { readonly name: string } | null;
}
/** To whom it was given, as short as it can be said. */
export const toWhom = ({ toAgency, toUnit, toStaff }: GivenTo): string =>
  [toStaff?.name ?? toUnit?.name, toAgency.shortName].filter(Boolean).join(', ');

export const actionRow = <Line extends ActionLine>(line: Line) => ({
  ...line,
  stand: actionStand(line),
  toWhom: toWhom(line),
  dueOn: lastDay(line.dueAt),
});

const HAPPENED: Readonly<Record<string, string>> = {
  SET: 'Set',
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  PROGRESS: 'Progress',
  ANSWERED: 'Answered',
  REALLOCATED: 'Given to somebody else',
  ASKED_AGAIN: 'Asked again',
  CLOSED: 'Closed',
  WITHDRAWN: 'Withdrawn',
  DUE_MOVED: 'Day moved',
  CARRIED: 'Carried to a conference unanswered',
  SET_ANEW: 'Given to another agency',
};
export const happened = (one: ActionHappened) => ({
  ...one,
  title: HAPPENED[one.kind] ?? one.kind,
  toWhom: one.toStaff?.name ?? one.toUnit?.name ?? null,
  dueOn: one.dueAt === null ? null : lastDay(one.dueAt),
});
