import { Module } from '@nestjs/common';
import { AwayPage, RecordAbsenceOfPage, RecordOwnAbsencePage } from './away.page.js';
import { AgreeTimePage, FundPostsPage } from './figures.page.js';
import { ReportUnsafePage, UnsafeWorkPage, UnsafeWorksPage } from './unsafe.page.js';
import { TeamPage, TeamUnitPage } from './team.page.js';

@Module({
  controllers: [
    TeamPage,
    TeamUnitPage,
    FundPostsPage,
    AgreeTimePage,
    AwayPage,
    RecordOwnAbsencePage,
    RecordAbsenceOfPage,
    UnsafeWorksPage,
    UnsafeWorkPage,
    ReportUnsafePage,
  ],
})
export class TeamModule {}
