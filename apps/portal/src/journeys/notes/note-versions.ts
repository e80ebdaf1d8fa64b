import { diffWordsWithSpace } from 'diff';
import type { NoteVersion } from '../../api/answers/risk-notes.js';

export interface TextPart {
  readonly kind: 'SAME' | 'CUT' | 'ADDED';
  readonly text: string;
}
export interface VersionView extends NoteVersion {
  readonly difference: readonly TextPart[];
  readonly levelBefore: string | null;
}

/** Newest first, each with what changed from the one before it. */
export function versionViews(versions: readonly NoteVersion[]): VersionView[] {
  const inOrder = [...versions].sort((a, b) => a.version - b.version);
  return inOrder
    .map((version, at) => {
      const before = inOrder[at - 1];
      return {
        ...version,
        difference: before ? differenceOf(before.body, version.body) : [],
        levelBefore: before && before.level !== version.level ? before.level : null,
      };
    })
    .reverse();
}

export function differenceOf(before: string, after: string): TextPart[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'ADDED' : removed ? 'CUT' : 'SAME',
    text: value,
  }));
}
