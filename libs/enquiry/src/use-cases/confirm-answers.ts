import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { AnswerGiven } from '../domain/answer.js';
import { draftOfAnswer } from '../domain/answer-draft.js';
import { mayAnswer } from '../domain/answering-refusals.js';
import type { AnsweringStand } from '../domain/answering-stand.js';
import { confirm } from '../domain/confirming.js';
import { type AnswerToSave, planSaving, type SavingPlan } from '../domain/saving.js';
import { AnsweringDesk, type AtDesk } from './answering-desk.js';
import { EnquiryRecord } from './enquiry-record.js';
import { SaveAnswers, type Saved } from './save-answers.js';

export interface ConfirmAnswersAsked {
  readonly enquiryId: string;
  readonly questionCodes: readonly string[];
  readonly groupTick?: boolean | null;
}

/** "Still right today": last time's answers become drafts again, as of today. What is typed already, or was sent, is never written over. */
@Injectable()
export class ConfirmAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: AnsweringDesk,
    private readonly saving: SaveAnswers,
    private readonly record: EnquiryRecord,
  ) {}

  execute(actor: Actor, asked: ConfirmAnswersAsked): Promise<Saved | Refusal> {
    const operation = 'confirmAnswers';
    return this.work.run(actor, async (tx) => {
      const enquiry = await this.desk.hold(tx, actor, asked.enquiryId);
      const at = await this.desk.stand(tx, actor, enquiry);
      const again = mayAnswer(enquiry) ?? confirmed(at, await this.desk.last(tx, enquiry), asked);
      if (isRefusal(again)) {
        await this.record.refused(tx, actor, operation, again.code, { subjectId: enquiry.id, personId: enquiry.personId });
        return again;
      }
      return this.saving.keep(tx, actor, enquiry, planConfirming(at.stand, again, asked.questionCodes), operation);
    });
  }
}

function confirmed({ enquiry, bounds }: AtDesk, last: readonly AnswerGiven[], { questionCodes, groupTick }: ConfirmAnswersAsked) {
  return confirm(enquiry.definition, last, { asGroup: groupTick === true, singly: [...new Set(questionCodes)] }, bounds);
}

/** Of what somebody has answered meanwhile, a tick of its own is told; the tick for all of them passes over it. */
function planConfirming(stand: AnsweringStand, again: readonly AnswerGiven[], ticked: readonly string[]): SavingPlan {
  const standing = new Map(stand.questions.map((one) => [one.question.code, one]));
  const wanted = again.flatMap((answer): AnswerToSave[] => {
    const { draft = null, kept = null, version = 0 } = standing.get(answer.questionCode) ?? {};
    const answered = draft !== null || kept !== null;
    if (answered && !ticked.includes(answer.questionCode)) return [];
    // A tick says nothing of what has been typed since: it is let through only where nothing has.
    return [{ ...draftOfAnswer(answer), questionCode: answer.questionCode, seenVersion: answered ? -1 : version }];
  });
  return planSaving(stand, wanted);
}
