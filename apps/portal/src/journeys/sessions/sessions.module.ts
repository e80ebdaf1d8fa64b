import { Module } from '@nestjs/common';
import { SignInsPage } from './sign-ins.page.js';
import { StaffSignInsPage } from './staff-sign-ins.page.js';

@Module({ controllers: [SignInsPage, StaffSignInsPage] })
export class SessionsModule {}
