import { AccessLog, type Actor } from '@lib/access';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ChangeToAnswer } from './answer-change.js';
import { ChangeRecord } from './change-record.js';
import { DrawUp, seenOf } from './draw-up.js';

/** What a proposed change does now, for whoever is about to answer it. */
@Injectable()
export class LookAtChange {
  constructor(
    private readonly work: UnitOfWork,
    private readonly record: ChangeRecord,
    private readonly drawing: DrawUp,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, id: string): Promise<ChangeToAnswer> {
    return this.work.run(actor, async (tx) => {
      const change = await this.drawing.toAnswer(actor, 'approve', id, await this.record.find(tx, id));
      const over = await this.record.over(tx, actor, change);
      const impact = await this.drawing.impact(tx, actor, change.kind, change);
      await this.log.write(tx, actor, { act: 'CONSULTATION', operation: 'changeToAnswer', subjectType: 'Change', subjectId: id });
      return { change, impact, seen: seenOf(change.before, impact), over };
    });
  }
}
