/** What is done in a process map that runs. Each act is named as its operation is. */
interface Done {
  readonly at: string;
  readonly by: string;
}
interface InRun extends Done {
  readonly run: string;
}
interface AtStep extends InRun {
  /** The step's code; of one that each report makes anew, with its number: `tell-police:2`. */
  readonly step: string;
}

/** The version is the one in use. */
export interface BeginProcedureAct extends Done {
  readonly act: 'beginProcedure';
  readonly id: string;
  readonly person: string;
  readonly procedure: string;
  readonly variant?: string;
  readonly facts: readonly { readonly fact: string; readonly when: string }[];
}
export interface OpenProcedureAct extends InRun {
  readonly act: 'openProcedure';
  readonly agency: string;
  readonly purpose?: string;
  readonly gateway?: string;
  readonly protectionCondition?: string;
  readonly necessity?: string;
  readonly proportionality?: string;
  readonly whyNeeded?: string;
}
export interface ReportFactAct extends InRun {
  readonly act: 'reportFact';
  readonly fact: string;
  readonly when: string;
}
export interface TakeStepAct extends AtStep {
  readonly act: 'takeStep';
}
export interface TryStepAct extends AtStep {
  readonly act: 'tryStep';
  readonly words: string;
  readonly nextAt: string;
}
export interface DoStepAct extends AtStep {
  readonly act: 'doStep';
  readonly outcome: string;
  readonly when: string;
  readonly words?: string;
}
export interface CheckStepAct extends AtStep {
  readonly act: 'checkStep';
  readonly signedOff: boolean;
  readonly words?: string;
}
export interface LeaveStepAct extends AtStep {
  readonly act: 'leaveStep';
  readonly words: string;
  readonly instead: string;
}
export interface HandOnStepAct extends AtStep {
  readonly act: 'handOnStep';
  readonly to: string;
}
export interface AnswerHandoverAct extends AtStep {
  readonly act: 'answerHandover';
  readonly accepted: boolean;
  readonly words?: string;
}
export interface FinishProcedureAct extends InRun {
  readonly act: 'finishProcedure';
  readonly end: string;
}
export interface StopProcedureAct extends InRun {
  readonly act: 'stopProcedure';
  readonly words: string;
}

export type StepAct = TakeStepAct | TryStepAct | DoStepAct | CheckStepAct | LeaveStepAct | HandOnStepAct | AnswerHandoverAct;
export type InRunAct = OpenProcedureAct | ReportFactAct | StepAct | FinishProcedureAct | StopProcedureAct;
export type RunAct = BeginProcedureAct | InRunAct;

const RUN_ACTS: readonly string[] = [
  'beginProcedure', 'openProcedure', 'reportFact', 'takeStep', 'tryStep', 'doStep', 'checkStep', 'leaveStep', 'handOnStep', 'answerHandover',
  'finishProcedure', 'stopProcedure',
] satisfies RunAct['act'][]; // prettier-ignore
export const isRunAct = (act: { readonly act: string }): act is RunAct => RUN_ACTS.includes(act.act);
