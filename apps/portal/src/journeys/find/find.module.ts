import { Module } from '@nestjs/common';
import { DutyDesksPage } from './duty-desks.page.js';
import { FindPage } from './find.page.js';

@Module({ controllers: [FindPage, DutyDesksPage] })
export class FindModule {}
