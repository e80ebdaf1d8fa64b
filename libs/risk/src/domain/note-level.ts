import { type ConcernLevel, gravity, graver, isMeaningless } from '@lib/kernel';
import type { NoteCategory } from './note-category-policy.js';

/*
 * Low labels once let a dangerous case pass as a quiet one. A level is of the item, never of the person; it may be anything the author
 * thinks right, but one below the policy's floor, or below what it was before, needs a reason and is shown to the supervisor.
 */
export interface LevelQuestion {
  readonly why: 'BELOW_FLOOR' | 'LOWERED';
  readonly floor: ConcernLevel;
  readonly before: ConcernLevel | null;
}

/** What the reason must answer, or null when none is needed. `before` is the level of the version this one replaces. */
export function levelQuestion(
  category: NoteCategory,
  level: ConcernLevel | null,
  before?: { readonly level: ConcernLevel | null },
): LevelQuestion | null {
  const given = { floor: category.floor, before: before?.level ?? null };
  if (before !== undefined && gravity(level) < gravity(before.level)) return { why: 'LOWERED', ...given };
  return graver(category.floor, level) ? { why: 'BELOW_FLOOR', ...given } : null;
}

export function needsLevelReason(question: LevelQuestion | null, reason: string | null): boolean {
  return question !== null && isMeaningless(reason);
}

/** A raised level is news to everybody who was told less: the sharing rule runs again. */
export function isRaised(level: ConcernLevel | null, before: ConcernLevel | null): boolean {
  return graver(level, before);
}
