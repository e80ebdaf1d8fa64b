import { Module } from '@nestjs/common';
import { FindPage } from './find.page.js';

@Module({ controllers: [FindPage] })
export class FindModule {}
