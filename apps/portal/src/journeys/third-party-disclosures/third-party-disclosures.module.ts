import { Module } from '@nestjs/common';
import { CaseDisclosuresPage } from './case-disclosures.page.js';
import { DisclosurePage } from './disclosure.page.js';
import { ProposePage } from './propose.page.js';

@Module({ controllers: [CaseDisclosuresPage, ProposePage, DisclosurePage] })
export class ThirdPartyDisclosuresModule {}
