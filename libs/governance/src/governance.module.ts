import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { ReadModel } from '@lib/platform';
import { RiskModule } from '@lib/risk';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { governanceAbilities } from './access/governance.abilities.js';
import { ErasureResolver } from './graphql/erasure.resolver.js';
import { HoldResolver } from './graphql/hold.resolver.js';
import * as reads from './reads/governance.reads.js';
import { ErasureRequests } from './store/erasure-requests.js';
import { LegalHolds } from './store/legal-holds.js';
import { AskForErasure } from './use-cases/ask-for-erasure.js';
import { CarryOutErasure } from './use-cases/carry-out-erasure.js';
import { DecideErasure } from './use-cases/decide-erasure.js';
import { ErasureRecord } from './use-cases/erasure-record.js';
import { HoldRecord } from './use-cases/hold-record.js';
import { LiftHold } from './use-cases/lift-hold.js';
import { LiftRestriction } from './use-cases/lift-restriction.js';
import { PlaceHold } from './use-cases/place-hold.js';

/** What must be kept and what must go, by law. */
@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    RiskModule,
    SharingModule,
    ReadModel.register(Object.values(reads)),
    AccessModule.abilities(governanceAbilities),
  ],
  providers: [
    LegalHolds,
    ErasureRequests,
    HoldRecord,
    ErasureRecord,
    CarryOutErasure,
    PlaceHold,
    LiftHold,
    AskForErasure,
    DecideErasure,
    LiftRestriction,
    HoldResolver,
    ErasureResolver,
  ],
})
export class GovernanceModule {}
