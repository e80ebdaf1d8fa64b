import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { RiskModule } from '@lib/risk';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { enquiryAbilities } from './access/enquiry.abilities.js';
import { AnsweringModule } from './answering.module.js';
import { AskingModule } from './asking.module.js';
import { GoverningModule } from './governing.module.js';
import { EnquiryResolver, PersonEnquiriesResolver } from './graphql/enquiry.resolver.js';
import * as enquiryReads from './reads/enquiry.reads.js';
import * as ownRecordReads from './reads/own-record.reads.js';
import { ReadingModule } from './reading.module.js';
import { enquiryEntities } from './store/entities/enquiry.entities.js';

@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    RiskModule,
    SharingModule,
    AskingModule,
    AnsweringModule,
    GoverningModule,
    ReadingModule,
    Entities.register(enquiryEntities),
    ReadModel.register([...Object.values(enquiryReads), ...Object.values(ownRecordReads)]),
    AccessModule.abilities(enquiryAbilities),
  ],
  providers: [EnquiryResolver, PersonEnquiriesResolver],
  exports: [GoverningModule],
})
export class EnquiryModule {}
