import { AccessLog, type Actor, Authorise } from '@lib/access';
import { Invalid, isRefusal, type Refusal, refuse } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type DeskAnswerCode, isDeskAnswer } from '../domain/desk-question.js';
import { DeskQuestions } from '../store/desk-questions.js';

export interface AnswerDeskQuestionAsked {
  readonly key: string;
  readonly id: string;
  readonly answer: string;
}

/** The desk says what it does about a question. Whoever asked sees no change; what is told them is told as a share, or by telephone. */
@Injectable()
export class AnswerDeskQuestion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
    private readonly questions: DeskQuestions,
  ) {}

  execute(actor: Actor, input: AnswerDeskQuestionAsked): Promise<{ questionId: string } | Refusal> {
    const { answer, id, key } = input;
    if (!isDeskAnswer(answer)) throw new Invalid({ answer: 'Choose what your desk will do' });
    const entry = { operation: 'answerDeskQuestion', subjectType: 'DeskQuestion', subjectId: id };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation: entry.operation, input }, () => this.answer(tx, actor, id, answer));
      if (isRefusal(done)) await this.log.write(tx, actor, { ...entry, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async answer(tx: Tx, actor: Actor, id: string, answer: DeskAnswerCode): Promise<{ questionId: string } | Refusal> {
    const question = await this.questions.find(tx, id);
    await this.authorise.check(actor, 'answer', 'DeskQuestion', question, { asked: id });
    if (!question) throw new Error('checked, yet not there');
    if (!(await this.questions.answer(tx, actor, question, answer))) {
      return refuse('DSK-01', 'Somebody at your desk has answered this already. Nothing was changed.');
    }
    await this.log.write(tx, actor, { act: 'ALTERATION', operation: 'answerDeskQuestion', subjectType: 'DeskQuestion', subjectId: id });
    return { questionId: id };
  }
}
