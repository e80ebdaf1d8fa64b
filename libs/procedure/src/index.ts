export { ProcedureModule } from './procedure.module.js';
export { KeepProcedure, ProcedureWorkerModule } from './procedure-worker.module.js';
