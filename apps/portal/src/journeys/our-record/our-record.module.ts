import { Module } from '@nestjs/common';
import { OurRecordBundle, OurRecordPage } from './our-record.page.js';

@Module({ controllers: [OurRecordPage, OurRecordBundle] })
export class OurRecordModule {}
