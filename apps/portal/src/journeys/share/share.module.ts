import { Module } from '@nestjs/common';
import { CheckSharePage } from './check.page.js';
import { ChooseSharePage } from './choose-share.page.js';
import { DecidePage } from './decide.page.js';
import { ShareDrafts } from './share-drafts.js';

@Module({ controllers: [ChooseSharePage, DecidePage, CheckSharePage], providers: [ShareDrafts] })
export class ShareModule {}
