import { Module } from '@nestjs/common';
import { CaseAboutPage } from './about.page.js';

@Module({ controllers: [CaseAboutPage] })
export class CasesModule {}
