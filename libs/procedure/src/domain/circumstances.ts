import type { RunState } from './run-state.js';

/** What happened to the person that a decision not to share did not know of: as `CircumstanceKind` of people has it. */
export interface CircumstanceComeTrue {
  readonly kind: 'RECALL' | 'RELEASE' | 'ARREST';
  readonly happenedAt: Date;
}

/** Facts of this run that are circumstances by their map, and came true with what was recorded last. */
export function circumstancesCome(before: RunState, after: RunState): readonly CircumstanceComeTrue[] {
  return after.definition.facts.flatMap(({ code, circumstance }) => {
    if (circumstance === undefined) return [];
    const known = before.facts[code]?.length ?? 0;
    return (after.facts[code] ?? []).slice(known).map(({ when }) => ({ kind: circumstance, happenedAt: when }));
  });
}
