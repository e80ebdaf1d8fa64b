import { Module } from '@nestjs/common';
import { DigestPage } from './digest.page.js';
import { DraftPage, DiscardDraftPage } from './draft.page.js';
import { MyCasesPage, MyWorkPage, NewForMePage } from './my-work.page.js';

@Module({ controllers: [MyWorkPage, NewForMePage, MyCasesPage, DigestPage, DraftPage, DiscardDraftPage] })
export class MyWorkModule {}
