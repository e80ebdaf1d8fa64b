import { Module } from '@nestjs/common';
import { ExportPage, ExportsPage } from './exports.page.js';
import { TakeDaysOutPage } from './take-days-out.page.js';
import { TakeOutPage } from './take-out.page.js';

@Module({ controllers: [TakeOutPage, TakeDaysOutPage, ExportsPage, ExportPage] })
export class ExportsModule {}
