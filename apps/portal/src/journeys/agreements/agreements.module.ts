import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { AgreementPage, AgreementsPage } from './agreements.page.js';
import { ChangeAgreementPage } from './change-agreement.page.js';

@Module({ imports: [ChangesModule], controllers: [AgreementsPage, ChangeAgreementPage, AgreementPage] })
export class AgreementsModule {}
