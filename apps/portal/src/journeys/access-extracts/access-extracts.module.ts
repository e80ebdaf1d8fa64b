import { Module } from '@nestjs/common';
import { AccessExtractPage, AccessExtractsPage } from './access-extracts.page.js';
import { AskForAccessExtractPage } from './ask-for-access-extract.page.js';

@Module({ controllers: [AskForAccessExtractPage, AccessExtractsPage, AccessExtractPage] })
export class AccessExtractsModule {}
