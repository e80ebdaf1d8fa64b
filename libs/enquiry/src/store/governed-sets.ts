import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { QuestionSet } from '../domain/question-set.js';
import { QuestionSetEntity } from './entities/question-set.entity.js';

export interface NewVersion {
  readonly definition: QuestionSet;
  readonly hash: Buffer;
  readonly why: string | null;
}

/** An agency's own versions, as they are written, proposed, put into use and taken out of it. Row security keeps them the agency's own. */
@Injectable()
export class GovernedSets {
  hold(tx: Tx, id: string): Promise<QuestionSetEntity | null> {
    return tx.findOne(QuestionSetEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  inForce(tx: Tx, agencyId: string, code: string): Promise<QuestionSetEntity | null> {
    return tx.findOneBy(QuestionSetEntity, { agencyId, code, state: 'PUBLISHED' });
  }

  /** The one that is being written or waits for its decision; there is never more than one. */
  async inHand(tx: Tx, agencyId: string, code: string): Promise<string | null> {
    const [found]: { id: string }[] = await tx.query(
      `select id from concordat.question_set where agency_id = $1 and code = $2 and state in ('DRAFT', 'PROPOSED')`,
      [agencyId, code],
    );
    return found?.id ?? null;
  }

  async latest(tx: Tx, agencyId: string, code: string): Promise<number> {
    const [found]: { version: number | null }[] = await tx.query(
      'select max(version) as version from concordat.question_set where agency_id = $1 and code = $2',
      [agencyId, code],
    );
    return found?.version ?? 0;
  }

  async begin(tx: Tx, actor: Actor, { definition, hash, why }: NewVersion): Promise<string | null> {
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.question_set (agency_id, code, version, title, definition, definition_hash, why, state, drafted_by)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, 'DRAFT', $8) on conflict do nothing returning id`,
      [actor.agencyId, definition.code, definition.version, definition.title, JSON.stringify(definition), hash, why, actor.staffId],
    );
    return made?.id ?? null;
  }

  async edit(tx: Tx, id: string, { definition, hash }: Omit<NewVersion, 'why'>): Promise<void> {
    await tx.query(
      'update concordat.question_set set definition = $2::jsonb, definition_hash = $3, title = $4, row_version = row_version + 1 where id = $1',
      [id, JSON.stringify(definition), hash, definition.title],
    );
  }

  async propose(tx: Tx, id: string, by: string, why: string): Promise<void> {
    await tx.query(
      `update concordat.question_set set state = 'PROPOSED', why = $3, proposed_by = $2, proposed_at = concordat.now(), row_version = row_version + 1 where id = $1`,
      [id, by, why],
    );
  }

  /** Put into use, it replaces the one before in the same statement, so that there is never none and never two. */
  async decide(
    tx: Tx,
    version: QuestionSetEntity,
    by: string,
    decision: { readonly approve: boolean; readonly words: string | null },
  ): Promise<void> {
    if (decision.approve)
      await tx.query(
        `update concordat.question_set set state = 'REPLACED', replaced_at = concordat.now() where agency_id = $1 and code = $2 and state = 'PUBLISHED'`,
        [version.agencyId, version.code],
      );
    await tx.query(
      'update concordat.question_set set state = $4, decided_by = $2, decided_at = concordat.now(), decided_words = $3, row_version = row_version + 1 where id = $1',
      [version.id, by, decision.words, decision.approve ? 'PUBLISHED' : 'DECLINED'],
    );
  }

  /** Out of use at once, or taken back before anybody has decided about it. */
  async end(tx: Tx, id: string, by: string, words: string): Promise<void> {
    await tx.query(
      `update concordat.question_set set state = case when state = 'PUBLISHED' then 'RETIRED' else 'TAKEN_BACK' end, replaced_at = concordat.now(),
              ended_by = $2, ended_words = $3, row_version = row_version + 1 where id = $1`,
      [id, by, words],
    );
  }
}
