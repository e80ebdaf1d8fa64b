import { diffWordsWithSpace } from 'diff';

export interface TextPart {
  readonly kind: 'SAME' | 'CUT' | 'ADDED';
  readonly text: string;
}
/** Beyond this the comparison of a wholly rewritten text would take long and show nothing. */
const MOST_EDITS = 4_000;

/** The original against what goes, word by word: for the sender's eyes, before it goes. */
export function wordDifference(original: string, going: string): TextPart[] {
  if (original === going) return original === '' ? [] : [{ kind: 'SAME', text: original }];
  const parts = diffWordsWithSpace(original, going, { maxEditLength: MOST_EDITS });
  const whole = [
    { kind: 'CUT' as const, text: original },
    { kind: 'ADDED' as const, text: going },
  ];
  const found = parts?.map(({ added, removed, value }): TextPart => ({ kind: added ? 'ADDED' : removed ? 'CUT' : 'SAME', text: value }));
  return (found ?? whole).filter((part) => part.text !== '');
}
