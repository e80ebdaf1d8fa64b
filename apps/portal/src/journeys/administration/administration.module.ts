import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { AdministrationPage } from './administration.page.js';
import { ChangeStaffPage } from './change-staff.page.js';
import { StaffMemberPage } from './staff-member.page.js';

@Module({ imports: [ChangesModule], controllers: [AdministrationPage, StaffMemberPage, ChangeStaffPage] })
export class AdministrationModule {}
