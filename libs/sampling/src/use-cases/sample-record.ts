import { randomUUID } from 'node:crypto';
import { AccessLog, type AccessEntry, type Actor } from '@lib/access';
import { addDays, startOfLondonDay } from '@lib/kernel';
import { Ledger } from '@lib/ledger';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundDraw } from '../domain/drawing.js';
import { DecisionSamples } from '../store/decision-samples.js';

/** A draw and its entry are one: by which rule, of what, with which seed, and what came of it. */
@Injectable()
export class SampleRecord {
  constructor(
    private readonly samples: DecisionSamples,
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
  ) {}

  async draw(tx: Tx, actor: Actor, { rule, from, to, size, seed: given }: SoundDraw): Promise<string> {
    const seed = given ?? randomUUID();
    const [since, until] = [startOfLondonDay(from), startOfLondonDay(addDays(to, 1))];
    const drawn = await this.samples.draw(tx, rule, { since, until, seed, size });
    const rationale = { rule, from, to, size, seed, pool: drawn[0]?.pool ?? 0, decisions: drawn.map(({ id }) => id) };
    const { entryId } = await this.ledger.append(tx, actor, { kind: 'sample.drawn', occurredAt: await databaseNow(tx), rationale });
    return this.samples.keep(tx, actor, { rule, from, to, size, seed, drawn, ledgerEntryId: entryId });
  }

  async logged(tx: Tx, actor: Actor, entry: Omit<AccessEntry, 'act'>): Promise<void> {
    await this.log.write(tx, actor, { ...entry, act: entry.code === undefined ? 'ALTERATION' : 'REFUSED' });
  }
}
