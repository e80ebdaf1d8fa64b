import type { PersonHeader } from './people.js';
import type { ProcedureMap } from './procedures.js';
import type { Refused } from './refusals.js';
import type { AgencyName, Keyed, PageOf } from './words.js';

type Name = { readonly name: string };

/** One run of a process map in a list. */
export interface RunLine {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly variant: string | null;
  readonly phase: string;
  readonly endCode: string | null;
  readonly begunAt: string;
  readonly overAt: string | null;
  readonly begunByUs: boolean;
  readonly lateCount: number;
  readonly nextDueAt: string | null;
  readonly agency: { readonly shortName: string };
  readonly parties: readonly { readonly agency: { readonly id: string; readonly shortName: string } }[];
}
export interface CaseProceduresAnswer {
  readonly person: (PersonHeader & { readonly procedureRuns: PageOf<RunLine> }) | null;
}
export interface RunStaff {
  readonly id: string;
  readonly name: string;
  readonly agency: { readonly shortName: string };
}
export interface Colleague extends RunStaff {
  readonly jobTitle: string;
}
export interface RunParty {
  readonly id: string;
  readonly ours: boolean;
  readonly since: string;
  readonly purpose: string | null;
  readonly gateway: string | null;
  readonly agency: AgencyName & { readonly kind: string };
  readonly unit: (Name & { readonly dutyName: string; readonly dutyPhone: string; readonly dutyHours: string }) | null;
  readonly letInBy: Name;
}
export interface RunStep {
  readonly key: string;
  readonly code: string;
  readonly nth: number | null;
  readonly title: string;
  /** WAITING, OPEN, IN_HAND, DONE_TO_SIGN, DONE, LEFT or NOT_NEEDED. */
  readonly life: string;
  readonly held: boolean;
  readonly ours: boolean;
  readonly mine: boolean;
  readonly handedToMe: boolean;
  readonly openedAt: string | null;
  readonly dueAt: string | null;
  readonly timeliness: string | null;
  readonly clockEndedAt: string | null;
  readonly tries: number;
  readonly lastTriedAt: string | null;
  readonly nextTryAt: string | null;
  readonly tryMissed: boolean;
  readonly doneAt: string | null;
  readonly doneToldAt: string | null;
  readonly outcome: string | null;
  readonly outcomeTitle: string | null;
  readonly signedAt: string | null;
  readonly sentBackAt: string | null;
  readonly leftAt: string | null;
  readonly owner: RunStaff | null;
  readonly handedTo: RunStaff | null;
  readonly doneBy: RunStaff | null;
  readonly signedBy: RunStaff | null;
  readonly leftBy: RunStaff | null;
}
export interface RunEvent {
  readonly id: string;
  readonly n: number;
  readonly at: string;
  readonly type: string;
  readonly stepKey: string | null;
  readonly fact: string | null;
  readonly outcome: string | null;
  readonly happenedAt: string | null;
  readonly nextAt: string | null;
  readonly facts: string | null;
  /** Something was written with it; `written` is null where another agency wrote it. */
  readonly worded: boolean;
  readonly written: { readonly words: string | null; readonly instead: string | null; readonly silentSources: readonly string[] } | null;
  readonly by: Colleague;
  readonly toStaff: RunStaff | null;
}
export interface Run extends Omit<RunLine, 'parties' | 'agency'> {
  readonly code: string;
  readonly version: number;
  readonly mayFinish: boolean;
  /** Null where the person is not open to whoever reads it. */
  readonly person: PersonHeader | null;
  /** Set where it is on a protection record, of the reader's own desk. */
  readonly protection: { readonly id: string; readonly safeContact: string } | null;
  readonly map: ProcedureMap;
  readonly parties: readonly RunParty[];
  readonly steps: readonly RunStep[];
  readonly moreSteps: boolean;
  readonly events: readonly RunEvent[];
  readonly moreEvents: boolean;
}
export interface ProcedureRunAnswer {
  readonly procedureRun: Run | null;
}
export interface StepTakersAnswer {
  readonly procedureRun: { readonly takers: readonly Colleague[] } | null;
}

export type RunActed =
  | { readonly __typename: 'ProcedureChanged'; readonly run: { readonly id: string } | null }
  | (Refused<'ProcedureRefused'> & { readonly runId: string | null })
  | Refused<'KeyReused'>;
export type RunOpened =
  | Exclude<RunActed, Refused<'ProcedureRefused'>>
  | Refused<'ProcedureRefused'>
  | (Refused<'SharingRefused'> & { readonly field: string | null })
  | Refused<'AgreementNeeded'>;

interface InRun {
  readonly runId: string;
}
interface OfStep extends InRun {
  readonly step: string;
}
interface Beginning {
  readonly code: string;
  readonly version: number;
  readonly variant?: string | undefined;
  readonly facts: readonly { readonly fact: string; readonly when: string }[];
}
export type BeginVariables = Keyed<Beginning & { readonly personId: string }>;
export type BeginProtectionVariables = Keyed<Beginning & { readonly protectionId: string }>;
export type OpenVariables = Keyed<
  InRun & {
    readonly agencyId: string;
    readonly purpose?: string | undefined;
    readonly gateway?: string | undefined;
    readonly protectionCondition?: string | undefined;
    readonly necessity?: string | undefined;
    readonly proportionality?: string | undefined;
    readonly whyNeeded?: string | undefined;
  }
>;
export type ReportVariables = Keyed<InRun & { readonly fact: string; readonly when: string }>;
export type TakeVariables = Keyed<OfStep>;
export type TryVariables = Keyed<OfStep & { readonly words: string; readonly nextAt: string }>;
export type DoVariables = Keyed<OfStep & { readonly outcome: string; readonly when: string; readonly words?: string | undefined }>;
export type CheckVariables = Keyed<OfStep & { readonly signedOff: boolean; readonly words?: string | undefined }>;
export type LeaveVariables = Keyed<OfStep & { readonly words: string; readonly instead: string }>;
export type HandOnVariables = Keyed<OfStep & { readonly toStaffId: string }>;
export type AnswerHandoverVariables = Keyed<OfStep & { readonly accepted: boolean; readonly words?: string | undefined }>;
export type FinishVariables = Keyed<InRun & { readonly end: string }>;
export type StopVariables = Keyed<InRun & { readonly words: string }>;
