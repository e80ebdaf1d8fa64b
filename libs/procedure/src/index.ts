export { ProcedureModule } from './procedure.module.js';
