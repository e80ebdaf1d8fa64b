import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

type Named = { readonly id: string; readonly name: string };

export interface TeamWorkItem {
  readonly id: string;
  readonly kind: string;
  readonly raisedAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly owned: boolean;
  readonly named: boolean;
  readonly stays: boolean;
  readonly person: Named | null;
  readonly owner: Named | null;
}
export interface Reassignment {
  readonly id: string;
  readonly actId: string;
  readonly backOf: string | null;
  readonly workItemId: string;
  readonly kind: string;
  readonly words: string;
  readonly reassignedAt: string;
  readonly reassignedBy: Named;
  readonly fromStaff: Named | null;
  readonly fromUnit: Named | null;
  readonly toStaff: Named | null;
  readonly toUnit: Named | null;
}
export interface ChangedHandsAnswer {
  readonly reassignments: { readonly items: readonly Reassignment[] };
}
export interface TeamWorkAnswer extends ChangedHandsAnswer {
  readonly teamUnit: { readonly id: string; readonly leads: boolean; readonly unit: Named } | null;
  readonly teamWork: PageOf<TeamWorkItem>;
}
export interface TeamWorkVariables {
  readonly unitId: string;
  readonly after?: string;
}
export interface WorkTakersAnswer {
  readonly workTakers: readonly (Named & { readonly jobTitle: string })[];
}
export interface TakingUnitsAnswer {
  readonly takingUnits: readonly Named[];
}
export type ReassignWorkVariables = Keyed<{
  readonly unitId: string;
  readonly workIds: readonly string[];
  readonly staffId?: string;
  readonly toUnitId?: string;
  readonly seenAt: string;
  readonly words: string;
}>;
export interface LineRefused {
  readonly id: string;
  readonly code: string;
  readonly explanation: string;
}
export type ReassignOutcome =
  | { readonly __typename: 'WorkReassigned'; readonly actId: string; readonly count: number }
  | (Refused<'WorkNotReassigned'> & { readonly lines: readonly LineRefused[] })
  | Refused<'SharingRefused'>
  | Refused<'KeyReused'>;
export interface ReassignWorkAnswer {
  readonly reassignWork: ReassignOutcome;
}
export type GiveWorkBackVariables = Keyed<{ readonly actId: string; readonly words: string }>;
export interface GiveWorkBackAnswer {
  readonly giveWorkBack: ReassignOutcome;
}
