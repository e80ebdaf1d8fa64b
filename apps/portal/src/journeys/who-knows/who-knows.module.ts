import { Module } from '@nestjs/common';
import { WhoKnowsPage } from './who-knows.page.js';

@Module({ controllers: [WhoKnowsPage] })
export class WhoKnowsModule {}
