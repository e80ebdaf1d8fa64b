import { Module } from '@nestjs/common';
import { CaseFilePage } from './case-file.page.js';
import { CaseReceivedPage } from './received.page.js';

@Module({ controllers: [CaseFilePage, CaseReceivedPage] })
export class CaseFileModule {}
