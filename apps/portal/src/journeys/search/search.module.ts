import { Module } from '@nestjs/common';
import { SearchPage } from './search.page.js';

@Module({ controllers: [SearchPage] })
export class SearchModule {}
