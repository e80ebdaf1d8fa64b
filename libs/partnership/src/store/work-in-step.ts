import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { WorkKind } from '../domain/closing-work.js';
import { WorkItems, type WorkToRaise } from './work-items.js';

export interface Step {
  readonly kind: WorkKind;
  /** Every key of this sort of work begins so, and no other does. */
  readonly prefix: string;
  /** All of it that there should be. */
  readonly wanted: readonly WorkToRaise[];
  /** What is written on an item that is no longer wanted. */
  readonly over: string;
  /** Open items that are not wanted anew and yet stay. */
  readonly stays?: (dedupeKey: string) => boolean;
  /** Whoever closed one by hand is not asked again. */
  readonly onceEver?: boolean;
}
interface Keyed {
  readonly agencyId: string;
  readonly dedupeKey: string;
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('work ' || $1::text, 0))`;
const OPEN = `
select w.id, w.agency_id as "agencyId", w.dedupe_key as "dedupeKey" from concordat.work_item w
 where w.kind = $1 and starts_with(w.dedupe_key, $2) and w.closed_at is null`;
const EVER = `
select w.agency_id as "agencyId", w.dedupe_key as "dedupeKey" from concordat.work_item w
 where w.kind = $1 and w.dedupe_key = any($2::text[])`;
const CLOSE =
  'update concordat.work_item set closed_at = concordat.now(), closed_words = $2 where id = any($1::uuid[]) and closed_at is null';

/** Work that the clock raises: asked as often as you like, it raises what is missing and closes what is over. For the worker's role only. */
@Injectable()
export class WorkInStep {
  constructor(private readonly work: WorkItems) {}

  async keep(tx: Tx, step: Step): Promise<{ readonly raised: number; readonly closed: number }> {
    await tx.query(LOCK, [step.prefix]);
    const open: (Keyed & { id: string })[] = await tx.query(OPEN, [step.kind, step.prefix]);
    const before: Keyed[] = step.onceEver ? await tx.query(EVER, [step.kind, step.wanted.map((one) => one.dedupeKey)]) : open;
    const wanted = new Set(step.wanted.map(nameOf));
    const known = new Set(before.map(nameOf));
    const over = open.filter((item) => !wanted.has(nameOf(item)) && step.stays?.(item.dedupeKey) !== true);
    if (over.length > 0) await tx.query(CLOSE, [over.map((item) => item.id), step.over]);
    const missing = step.wanted.filter((one) => !known.has(nameOf(one)));
    await this.work.raise(tx, ...missing);
    return { raised: missing.length, closed: over.length };
  }
}

function nameOf({ agencyId, dedupeKey }: Keyed): string {
  return `${agencyId} ${dedupeKey}`;
}
