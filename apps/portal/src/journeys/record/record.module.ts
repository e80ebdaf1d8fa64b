import { Module } from '@nestjs/common';
import { AccessLogPage } from './access-log.page.js';
import { SampledSearchPage, SearchSamplesPage } from './search-samples.page.js';
import { CaseSharingRecordPage, SharingRecordPage } from './sharing-record.page.js';

@Module({ controllers: [SharingRecordPage, CaseSharingRecordPage, AccessLogPage, SearchSamplesPage, SampledSearchPage] })
export class RecordModule {}
