import { Module } from '@nestjs/common';
import { AskDeskPage } from './ask-desk.page.js';
import { DeskQuestionPage, DeskQuestionsPage } from './desk-question.page.js';

@Module({ controllers: [AskDeskPage, DeskQuestionsPage, DeskQuestionPage] })
export class AskModule {}
