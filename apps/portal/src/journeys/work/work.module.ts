import { Module } from '@nestjs/common';
import { CircumstancesPage } from './circumstances.page.js';
import { HeldElsewherePage } from './held-elsewhere.page.js';
import { StandingDecisionsPage } from './standing-decisions.page.js';
import { WorkItemPage } from './work-item.page.js';

@Module({ controllers: [WorkItemPage, CircumstancesPage, HeldElsewherePage, StandingDecisionsPage] })
export class WorkModule {}
