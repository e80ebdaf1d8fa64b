import { Module } from '@nestjs/common';
import { AgendaPage } from './agenda.page.js';
import { AttendancePage } from './attendance.page.js';
import { CallPage } from './call.page.js';
import { CaseConferencesPage } from './case-conferences.page.js';
import { ConferencePage } from './conference.page.js';
import { ConferencesPage } from './conferences.page.js';
import { EndPage } from './end.page.js';
import { ItemPage } from './item.page.js';
import { LiveConferencePage, LiveItemPage } from './live.page.js';
import { TakeOffPage } from './off.page.js';
import { PackFilePage, PackPage } from './pack.page.js';

@Module({
  controllers: [
    ConferencesPage, CallPage, ConferencePage, AgendaPage, AttendancePage, EndPage, PackPage, PackFilePage, ItemPage, TakeOffPage, LiveItemPage,
    LiveConferencePage, CaseConferencesPage,
  ], // prettier-ignore
})
export class ConferencesModule {}
