import { ProcedureEventEntity } from './procedure-event.entity.js';
import { ProcedureRunEntity } from './procedure-run.entity.js';

export const procedureEntities = [ProcedureRunEntity, ProcedureEventEntity];
