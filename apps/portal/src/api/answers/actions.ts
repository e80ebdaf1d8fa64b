import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
interface AgencyShort {
  readonly id: string;
  readonly shortName: string;
}
export type ActionState = 'SET' | 'ACCEPTED' | 'ANSWERED' | 'DECLINED' | 'CLOSED' | 'WITHDRAWN' | 'SET_ANEW';
export type AllocatedAct = 'ACCEPT' | 'DECLINE' | 'PROGRESS' | 'ANSWER' | 'REALLOCATE';
export type SetterAct = 'CLOSE' | 'ASK_AGAIN' | 'WITHDRAW' | 'MOVE_DUE';

export interface ActionLine {
  readonly id: string;
  readonly reference: string;
  readonly what: string;
  readonly agency: AgencyShort;
  readonly toAgency: AgencyShort;
  readonly toUnit: Named | null;
  readonly toStaff: Named | null;
  /** The first instant that is too late. */
  readonly dueAt: string;
  readonly state: string;
  readonly overdue: boolean;
  readonly carried: number;
}
export interface ActionHappened {
  readonly id: string;
  readonly n: number;
  readonly at: string;
  readonly kind: string;
  readonly agency: AgencyShort;
  readonly by: Named;
  readonly words: string | null;
  readonly evidence: string | null;
  readonly dueAt: string | null;
  readonly toUnit: Named | null;
  readonly toStaff: Named | null;
  readonly conferenceReference: string | null;
}
interface Other {
  readonly id: string;
  readonly reference: string;
}
export interface ActionShown extends ActionLine {
  readonly person: PersonHeader | null;
  readonly why: string;
  readonly unit: Named;
  readonly setBy: Named;
  readonly setAt: string;
  readonly atUnit: Named;
  readonly conferenceReference: string | null;
  readonly before: Other | null;
  readonly next: Other | null;
  readonly oursToDo: boolean;
  readonly oursToSettle: boolean;
  readonly parties: readonly (AgencyShort & Named)[];
  readonly events: readonly ActionHappened[];
  readonly moreEvents: boolean;
}
export interface ActionAnswer {
  readonly action: ActionShown | null;
}
export interface CaseActionsAnswer {
  readonly person: (PersonHeader & { readonly actions: PageOf<ActionLine> }) | null;
}
export interface GivenAgency extends AgencyShort, Named {
  readonly units: readonly Named[];
}
export interface WhomToGiveAnswer {
  readonly person: (PersonHeader & { readonly mayBeGivenActions: readonly GivenAgency[] }) | null;
}
export interface OverdueAction extends ActionLine {
  readonly person: Named | null;
  readonly atUnit: Named;
}
export interface OverdueActionsAnswer {
  readonly overdueActions: PageOf<OverdueAction>;
}
export type ActionDone =
  | {
      readonly __typename: 'ActionKept';
      readonly action: { readonly id: string; readonly reference: string; readonly state: string } | null;
    }
  | (Refused<'ActionRefused'> & { readonly field: string | null })
  | Refused<'KeyReused'>;
export type SetActionVariables = Keyed<{
  readonly personId: string;
  readonly agencyId: string;
  readonly unitId?: string | undefined;
  readonly what: string;
  readonly why: string;
  readonly dueOn: string;
  readonly beforeId?: string | undefined;
}>;
export type SetActionAtConferenceVariables = Keyed<{
  readonly itemId: string;
  readonly agencyId: string;
  readonly unitId?: string | undefined;
  readonly what: string;
  readonly why: string;
  readonly dueOn: string;
}>;
export type RecordOnActionVariables = Keyed<{
  readonly actionId: string;
  readonly act: AllocatedAct;
  readonly words?: string | undefined;
  readonly evidence?: string | undefined;
  readonly unitId?: string | undefined;
  readonly staffId?: string | undefined;
}>;
export type SettleActionVariables = Keyed<{
  readonly actionId: string;
  readonly act: SetterAct;
  readonly words?: string | undefined;
  readonly dueOn?: string | undefined;
}>;
