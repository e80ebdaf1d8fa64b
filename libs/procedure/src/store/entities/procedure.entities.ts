import { ProcedureEventEntity } from './procedure-event.entity.js';
import { ProcedureRunEntity } from './procedure-run.entity.js';
import { RiskDecisionEntity } from './risk-decision.entity.js';
import { ThirdPartyDisclosureEntity } from './third-party-disclosure.entity.js';

export const procedureEntities = [ProcedureRunEntity, ProcedureEventEntity, RiskDecisionEntity, ThirdPartyDisclosureEntity];
