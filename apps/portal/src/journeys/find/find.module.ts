import { Module } from '@nestjs/common';
import { AskModule } from '../ask/ask.module.js';
import { DutyDesksPage } from './duty-desks.page.js';
import { FindPage } from './find.page.js';

/** Who is not found is asked about: the two journeys are one. */
@Module({ imports: [AskModule], controllers: [FindPage, DutyDesksPage] })
export class FindModule {}
