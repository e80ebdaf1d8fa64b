import { PartnershipModule } from '@lib/partnership';
import { RiskModule } from '@lib/risk';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { AskingModule } from './asking.module.js';
import { AnsweringResolver } from './graphql/answering.resolver.js';
import { SendingResolver } from './graphql/sending.resolver.js';
import { AnswerDraftStore } from './store/answer-draft.store.js';
import { AnswerStore } from './store/answer.store.js';
import { ContradictionsStore } from './store/contradictions.store.js';
import { AnsweringDesk } from './use-cases/answering-desk.js';
import { CheckAnswers } from './use-cases/check-answers.js';
import { ConfirmAnswers } from './use-cases/confirm-answers.js';
import { KeepSending } from './use-cases/keep-sending.js';
import { LookAtAnswering } from './use-cases/look-at-answering.js';
import { NotesTowardsAsker } from './use-cases/notes-towards-asker.js';
import { RaiseContradictions } from './use-cases/raise-contradictions.js';
import { SaveAnswers } from './use-cases/save-answers.js';
import { SendAnswers } from './use-cases/send-answers.js';
import { SendingAct } from './use-cases/sending-act.js';
import { SendingAftermath } from './use-cases/sending-aftermath.js';
import { SendingWork } from './use-cases/sending-work.js';
import { SettleContradiction, SettleInCase } from './use-cases/settle-contradiction.js';

/** Everything that answering an enquiry is made of. */
@Module({
  imports: [PartnershipModule, RiskModule, SharingModule, AskingModule],
  providers: [
    AnswerStore,
    AnswerDraftStore,
    ContradictionsStore,
    AnsweringDesk,
    LookAtAnswering,
    SaveAnswers,
    ConfirmAnswers,
    NotesTowardsAsker,
    CheckAnswers,
    SendAnswers,
    SendingAct,
    SendingAftermath,
    KeepSending,
    SendingWork,
    RaiseContradictions,
    SettleContradiction,
    SettleInCase,
    AnsweringResolver,
    SendingResolver,
  ],
  exports: [AnsweringDesk, SaveAnswers],
})
export class AnsweringModule {}
