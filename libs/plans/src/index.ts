export { PlansModule } from './plans.module.js';
export { PlansWorkerModule, RaisePlanReviews } from './plans-worker.module.js';
export { RecordManagementPlan } from './use-cases/record-management-plan.js';
export { managementPlanRead } from './reads/management-plan.reads.js';
