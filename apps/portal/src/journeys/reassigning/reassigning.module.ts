import { Module } from '@nestjs/common';
import { GiveWorkBackPage, ReassignWorkPage } from './reassign.page.js';

@Module({ controllers: [ReassignWorkPage, GiveWorkBackPage] })
export class ReassigningModule {}
