import { Module } from '@nestjs/common';
import { AgreementPage, AgreementsPage } from './agreements.page.js';

@Module({ controllers: [AgreementsPage, AgreementPage] })
export class AgreementsModule {}
