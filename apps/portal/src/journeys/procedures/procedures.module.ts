import { Module } from '@nestjs/common';
import { ProcedurePage, ProceduresPage } from './procedures.page.js';

@Module({ controllers: [ProceduresPage, ProcedurePage] })
export class ProceduresModule {}
