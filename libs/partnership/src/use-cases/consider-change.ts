import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ChangeAsked } from '../domain/draw-up-change.js';
import { type ChangeDrawnUp, DrawUp } from './draw-up.js';

/** What a change would do and to whom, before anybody proposes it. It changes nothing. */
@Injectable()
export class ConsiderChange {
  constructor(
    private readonly work: UnitOfWork,
    private readonly drawing: DrawUp,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, asked: ChangeAsked): Promise<ChangeDrawnUp | Refusal> {
    return this.work.run(actor, async (tx) => {
      const drawn = await this.drawing.change(tx, actor, asked);
      const entry = { operation: 'considerChange', subjectType: 'Change', details: { kind: asked.kind } };
      await this.log.write(
        tx,
        actor,
        isRefusal(drawn) ? { ...entry, act: 'REFUSED', code: drawn.code } : { ...entry, act: 'CONSULTATION' },
      );
      return drawn;
    });
  }
}
