import { randomUUID } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { nothingToGiveBack, soundWords } from '../domain/reassigning.js';
import { WorkMoves } from '../store/work-moves.js';
import { MoveRecord, type WorkMoved } from './move-record.js';

/** What was given at once goes back to where each piece of it was, as far as nobody has given it on: another reassignment, with its own reason. */
@Injectable()
export class GiveWorkBack {
  constructor(
    private readonly record: MoveRecord,
    private readonly authorise: Authorise,
    private readonly moves: WorkMoves,
  ) {}

  execute(actor: Actor, asked: { readonly key: string; readonly actId: string; readonly words: string }): Promise<WorkMoved | Refusal> {
    const { actId } = asked;
    const words = soundWords(asked.words);
    const act = { key: asked.key, operation: 'giveWorkBack', subjectId: actId, input: { actId, words } };
    return this.record.run(actor, act, async (tx) => {
      const given = await this.moves.act(tx, actId);
      await this.authorise.check(actor, 'reassign', 'TeamUnit', given, { asked: actId });
      if (!given) throw new Error('checked, yet not there');
      const { unitId, moves, at } = given;
      return moves.length === 0 ? nothingToGiveBack() : { id: randomUUID(), unitId, moves, words, backOf: actId, seenAt: at };
    });
  }
}
