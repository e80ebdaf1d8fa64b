import { Module } from '@nestjs/common';
import { ImportPage, ImportRefusedPage } from './import.page.js';
import { ImportsPage } from './imports.page.js';
import { SendRows } from './send-rows.js';
import { ImportTemplatePage, StartImportPage } from './start-import.page.js';

@Module({ controllers: [ImportsPage, StartImportPage, ImportTemplatePage, ImportPage, ImportRefusedPage], providers: [SendRows] })
export class ImportsModule {}
