import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { WorkToMove } from '../domain/reassigning.js';

/** Where one piece of work is to go. */
export interface Move {
  readonly id: string;
  readonly staffId: string | null;
  readonly unitId: string | null;
}
export interface ActOf {
  readonly unitId: string;
  readonly agencyId: string;
  /** To the microsecond, as text: what moved later than this was moved since. */
  readonly at: string;
  /** Where each piece was before, as far as nobody has moved it since. */
  readonly moves: readonly Move[];
}
export interface MoveAct {
  readonly id: string;
  readonly unitId: string;
  readonly moves: readonly Move[];
  readonly words: string;
  readonly backOf: string | null;
}

/** Whose work is whose, and who gave it to whom: the first is changed, the second only added to. */
@Injectable()
export class WorkMoves {
  agencyOf(tx: Tx, unitId: string): Promise<{ agencyId: string; unitId: string } | null> {
    return one(tx, 'select u.agency_id as "agencyId", u.id as "unitId" from concordat.unit u where u.id = $1', [unitId]);
  }

  /** Each piece is locked until the act ends. */
  standing(tx: Tx, unitId: string, moves: readonly Move[], seenAt: string): Promise<WorkToMove[]> {
    return tx.query(
      `select w.id, w.person_id as "personId", w.here, w.closed, w.moved, coalesce(w.stays, false) as stays, w.theirs, w.holds, w.fits, w.opens, w.somebody
         from concordat.work_to_move($1, $2::jsonb, $3::timestamptz) w`,
      [unitId, JSON.stringify(moves), seenAt],
    );
  }

  async move(tx: Tx, { id, unitId, moves, words, backOf }: MoveAct): Promise<void> {
    await tx.query('select concordat.move_work($1, $2, $3::jsonb, $4, $5)', [unitId, id, JSON.stringify(moves), words, backOf]);
  }

  act(tx: Tx, id: string): Promise<ActOf | null> {
    return one(
      tx,
      `select r.unit_id as "unitId", r.agency_id as "agencyId", max(r.reassigned_at)::text as at,
          coalesce(jsonb_agg(jsonb_build_object('id', r.work_item_id, 'staffId', r.from_staff_id, 'unitId', r.from_unit_id) order by r.id)
            filter (where not exists (select from concordat.work_reassignment n where n.work_item_id = r.work_item_id and n.id > r.id)), '[]') as moves
         from concordat.work_reassignment r where r.act_id = $1 group by r.unit_id, r.agency_id`,
      [id],
    );
  }
}

async function one<Row>(tx: Tx, sql: string, values: readonly unknown[]): Promise<Row | null> {
  const [row]: Row[] = await tx.query(sql, [...values]);
  return row ?? null;
}
