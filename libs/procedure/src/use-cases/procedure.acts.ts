/** The acts that something outside this library may carry out on a person's behalf: the world loader replays them. */
export { AnswerHandover } from './answer-handover.js';
export { BeginProcedure } from './begin-procedure.js';
export { CheckStep } from './check-step.js';
export { DoStep } from './do-step.js';
export { FinishProcedure } from './finish-procedure.js';
export { HandOnStep } from './hand-on-step.js';
export { LeaveStep } from './leave-step.js';
export { OpenProcedure } from './open-procedure.js';
export { ReportFact } from './report-fact.js';
export { StopProcedure } from './stop-procedure.js';
export { TakeStep } from './take-step.js';
export { TryStep } from './try-step.js';
