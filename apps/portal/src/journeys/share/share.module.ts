import { Module } from '@nestjs/common';
import { AlsoExpected } from './also-expected.js';
import { CheckSharePage } from './check.page.js';
import { ChooseSharePage } from './choose-share.page.js';
import { DecidePage } from './decide.page.js';
import { ExplainWork } from './explain-work.js';
import { HeldNotes } from './held-notes.js';
import { SaidPage } from './said.page.js';
import { ShareDrafts } from './share-drafts.js';

@Module({
  controllers: [ChooseSharePage, DecidePage, CheckSharePage, SaidPage],
  providers: [AlsoExpected, ShareDrafts, ExplainWork, HeldNotes],
})
export class ShareModule {}
