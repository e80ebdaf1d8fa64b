import { Module } from '@nestjs/common';
import { CaseDecisionsPage } from './case-decisions.page.js';
import { DecisionPage } from './decision.page.js';
import { GroundsOf } from './grounds.js';
import { RecordDecisionPage } from './record-decision.page.js';

@Module({ controllers: [CaseDecisionsPage, RecordDecisionPage, DecisionPage], providers: [GroundsOf] })
export class RiskDecisionsModule {}
