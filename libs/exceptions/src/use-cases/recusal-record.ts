import { AccessLog, type Actor } from '@lib/access';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { Recusals } from '../store/recusals.js';

const SUMMARY = 'Somebody in your unit has stepped back from a case because they know the person.';
const LEADLESS = `${SUMMARY} They led it: name another lead.`;

@Injectable()
export class RecusalRecord {
  constructor(
    private readonly recusals: Recusals,
    private readonly items: WorkItems,
    private readonly log: AccessLog,
  ) {}

  takeTurn(tx: Tx, actor: Actor, personId: string): Promise<void> {
    return this.recusals.takeTurn(tx, actor, personId);
  }

  /** The item names nobody and no case: the supervisor reads both behind it. */
  async write(
    tx: Tx,
    actor: Actor,
    { personId, unitId, words }: { personId: string; unitId: string; words: string | null },
  ): Promise<void> {
    await this.log.write(tx, actor, { act: 'ALTERATION', operation: 'recuse', subjectType: 'Recusal', personId });
    const { id, leads } = await this.recusals.add(tx, actor, personId, unitId, words);
    await this.items.raise(tx, {
      agencyId: actor.agencyId,
      unitId,
      role: 'SUPERVISOR',
      kind: 'RECUSAL',
      subjectId: id,
      summary: leads ? LEADLESS : SUMMARY,
      dedupeKey: `recusal:${id}`,
    });
  }

  async refused(tx: Tx, actor: Actor, personId: string, code: string): Promise<void> {
    await this.log.write(tx, actor, { act: 'REFUSED', operation: 'recuse', subjectType: 'Recusal', personId, code });
  }
}
