import { Invalid, isRefusal, type Refusal, refuse } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { canonicalHash } from '../canonical-hash.js';
import type { Acting } from './acting.js';
import type { Tx } from './unit-of-work.js';

export interface KeyedAct {
  readonly key: string;
  readonly operation: string;
  readonly input: unknown;
}

/** What the table takes; a key is made by a program, so it needs no more than this. */
const KEY = /^[\x21-\x7e]{8,100}$/;

/** The same key from the same person brings back the first answer, however often and however parallel it is sent. */
@Injectable()
export class KeyedActs {
  async once<T>(tx: Tx, actor: Acting, act: KeyedAct, work: () => Promise<T>): Promise<T | Refusal> {
    if (!KEY.test(act.key)) throw new Invalid({ key: 'The key must be 8 to 100 plain characters without spaces' });
    const mine = [actor.agencyId, actor.staffId, act.key];
    const hash = canonicalHash(act.input);
    // Parallel submits wait here on the unique index until the first has committed or rolled back.
    const claimed: unknown[] = await tx.query(
      `insert into concordat.keyed_act (agency_id, staff_id, key, operation, input_hash) values ($1, $2, $3, $4, $5)
       on conflict (agency_id, staff_id, key) do nothing returning key`,
      [...mine, act.operation, hash],
    );
    if (claimed.length === 0) return this.firstAnswer<T>(tx, mine, act, hash);
    const answer = await work();
    const where = 'where agency_id = $1 and staff_id = $2 and key = $3';
    if (isRefusal(answer)) {
      await tx.query(`delete from concordat.keyed_act ${where}`, mine);
      return answer;
    }
    const kept = JSON.stringify(answer ?? null);
    await tx.query(`update concordat.keyed_act set answer = $4::jsonb ${where}`, [...mine, kept]);
    return JSON.parse(kept) as T;
  }

  private async firstAnswer<T>(tx: Tx, mine: string[], act: KeyedAct, hash: Buffer): Promise<T | Refusal> {
    const rows: { operation: string; input_hash: Buffer; answer: T }[] = await tx.query(
      'select operation, input_hash, answer from concordat.keyed_act where agency_id = $1 and staff_id = $2 and key = $3',
      mine,
    );
    const first = rows[0];
    if (!first || first.operation !== act.operation || !first.input_hash.equals(hash)) {
      return refuse('KEY_REUSED', 'This form was already sent with other answers. Check what was recorded, then start again.');
    }
    return first.answer;
  }
}
