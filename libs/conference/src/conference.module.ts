import { AccessModule } from '@lib/access';
import { ActionsModule } from '@lib/actions';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { RiskModule } from '@lib/risk';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { conferenceAbilities } from './access/conference.abilities.js';
import { ConferenceResolver, PersonConferencesResolver } from './graphql/conference.resolver.js';
import { ConferenceItemResolver } from './graphql/item.resolver.js';
import * as conferenceReads from './reads/conference.reads.js';
import { ConferencesStore } from './store/conferences.store.js';
import { ConferenceEntity } from './store/entities/conference.entity.js';
import { ConferenceEntryEntity, ConferenceInvitationEntity } from './store/entities/conference-entry.entity.js';
import { ConferenceItemEntity } from './store/entities/conference-item.entity.js';
import { ActInConference } from './use-cases/act-in-conference.js';
import { ActOnItem } from './use-cases/act-on-item.js';
import { CallConference } from './use-cases/call-conference.js';
import { ConferenceRecord } from './use-cases/conference-record.js';
import { EndConference } from './use-cases/end-conference.js';
import { ListOnAgenda } from './use-cases/list-on-agenda.js';
import { MinuteItem } from './use-cases/minute-item.js';
import { RecordAttendance } from './use-cases/record-attendance.js';
import { SetActionAtConference } from './use-cases/set-action-at-conference.js';
import { TakeOffAgenda } from './use-cases/take-off-agenda.js';

@Module({
  imports: [
    ActionsModule,
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
    ConferencesStore, ConferenceRecord, ActInConference, ActOnItem, CallConference, ListOnAgenda, TakeOffAgenda, RecordAttendance, EndConference,
    MinuteItem, SetActionAtConference, ConferenceResolver, ConferenceItemResolver, PersonConferencesResolver,
  ], // prettier-ignore
})
export class ConferenceModule {}
