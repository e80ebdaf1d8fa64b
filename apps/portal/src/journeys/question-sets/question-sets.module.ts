import { Module } from '@nestjs/common';
import { AddQuestionPage } from './add-question.page.js';
import { DescribeSetPage } from './describe-set.page.js';
import { ExtractFile, QuestionSetFile, QuestionSetVersionFile } from './download.page.js';
import { DraftAdded } from './draft-added.js';
import { EditQuestionPage } from './edit-question.page.js';
import { ExtractPage, ExtractsPage } from './extracts.page.js';
import { GovernedQuestions } from './governed-questions.js';
import { NewQuestionPage } from './new-question.page.js';
import { BringInPage, QuestionSetPage } from './question-set.page.js';
import { QuestionSetsPage } from './question-sets.page.js';
import { VersionPage } from './version.page.js';

/** The order matters: an address with a name in it stands before the one that takes any code there. */
@Module({
  controllers: [
    QuestionSetsPage,
    ExtractsPage,
    ExtractFile,
    ExtractPage,
    QuestionSetVersionFile,
    EditQuestionPage,
    DescribeSetPage,
    AddQuestionPage,
    NewQuestionPage,
    VersionPage,
    QuestionSetFile,
    BringInPage,
    QuestionSetPage,
  ],
  providers: [GovernedQuestions, DraftAdded],
})
export class QuestionSetsModule {}
