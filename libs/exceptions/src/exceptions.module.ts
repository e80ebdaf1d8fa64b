import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { exceptionsAbilities } from './access/exceptions.abilities.js';
import { EmergencyResolver } from './graphql/emergency.resolver.js';
import { ExceptionsResolver, PersonEmergencyResolver } from './graphql/exceptions.resolver.js';
import { ReviewScopeResolver } from './graphql/review-scope.resolver.js';
import * as reads from './reads/exceptions.reads.js';
import { Emergencies } from './store/emergencies.js';
import { ProtectionRecords } from './store/protection-records.js';
import { Recusals } from './store/recusals.js';
import { ReviewScopes } from './store/review-scopes.js';
import { ApproveReviewScope } from './use-cases/approve-review-scope.js';
import { CloseEmergency } from './use-cases/close-emergency.js';
import { EmergencyAlarms } from './use-cases/emergency-alarms.js';
import { EndReviewScope } from './use-cases/end-review-scope.js';
import { LiftRecusal } from './use-cases/lift-recusal.js';
import { OpenInEmergency } from './use-cases/open-in-emergency.js';
import { ProposeReviewScope } from './use-cases/propose-review-scope.js';
import { RecordProtection } from './use-cases/record-protection.js';
import { RecusalRecord } from './use-cases/recusal-record.js';
import { Recuse } from './use-cases/recuse.js';
import { ReviewEmergency } from './use-cases/review-emergency.js';
import { ReviewOfEmergency } from './use-cases/review-of-emergency.js';
import { ReviewScopeRecord } from './use-cases/review-scope-record.js';

const stores = [Emergencies, Recusals, ReviewScopes, ProtectionRecords];
const records = [EmergencyAlarms, ReviewOfEmergency, RecusalRecord, ReviewScopeRecord];
const verbs = [
  OpenInEmergency,
  CloseEmergency,
  ReviewEmergency,
  Recuse,
  LiftRecusal,
  ProposeReviewScope,
  ApproveReviewScope,
  EndReviewScope,
  RecordProtection,
];

@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    ReadModel.register(Object.values(reads)),
    AccessModule.abilities(exceptionsAbilities),
  ],
  providers: [...stores, ...records, ...verbs, EmergencyResolver, ExceptionsResolver, PersonEmergencyResolver, ReviewScopeResolver],
})
export class ExceptionsModule {}
