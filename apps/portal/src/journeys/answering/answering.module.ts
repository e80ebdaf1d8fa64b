import { Module } from '@nestjs/common';
import { HeldNotes } from '../share/held-notes.js';
import { AnswerGroupPage } from './answer-group.page.js';
import { AnswersSentPage } from './answers-sent.page.js';
import { CheckAnswersPage } from './check-answers.page.js';
import { ConfirmAnswersPage } from './confirm-answers.page.js';
import { DeclineEnquiryPage } from './decline-enquiry.page.js';
import { EnquiryToAnswerPage } from './enquiry-to-answer.page.js';
import { NoteDecisions } from './note-decisions.js';
import { SavedAnswers } from './saved-answers.js';

@Module({
  controllers: [EnquiryToAnswerPage, ConfirmAnswersPage, AnswerGroupPage, CheckAnswersPage, AnswersSentPage, DeclineEnquiryPage],
  providers: [HeldNotes, NoteDecisions, SavedAnswers],
})
export class AnsweringModule {}
