import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { Entities, ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { peopleAbilities } from './access/people.abilities.js';
import { signpostAbilities } from './access/signpost.abilities.js';
import { PeopleResolver, WorkPersonResolver } from './graphql/people.resolver.js';
import { SignpostResolver } from './graphql/signpost.resolver.js';
import { deskAnswerRead, deskQuestionRead, deskQuestionRoot, myDeskQuestionsRoot } from './reads/desk-question.reads.js';
import { findPeopleRoot, myCasesRoot, personMatchRead, personRoot } from './reads/finding.reads.js';
import { aliasRead, caseLeadRead, caseMemberRead, personRead, roshRead, thirdPartyRead, workPerson } from './reads/person.reads.js';
import { dutyDeskRoot, signpostRoot } from './reads/signpost.reads.js';
import { PersonEventEntity, ThirdPartyEntity } from './store/case-record.entity.js';
import { CaseOpenings } from './store/case-openings.js';
import { Circumstances } from './store/circumstances.js';
import { DeskAnswerEntity, DeskQuestionEntity } from './store/desk-question.entity.js';
import { DeskQuestions } from './store/desk-questions.js';
import { PeopleReader } from './store/people-reader.js';
import { AccessLimitEntity, CaseMembershipEntity, PersonAliasEntity, PersonEntity, RoshLevelEntity } from './store/person.entity.js';
import { ThirdParties } from './store/third-parties.js';
import { AnswerDeskQuestion } from './use-cases/answer-desk-question.js';
import { AskDutyDesk } from './use-cases/ask-duty-desk.js';
import { OpenCase } from './use-cases/open-case.js';

const entities = [
  PersonEntity,
  PersonAliasEntity,
  RoshLevelEntity,
  CaseMembershipEntity,
  AccessLimitEntity,
  PersonEventEntity,
  ThirdPartyEntity,
  DeskQuestionEntity,
  DeskAnswerEntity,
];
const reads = [
  personRead,
  aliasRead,
  roshRead,
  caseLeadRead,
  caseMemberRead,
  thirdPartyRead,
  workPerson,
  personMatchRead,
  findPeopleRoot,
  myCasesRoot,
  personRoot,
  signpostRoot,
  dutyDeskRoot,
  deskQuestionRead,
  deskAnswerRead,
  deskQuestionRoot,
  myDeskQuestionsRoot,
];

@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    Entities.register(entities),
    ReadModel.register(reads),
    AccessModule.abilities(peopleAbilities),
    AccessModule.abilities(signpostAbilities),
  ],
  providers: [
    PeopleReader,
    ThirdParties,
    Circumstances,
    CaseOpenings,
    OpenCase,
    DeskQuestions,
    AskDutyDesk,
    AnswerDeskQuestion,
    PeopleResolver,
    WorkPersonResolver,
    SignpostResolver,
  ],
  exports: [PeopleReader, ThirdParties, Circumstances, OpenCase],
})
export class PeopleModule {}
