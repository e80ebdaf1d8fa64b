/** On every event of a run. Who may do what is decided before it comes here. */
interface Marks {
  /** Whoever sends an event twice gives both the same key. */
  readonly key: string;
  /** When it was recorded. */
  readonly at: Date;
  readonly staffId: string;
  readonly agencyId: string;
}
interface OfStep extends Marks {
  /** A step's code; with the number of the report, as in `tell-police:2`, where each report makes it anew. */
  readonly step: string;
}

export interface ReportedFact {
  readonly fact: string;
  /** When it happened in the world, or is to happen. */
  readonly when: Date;
}

export interface Started extends Marks {
  readonly type: 'STARTED';
  readonly facts: readonly ReportedFact[];
}
export interface FactReported extends Marks, ReportedFact {
  readonly type: 'FACT_REPORTED';
}
/** Somebody has it in hand, by name. */
export interface Taken extends OfStep {
  readonly type: 'TAKEN';
}
export interface Tried extends OfStep {
  readonly type: 'TRIED';
  readonly words: string;
  /** When it is to be tried next: a try that came to nothing plans another. */
  readonly nextAt: Date;
}
export interface DoneStep extends OfStep {
  readonly type: 'DONE';
  readonly outcome: string;
  readonly reason: string | null;
  /** When it was done; it may be recorded later, never before. */
  readonly when: Date;
}
export interface SignedOff extends OfStep {
  readonly type: 'SIGNED_OFF';
}
export interface SentBack extends OfStep {
  readonly type: 'SENT_BACK';
  readonly words: string;
}
/** A supervisor's decision that this is not going to be done. */
export interface LeftStep extends OfStep {
  readonly type: 'LEFT';
  readonly words: string;
  readonly instead: string;
}
export interface HandedOn extends OfStep {
  readonly type: 'HANDED_ON';
  readonly toStaffId: string;
}
export interface HandoverAccepted extends OfStep {
  readonly type: 'HANDOVER_ACCEPTED';
}
export interface HandoverDeclined extends OfStep {
  readonly type: 'HANDOVER_DECLINED';
  readonly words: string;
}
export interface Finished extends Marks {
  readonly type: 'FINISHED';
  readonly end: string;
}
/** A supervisor ends the run before it has come to an end of its own. */
export interface Stopped extends Marks {
  readonly type: 'STOPPED';
  readonly words: string;
}

export type StepEvent = Taken | Tried | DoneStep | SignedOff | SentBack | LeftStep | HandedOn | HandoverAccepted | HandoverDeclined;
export type RunEvent = Started | FactReported | StepEvent | Finished | Stopped;
