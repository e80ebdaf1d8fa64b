import { Module } from '@nestjs/common';
import { LocalAccountsPage } from './local-accounts.page.js';
import { ResetAccountPage } from './reset-account.page.js';

@Module({ controllers: [LocalAccountsPage, ResetAccountPage] })
export class LocalAccountsModule {}
