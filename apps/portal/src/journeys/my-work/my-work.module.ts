import { Module } from '@nestjs/common';
import { DraftPage, DiscardDraftPage } from './draft.page.js';
import { MyCasesPage, MyWorkPage, NewForMePage } from './my-work.page.js';

@Module({ controllers: [MyWorkPage, NewForMePage, MyCasesPage, DraftPage, DiscardDraftPage] })
export class MyWorkModule {}
