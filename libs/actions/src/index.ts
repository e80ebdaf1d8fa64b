export { ActionsModule } from './actions.module.js';
export { ActionsWorkerModule, KeepAction } from './actions-worker.module.js';
export { ActionResult } from './graphql/action.types.js';
export { type ActionKept, type ActionToSet, SetActions } from './use-cases/set-actions.js';
export { CarryActions, type ToCarry } from './use-cases/carry-actions.js';
export { SetAction } from './use-cases/set-action.js';
export { RecordOnAction } from './use-cases/record-on-action.js';
export { SettleAction } from './use-cases/settle-action.js';
