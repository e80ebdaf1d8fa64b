import { AccessLog, type Actor, Authorise } from '@lib/access';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { QuestionOverTime } from '../domain/side-by-side.js';
import { RepliesOfPerson } from './replies-of-person.js';

export interface CompareAsked {
  readonly personId: string;
  readonly questionCode?: string | null;
}

/** What was said to the same question over time, and what changed, as far as whoever reads may see it. */
@Injectable()
export class CompareAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authorise: Authorise,
    private readonly reading: RepliesOfPerson,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, { personId, questionCode }: CompareAsked): Promise<readonly QuestionOverTime[]> {
    return this.work.run(actor, async (tx) => {
      const person = await this.reading.person(tx, personId);
      if (!person || !this.authorise.may(actor, 'read', 'Person', person)) {
        await this.log.write(tx, actor, {
          act: 'DENIED',
          operation: 'answersOverTime',
          code: 'NOT_FOUND',
          subjectType: 'Person',
          subjectId: personId,
        });
        return [];
      }
      const compared = await this.reading.compared(tx, personId);
      await this.log.write(tx, actor, {
        act: 'CONSULTATION',
        operation: 'answersOverTime',
        subjectType: 'Person',
        subjectId: personId,
        personId,
      });
      return compared.filter(({ code }) => !questionCode || code === questionCode);
    });
  }
}
