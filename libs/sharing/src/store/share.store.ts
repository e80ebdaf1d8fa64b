import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ShareEntity } from './entities/share.entity.js';

export interface Marked {
  readonly at: Date;
}
export interface Revoked extends Marked {
  readonly seenBefore: boolean;
}

/**
 * What becomes of a share at its recipient. Each change is one conditional statement: whether somebody saw it before it was revoked, and
 * who was the first to see it, is settled by the row's own lock and by nothing read before.
 */
@Injectable()
export class ShareStore {
  /** Narrowed by row security: the sender's agency, or whom it is addressed to while it may still be read. */
  find(tx: Tx, id: string): Promise<ShareEntity | null> {
    return tx.findOneBy(ShareEntity, { id });
  }

  /** Null when somebody had seen it before, or it has been revoked. */
  async markFirstSeen(tx: Tx, id: string, staffId: string): Promise<Marked | null> {
    const [row]: Marked[] = await tx.query(
      `with seen as (update concordat.share set first_seen_at = concordat.now(), first_seen_by = $2
         where id = $1 and first_seen_at is null and revoked_at is null returning first_seen_at)
       select first_seen_at as at from seen`,
      [id, staffId],
    );
    return row ?? null;
  }

  async answer(
    tx: Tx,
    id: string,
    answer: { response: 'ACKNOWLEDGED' | 'NOT_FOR_US'; words: string | null; by: string },
  ): Promise<Marked | null> {
    const [row]: Marked[] = await tx.query(
      `with answered as (update concordat.share set response = $2, response_words = $3, responded_at = concordat.now(), responded_by = $4
         where id = $1 and response is null and revoked_at is null returning responded_at)
       select responded_at as at from answered`,
      [id, answer.response, answer.words, answer.by],
    );
    return row ?? null;
  }

  async revoke(tx: Tx, id: string, by: string, reason: string): Promise<Revoked | null> {
    const [row]: Revoked[] = await tx.query(
      `with revoked as (update concordat.share set revoked_at = concordat.now(), revoked_by = $2, revoked_reason = $3
         where id = $1 and revoked_at is null returning revoked_at, first_seen_at)
       select revoked_at as at, first_seen_at is not null as "seenBefore" from revoked`,
      [id, by, reason],
    );
    return row ?? null;
  }
}
