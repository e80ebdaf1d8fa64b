/*
 * The ceiling is OFFICIAL-SENSITIVE. Anything higher must not be typed into this product at all; a desk that holds such material records
 * "considered" with its own reference instead (held elsewhere).
 */
export const MARKINGS = [
  { value: 'OFFICIAL', label: 'OFFICIAL', hint: 'Most notes.' },
  { value: 'OFFICIAL_SENSITIVE', label: 'OFFICIAL-SENSITIVE', hint: 'Only those who need to know. Say how to handle it.' },
] as const;
export type Marking = (typeof MARKINGS)[number]['value'];

export const TOO_HIGH_WARNING =
  'This looks marked SECRET or TOP SECRET. Do not enter it here. Delete it, tell your information governance officer, and use "held elsewhere" to record that it was considered.';

/** A line that is nothing but a marking, and marks that are unmistakable anywhere. "They kept it secret" is ordinary English and passes. */
const MARKING_LINE = /^(?:UK |NATO )?(?:TOP )?SECRET(?: (?:UK|NATO|EYES|STRAP|LOCSEN|REL|PERSONAL)\b.*)?$/;
const UNMISTAKABLE = [
  /\bTOP[ _-]?SECRET\b/,
  /\bSECRET ?\/\//,
  /\b(?:marked|classified|graded)(?: as| at)? (?:top )?secret\b/i,
  /\b(?:classification|marking|handling) ?[:=-] ?(?:top )?secret\b/i,
];

function saysHigher(text: string): boolean {
  const lines = text.split('\n').map((line) =>
    line
      .replace(/[^\p{L}\p{N} ]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return lines.some((line) => MARKING_LINE.test(line) || /^top secret$/i.test(line)) || UNMISTAKABLE.some((mark) => mark.test(text));
}

export function isMarking(value: unknown): value is Marking {
  return MARKINGS.some((marking) => marking.value === value);
}

/** The problem with a marking and the text it is for, as field and message, or null. */
export function problemWithMarking(
  marking: unknown,
  text: string,
): { readonly field: 'marking' | 'body'; readonly message: string } | null {
  if (!isMarking(marking)) {
    const tooHigh = typeof marking === 'string' && /secret/i.test(marking);
    return { field: 'marking', message: tooHigh ? TOO_HIGH_WARNING : 'Choose OFFICIAL or OFFICIAL-SENSITIVE' };
  }
  return saysHigher(text) ? { field: 'body', message: TOO_HIGH_WARNING } : null;
}
