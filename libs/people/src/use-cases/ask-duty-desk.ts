import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { DeskQuestionAsked } from '../domain/desk-question.js';
import { DeskQuestions } from '../store/desk-questions.js';

export interface AskDutyDeskAsked extends DeskQuestionAsked {
  readonly key: string;
  readonly unitId: string;
}

/** Sends a duty desk a question about somebody. The same steps and the same answer, whether or not anybody knows them. */
@Injectable()
export class AskDutyDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly log: AccessLog,
    private readonly questions: DeskQuestions,
  ) {}

  execute(actor: Actor, input: AskDutyDeskAsked): Promise<{ questionId: string } | Refusal> {
    const operation = 'askDutyDesk';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, async () => {
        const { id } = await this.questions.ask(tx, actor, input.unitId, input);
        await this.log.write(tx, actor, { act: 'COLLECTION', operation, subjectType: 'DeskQuestion', subjectId: id });
        return { questionId: id };
      });
      if (isRefusal(done)) await this.log.write(tx, actor, { act: 'REFUSED', operation, code: done.code });
      return done;
    });
  }
}
