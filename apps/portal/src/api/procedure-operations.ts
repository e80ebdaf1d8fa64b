import type { ArrestPackAnswer } from './answers/arrest-pack.js';
import type { ProcedureAnswer, ProceduresAnswer } from './answers/procedures.js';
import type {
  AnswerHandoverVariables,
  BeginProtectionVariables,
  BeginVariables,
  CaseProceduresAnswer,
  CheckVariables,
  DoVariables,
  FinishVariables,
  HandOnVariables,
  LeaveVariables,
  OpenVariables,
  ProcedureRunAnswer,
  ReportVariables,
  RunActed,
  RunOpened,
  StepTakersAnswer,
  StopVariables,
  TakeVariables,
  TryVariables,
} from './answers/runs.js';
import type { After, ById, Named, Nothing } from './named.js';

type TakersAsked = ById & { readonly step: string; readonly name?: string } & After;

/** Process maps, which are read, and their runs about a person, in which everything is recorded. */
export interface ProcedureOperations {
  readonly Procedures: Named<Nothing, ProceduresAnswer>;
  readonly Procedure: Named<{ readonly code: string }, ProcedureAnswer>;
  readonly CaseProcedures: Named<ById & After, CaseProceduresAnswer>;
  readonly ProcedureRun: Named<ById, ProcedureRunAnswer>;
  readonly ArrestPack: Named<ById, ArrestPackAnswer>;
  readonly StepTakers: Named<TakersAsked, StepTakersAnswer>;
  readonly BeginProcedure: Named<BeginVariables, { readonly beginProcedure: RunActed }>;
  readonly BeginProtectionProcedure: Named<BeginProtectionVariables, { readonly beginProtectionProcedure: RunActed }>;
  readonly OpenProcedure: Named<OpenVariables, { readonly openProcedure: RunOpened }>;
  readonly ReportFact: Named<ReportVariables, { readonly reportFact: RunActed }>;
  readonly TakeStep: Named<TakeVariables, { readonly takeStep: RunActed }>;
  readonly TryStep: Named<TryVariables, { readonly tryStep: RunActed }>;
  readonly DoStep: Named<DoVariables, { readonly doStep: RunActed }>;
  readonly CheckStep: Named<CheckVariables, { readonly checkStep: RunActed }>;
  readonly LeaveStep: Named<LeaveVariables, { readonly leaveStep: RunActed }>;
  readonly HandOnStep: Named<HandOnVariables, { readonly handOnStep: RunActed }>;
  readonly AnswerHandover: Named<AnswerHandoverVariables, { readonly answerHandover: RunActed }>;
  readonly FinishProcedure: Named<FinishVariables, { readonly finishProcedure: RunActed }>;
  readonly StopProcedure: Named<StopVariables, { readonly stopProcedure: RunActed }>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const PROCEDURE_CHANGES = [
  'BeginProcedure',
  'BeginProtectionProcedure',
  'OpenProcedure',
  'ReportFact',
  'TakeStep',
  'TryStep',
  'DoStep',
  'CheckStep',
  'LeaveStep',
  'HandOnStep',
  'AnswerHandover',
  'FinishProcedure',
  'StopProcedure',
] as const;
