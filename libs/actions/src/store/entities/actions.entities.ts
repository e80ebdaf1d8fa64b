import { ActionEventEntity } from './action-event.entity.js';
import { ActionEntity } from './action.entity.js';

export const actionsEntities = [ActionEntity, ActionEventEntity];
