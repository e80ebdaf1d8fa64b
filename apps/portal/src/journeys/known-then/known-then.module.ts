import { Module } from '@nestjs/common';
import { ChronologyFile, ChronologyPage } from './chronology.page.js';
import { KnownThenPage } from './known-then.page.js';

@Module({ controllers: [KnownThenPage, ChronologyPage, ChronologyFile] })
export class KnownThenModule {}
