import type { WorkToRaise } from '@lib/partnership';
import type { OpenWork } from '../store/open-work.store.js';

export interface WorkSync {
  /** Nothing of it remains. */
  readonly answered: readonly OpenWork[];
  /** It is still there, but about other notes than before. */
  readonly changed: readonly OpenWork[];
  readonly raise: readonly WorkToRaise[];
}

/** What is open against what should be: asked again with nothing changed, it does nothing. */
export function syncWork(open: readonly OpenWork[], wanted: readonly WorkToRaise[]): WorkSync {
  const keyOf = ({ agencyId, dedupeKey }: { agencyId: string; dedupeKey: string }): string => `${agencyId} ${dedupeKey}`;
  const byKey = new Map(wanted.map((work) => [keyOf(work), work]));
  const same = open.filter((item) => sameNotes(byKey.get(keyOf(item))?.noteIds, item.noteIds));
  const answered = open.filter((item) => !byKey.has(keyOf(item)));
  const changed = open.filter((item) => !same.includes(item) && !answered.includes(item));
  const unchanged = new Set(same.map(keyOf));
  return { answered, changed, raise: wanted.filter((work) => !unchanged.has(keyOf(work))) };
}

function sameNotes(wanted: readonly string[] | undefined, open: readonly string[]): boolean {
  return wanted !== undefined && wanted.length === open.length && wanted.every((id) => open.includes(id));
}
