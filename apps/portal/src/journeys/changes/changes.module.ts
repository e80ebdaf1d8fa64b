import { Module } from '@nestjs/common';
import { ChangePage, ChangesPage } from './change.page.js';
import { ProposeChangeSteps } from './propose.js';

@Module({ controllers: [ChangesPage, ChangePage], providers: [ProposeChangeSteps], exports: [ProposeChangeSteps] })
export class ChangesModule {}
