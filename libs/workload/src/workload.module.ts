import { AccessModule } from '@lib/access';
import { EnquiryModule } from '@lib/enquiry';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { workloadAbilities } from './access/workload.abilities.js';
import { AbsenceResolver } from './graphql/absence.resolver.js';
import { ReassigningResolver } from './graphql/reassigning.resolver.js';
import { TeamResolver } from './graphql/team.resolver.js';
import { UnsafeWorkResolver } from './graphql/unsafe-work.resolver.js';
import * as absenceReads from './reads/absence.reads.js';
import * as reassigningReads from './reads/reassigning.reads.js';
import * as teamReads from './reads/team.reads.js';
import * as unsafeReads from './reads/unsafe-work.reads.js';
import { Absences } from './store/absences.js';
import { AgreedFigures } from './store/agreed-figures.js';
import { UnsafeWorkStore } from './store/unsafe-work.js';
import { WorkMoves } from './store/work-moves.js';
import { AgreeTime } from './use-cases/agree-time.js';
import { AnswerUnsafeWork } from './use-cases/answer-unsafe-work.js';
import { EndAbsence } from './use-cases/end-absence.js';
import { FundPosts } from './use-cases/fund-posts.js';
import { GiveWorkBack } from './use-cases/give-work-back.js';
import { MoveRecord } from './use-cases/move-record.js';
import { ReassignWork } from './use-cases/reassign-work.js';
import { RecordAbsence } from './use-cases/record-absence.js';
import { ReportUnsafeWork } from './use-cases/report-unsafe-work.js';
import { UnsafeRecord } from './use-cases/unsafe-record.js';

/** What units have to do, and whom they have to do it. */
@Module({
  imports: [
    EnquiryModule,
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    ReadModel.register([
      ...Object.values(teamReads),
      ...Object.values(absenceReads),
      ...Object.values(unsafeReads),
      ...Object.values(reassigningReads),
    ]),
    AccessModule.abilities(workloadAbilities),
  ],
  providers: [
    AgreedFigures,
    Absences,
    FundPosts,
    AgreeTime,
    RecordAbsence,
    EndAbsence,
    UnsafeWorkStore,
    UnsafeRecord,
    ReportUnsafeWork,
    AnswerUnsafeWork,
    WorkMoves,
    MoveRecord,
    ReassignWork,
    GiveWorkBack,
    ReassigningResolver,
    TeamResolver,
    AbsenceResolver,
    UnsafeWorkResolver,
  ],
})
export class WorkloadModule {}
