import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayReassign, type WorkToMove } from '../domain/reassigning.js';
import { type MoveAct, WorkMoves } from '../store/work-moves.js';

export interface WorkMoved {
  readonly actId: string;
  readonly count: number;
}
export interface KeyedMove {
  readonly key: string;
  readonly operation: string;
  readonly subjectId: string;
  readonly input: unknown;
}

/** What giving work and giving it back have in common: one keyed act, all or nothing, and a line of the access log for each person concerned. */
@Injectable()
export class MoveRecord {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly moves: WorkMoves,
    private readonly log: AccessLog,
  ) {}

  run(
    actor: Actor,
    { subjectId, ...act }: KeyedMove,
    once: (tx: Tx) => Promise<(MoveAct & { readonly seenAt: string }) | Refusal>,
  ): Promise<WorkMoved | Refusal> {
    const about = { operation: act.operation, subjectType: 'TeamUnit', subjectId };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, act, async () => {
        const asked = await once(tx);
        return isRefusal(asked) ? asked : this.move(tx, actor, act.operation, asked);
      });
      if (isRefusal(done)) await this.log.write(tx, actor, { ...about, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async move(tx: Tx, actor: Actor, operation: string, act: MoveAct & { readonly seenAt: string }): Promise<WorkMoved | Refusal> {
    const standing = await this.moves.standing(tx, act.unitId, act.moves, act.seenAt);
    const refusal = mayReassign(standing);
    if (refusal) return refusal;
    await this.moves.move(tx, act);
    const about = { operation, act: 'ALTERATION', subjectType: 'TeamUnit', subjectId: act.unitId, details: { act: act.id } } as const;
    await this.log.write(tx, actor, { ...about, rowCount: standing.length });
    for (const [personId, rowCount] of personsOf(standing)) await this.log.write(tx, actor, { ...about, personId, rowCount });
    return { actId: act.id, count: standing.length };
  }
}

function personsOf(work: readonly WorkToMove[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { personId } of work) if (personId !== null) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return counts;
}
