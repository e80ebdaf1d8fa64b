import { randomUUID } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { Invalid, type Refusal } from '@lib/kernel';
import { databaseNow } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ReassignAsked, soundReassignment } from '../domain/reassigning.js';
import { WorkMoves } from '../store/work-moves.js';
import { MoveRecord, type WorkMoved } from './move-record.js';

/** Any number of pieces of work at once, to one person or one unit. What is no work item stays: a share sent to somebody by name is theirs. */
@Injectable()
export class ReassignWork {
  constructor(
    private readonly record: MoveRecord,
    private readonly authorise: Authorise,
    private readonly moves: WorkMoves,
  ) {}

  execute(
    actor: Actor,
    asked: ReassignAsked & { readonly key: string; readonly unitId: string; readonly seenAt: Date },
  ): Promise<WorkMoved | Refusal> {
    const { unitId } = asked;
    const sound = soundReassignment(asked);
    const seenAt = asked.seenAt.toISOString();
    const act = { key: asked.key, operation: 'reassignWork', subjectId: unitId, input: { unitId, seenAt, ...sound } };
    return this.record.run(actor, act, async (tx) => {
      await this.authorise.check(actor, 'reassign', 'TeamUnit', await this.moves.agencyOf(tx, unitId), { asked: unitId });
      if (asked.seenAt > (await databaseNow(tx))) throw new Invalid({ seenAt: 'The list cannot have been seen later than now' });
      return { id: randomUUID(), unitId, ...sound, backOf: null, seenAt };
    });
  }
}
