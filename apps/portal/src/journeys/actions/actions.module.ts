import { Module } from '@nestjs/common';
import { ActionPage } from './action.page.js';
import { CaseActionsPage } from './case-actions.page.js';
import { OverdueActionsPage } from './overdue.page.js';
import { SetActionPage } from './set-action.page.js';

/** What is overdue comes before one by its id: the router takes the first that fits. */
@Module({ controllers: [CaseActionsPage, SetActionPage, OverdueActionsPage, ActionPage] })
export class ActionsModule {}
