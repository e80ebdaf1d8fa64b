export interface ProcedureLine {
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly about: string;
  readonly stepCount: number;
  readonly limitCount: number;
  readonly unreadLimitCount: number;
}
export interface ProceduresAnswer {
  readonly procedures: readonly ProcedureLine[];
}

interface Titled {
  readonly code: string;
  readonly title: string;
}
type InWords = { readonly words: string };
/** Somebody of such an agency who holds one of these posts. */
export interface MapHolder extends InWords {
  readonly agency: string;
  readonly roles: readonly string[];
}
export interface MapFact extends Titled {
  readonly atStart: boolean;
  readonly many: boolean;
  readonly reportedBy: readonly MapHolder[];
}
export interface MapCause {
  readonly fact: string | null;
  readonly step: string | null;
  readonly outcome: string | null;
  readonly words: string;
}
export interface MapLimit {
  readonly variants: readonly string[];
  readonly words: string;
  readonly stopsOn: readonly string[];
  readonly source: { readonly title: string; readonly read: boolean };
}
export interface MapOutcome extends Titled {
  readonly reason: boolean;
  readonly fact: string | null;
  readonly ends: string | null;
}
export interface MapStep extends Titled {
  readonly what: string;
  readonly owner: MapHolder;
  readonly openings: readonly { readonly causes: readonly MapCause[] }[];
  readonly variants: readonly string[];
  readonly each: string | null;
  readonly limits: readonly MapLimit[];
  readonly outcomes: readonly MapOutcome[];
  readonly asks: readonly { readonly title: string }[];
  readonly signOff: string | null;
  readonly signOffRoles: readonly string[];
  readonly tries: boolean;
  readonly leftOnlyBySupervisor: boolean;
  readonly tells: readonly { readonly who: InWords & { readonly agency: string }; readonly what: string }[];
}
export interface ProcedureMap {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly about: string;
  readonly startedBy: readonly MapHolder[];
  readonly variants: readonly Titled[];
  readonly facts: readonly MapFact[];
  readonly steps: readonly MapStep[];
  readonly ends: readonly Titled[];
}
export interface ProcedureAnswer {
  readonly procedure: ProcedureMap | null;
}
