import { Module } from '@nestjs/common';
import { GapPage } from './gap.page.js';
import { GapsPage } from './gaps.page.js';

@Module({ controllers: [GapsPage, GapPage] })
export class GapsModule {}
