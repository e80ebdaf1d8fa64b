import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { Entities, ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { changeAbilities } from './access/change.abilities.js';
import { ChangeResolver } from './graphql/change.resolver.js';
import { StaffRecordResolver } from './graphql/staff-record.resolver.js';
import { changeAnswerRead, changeImpactRead, changeLineRead, changeRead, changeRoot, changesRoot } from './reads/change.reads.js';
import { ownStaffRoot, postRead, staffRecordRead, staffRecordRoot } from './reads/staff-record.reads.js';
import { ChangeAnswerEntity, ChangeEntity, ChangeImpactEntity } from './store/change.entity.js';
import { ChangeFacts } from './store/change-facts.js';
import { ChangeWork } from './store/change-work.js';
import { Changes } from './store/changes.js';
import { AnswerChange } from './use-cases/answer-change.js';
import { ApproveChange } from './use-cases/approve-change.js';
import { AskAboutChange } from './use-cases/ask-about-change.js';
import { ChangeRecord } from './use-cases/change-record.js';
import { ConsiderChange } from './use-cases/consider-change.js';
import { DeclineChange } from './use-cases/decline-change.js';
import { DrawUp } from './use-cases/draw-up.js';
import { LookAtChange } from './use-cases/look-at-change.js';
import { ProposeChange } from './use-cases/propose-change.js';

const reads = [
  changeRead,
  changeAnswerRead,
  changeLineRead,
  changeImpactRead,
  changeRoot,
  changesRoot,
  staffRecordRead,
  postRead,
  ownStaffRoot,
  staffRecordRoot,
];
const useCases = [ConsiderChange, ProposeChange, LookAtChange, AnswerChange, ApproveChange, DeclineChange];

/** Changes of agreements, posts and accounts: decisions of record with a second person. */
@Module({
  imports: [
    LedgerModule,
    Entities.register([ChangeEntity, ChangeAnswerEntity, ChangeImpactEntity]),
    ReadModel.register(reads),
    AccessModule.abilities(changeAbilities),
  ],
  providers: [Changes, ChangeFacts, ChangeWork, DrawUp, ChangeRecord, AskAboutChange, ...useCases, ChangeResolver, StaffRecordResolver],
})
export class ChangesModule {}
