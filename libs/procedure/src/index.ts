export { ProcedureModule } from './procedure.module.js';
export { KeepProcedure, ProcedureWorkerModule } from './procedure-worker.module.js';
export { ShippedProcedures } from './procedures/shipped.js';
export {
  AnswerHandover,
  BeginProcedure,
  CheckStep,
  DoStep,
  FinishProcedure,
  HandOnStep,
  LeaveStep,
  OpenProcedure,
  ReportFact,
  StopProcedure,
  TakeStep,
  TryStep,
} from './use-cases/procedure.acts.js';
