import type { Actor } from '@lib/access';
import { isRefusal, type Refusal, refuse } from '@lib/kernel';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { draftOfAnswer } from '../domain/answer-draft.js';
import { mayAnswer } from '../domain/answering-refusals.js';
import { type AnswerToSave, planSaving } from '../domain/saving.js';
import type { AnswerProblem } from '../domain/sound-answer.js';
import { fromQuestionnaireResponse } from '../interchange/fhir-response-in.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { AnsweringDesk, type AtDesk } from './answering-desk.js';
import { EnquiryRecord } from './enquiry-record.js';
import { type Saved, SaveAnswers } from './save-answers.js';

export interface ImportResponseAsked {
  readonly enquiryId: string;
  readonly json: string;
}
const MOST_PROBLEMS = 100;

/** Answers from another program become drafts, to be looked through and sent by a person. Of a file with a fault in it nothing is kept. */
@Injectable()
export class ImportResponse {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: AnsweringDesk,
    private readonly saving: SaveAnswers,
    private readonly record: EnquiryRecord,
  ) {}

  execute(actor: Actor, { enquiryId, json }: ImportResponseAsked): Promise<Saved | Refusal> {
    const operation = 'importResponse';
    return this.work.run(actor, async (tx) => {
      const enquiry = await this.desk.hold(tx, actor, enquiryId);
      const over = mayAnswer(enquiry);
      const read = over ?? answersIn(enquiry, await this.desk.stand(tx, actor, enquiry), json);
      if (isRefusal(read)) {
        await this.record.refused(tx, actor, operation, read.code, { subjectId: enquiryId, personId: enquiry.personId });
        return read;
      }
      return this.saving.keep(tx, actor, enquiry, read, operation);
    });
  }
}

function answersIn(enquiry: EnquiryEntity, { stand }: AtDesk, json: string): ReturnType<typeof planSaving> | Refusal {
  const typed = new Map(stand.questions.map((one) => [one.question.code, one]));
  const already = stand.questions.flatMap(({ kept }) => (kept ? [kept] : []));
  const { answers, problems } = fromQuestionnaireResponse(enquiry.definition, json, {
    reference: enquiry.reference,
    subject: enquiry.personId,
    already,
  });
  const inHand = answers.filter(({ questionCode }) => typed.get(questionCode)?.draft);
  const found: AnswerProblem[] = [
    ...problems.map(({ where, message }) => ({ questionCode: where, field: 'file', message })),
    ...inHand.map(({ questionCode }) => ({
      questionCode,
      field: 'file',
      message: 'Somebody has begun to answer this question here. Finish or clear that first',
    })),
  ];
  const [first] = found;
  if (first)
    return refuse('ENQ-44', `The file was not taken in: ${first.message}. Mend it, and try again.`, {
      problems: found.slice(0, MOST_PROBLEMS),
    });
  return planSaving(
    stand,
    answers.map((answer): AnswerToSave => ({
      ...draftOfAnswer(answer),
      questionCode: answer.questionCode,
      seenVersion: typed.get(answer.questionCode)?.version ?? 0,
    })),
  );
}
