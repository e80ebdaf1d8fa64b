import { Invalid, isMeaningless, plainText, refuse } from '@lib/kernel';

/** It was right; it has to be decided again or explained; or others can learn from it. */
export const FINDINGS = ['AGREED', 'RETURNED', 'LEARNING_POINT'] as const;
export type Finding = (typeof FINDINGS)[number];

export interface SoundFinding {
  readonly finding: Finding;
  readonly words: string | null;
}

/** Throws Invalid with one message a field. A learning point is read as one line of work by a whole unit, so it is short. */
export function soundFinding(asked: { readonly finding: string; readonly words?: string | null }): SoundFinding {
  const finding = FINDINGS.find((one) => one === asked.finding);
  if (!finding) throw new Invalid({ finding: 'Choose what you found' });
  const max = finding === 'LEARNING_POINT' ? 500 : 2000;
  const words = plainText(asked.words ?? null, { field: 'words', label: 'What you say about it', max, optional: true });
  if (finding === 'RETURNED' && isMeaningless(words)) throw new Invalid({ words: 'Say why you return it, in a few words' });
  if (finding === 'LEARNING_POINT' && isMeaningless(words)) throw new Invalid({ words: 'Say what there is to learn, in a few words' });
  return { finding, words: words || null };
}

/** The facts by which a decision is somebody's own; concordat.own_decision says the same of a row. */
export interface WhoseDecision {
  readonly decidedBy: string;
  readonly endorsedBy: string | null;
  /** Whoever leads the case in the deciding agency, or has led it. */
  readonly leads: readonly string[];
}

export function isOwn({ decidedBy, endorsedBy, leads }: WhoseDecision, staffId: string): boolean {
  return decidedBy === staffId || endorsedBy === staffId || leads.includes(staffId);
}

/** A learning point names nobody: the first name in it that is of somebody concerned, as it would be written, or null. */
export function nameIn(words: string, names: readonly string[]): string | null {
  const said = new Set(words.split(/[^\p{L}\p{M}'’-]+/u).flatMap((word) => [word, word.replace(/['’]s?$/u, '')]));
  const parts = names.flatMap((name) => name.split(/\s+/u)).filter((part) => [...part].length > 1);
  return parts.find((part) => said.has(part)) ?? null;
}

export const ownDecision = () =>
  refuse('SMD-01', 'You decided or endorsed this, or you lead the case. Somebody else looks at it. Nothing was recorded.');
export const foundAlready = () => refuse('SMD-02', 'Somebody has recorded what they found of this decision already. Nothing was changed.');
export const namesSomebody = (name: string) =>
  refuse('SMD-03', `A learning point is for the whole unit and names nobody. Leave out “${name}”.`, { field: 'words' });
