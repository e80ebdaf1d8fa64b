import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { RiskModule } from '@lib/risk';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { conferenceAbilities } from './access/conference.abilities.js';
import { ConferenceResolver, PersonConferencesResolver } from './graphql/conference.resolver.js';
import * as conferenceReads from './reads/conference.reads.js';
import { ConferencesStore } from './store/conferences.store.js';
import { ConferenceEntity } from './store/entities/conference.entity.js';
import { ConferenceEntryEntity, ConferenceInvitationEntity } from './store/entities/conference-entry.entity.js';
import { ConferenceItemEntity } from './store/entities/conference-item.entity.js';
import { ActInConference } from './use-cases/act-in-conference.js';
import { CallConference } from './use-cases/call-conference.js';
import { ConferenceRecord } from './use-cases/conference-record.js';
import { EndConference } from './use-cases/end-conference.js';
import { ListOnAgenda } from './use-cases/list-on-agenda.js';
import { MinuteItem } from './use-cases/minute-item.js';
import { RecordAttendance } from './use-cases/record-attendance.js';

@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    RiskModule,
    SharingModule,
    Entities.register([ConferenceEntity, ConferenceInvitationEntity, ConferenceItemEntity, ConferenceEntryEntity]),
    ReadModel.register(Object.values(conferenceReads)),
    AccessModule.abilities(conferenceAbilities),
  ],
  providers: [
    ConferencesStore, ConferenceRecord, ActInConference, CallConference, ListOnAgenda, RecordAttendance, EndConference, MinuteItem,
    ConferenceResolver, PersonConferencesResolver,
  ], // prettier-ignore
})
export class ConferenceModule {}
