import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

const workKey = (id: string): string => `extract:${id}`;

@Injectable()
export class ExtractRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
    private readonly items: WorkItems,
  ) {}

  async ask(tx: Tx, actor: Actor, id: string): Promise<void> {
    const summary = 'A de-identified extract of answers was proposed for an evaluation. Somebody other than the proposer approves it.';
    const work = { agencyId: actor.agencyId, kind: 'EXTRACT_TO_APPROVE', subjectId: id, summary } as const;
    await this.items.raise(
      tx,
      { ...work, role: 'INFORMATION_GOVERNANCE_OFFICER', dedupeKey: workKey(id) },
      { ...work, role: 'SHARING_AUDITOR', dedupeKey: `${workKey(id)}:auditor` },
    );
  }

  /** `lines` null: it was not approved, and nothing was made. */
  async decided(tx: Tx, actor: Actor, id: string, said: { readonly lines: number | null; readonly words: string | null }): Promise<void> {
    await this.ledger.append(tx, actor, { kind: 'export.made', occurredAt: await databaseNow(tx), rationale: { extractId: id, ...said } });
    const words = said.lines === null ? 'Not approved.' : 'Approved.';
    await this.items.close(tx, workKey(id), words);
    await this.items.close(tx, `${workKey(id)}:auditor`, words);
  }

  async logged(tx: Tx, actor: Actor, operation: string, id: string | null, refusedBecause: string | null): Promise<void> {
    await this.log.write(tx, actor, {
      act: refusedBecause === null ? 'ALTERATION' : 'REFUSED',
      operation,
      subjectType: 'EvaluationExtract',
      ...(id === null ? {} : { subjectId: id }),
      ...(refusedBecause === null ? {} : { code: refusedBecause }),
    });
  }
}
