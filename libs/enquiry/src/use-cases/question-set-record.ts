import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { QuestionSetEntity } from '../store/entities/question-set.entity.js';

const workKey = (id: string): string => `question-set:${id}`;

/** What becomes of a version, on the permanent record, in the access log and in My work. */
@Injectable()
export class QuestionSetRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
    private readonly items: WorkItems,
  ) {}

  async entry(
    tx: Tx,
    actor: Actor,
    version: QuestionSetEntity,
    what: 'PROPOSED' | 'PUBLISHED' | 'DECLINED' | 'ENDED',
    words: string | null,
  ): Promise<void> {
    const rationale = { questionSet: version.code, version: version.version, hash: version.definitionHash.toString('hex'), what, words };
    await this.ledger.append(tx, actor, { kind: 'policy.changed', occurredAt: await databaseNow(tx), rationale });
  }

  async ask(tx: Tx, actor: Actor, version: QuestionSetEntity): Promise<void> {
    const summary = `A new version of the questions "${version.title}" was proposed. Somebody other than its author approves it.`;
    const work = { agencyId: actor.agencyId, kind: 'QUESTION_SET_TO_APPROVE', subjectId: version.id, summary } as const;
    await this.items.raise(
      tx,
      { ...work, role: 'INFORMATION_GOVERNANCE_OFFICER', dedupeKey: workKey(version.id) },
      { ...work, role: 'SHARING_AUDITOR', dedupeKey: `${workKey(version.id)}:auditor` },
    );
  }

  async settled(tx: Tx, id: string, words: string): Promise<void> {
    await this.items.close(tx, workKey(id), words);
    await this.items.close(tx, `${workKey(id)}:auditor`, words);
  }

  async logged(tx: Tx, actor: Actor, operation: string, id: string | null, refusedBecause: string | null): Promise<void> {
    await this.log.write(tx, actor, {
      act: refusedBecause === null ? 'ALTERATION' : 'REFUSED',
      operation,
      subjectType: 'QuestionSet',
      ...(id === null ? {} : { subjectId: id }),
      ...(refusedBecause === null ? {} : { code: refusedBecause }),
    });
  }
}
