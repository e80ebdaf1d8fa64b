export interface GroundWords {
  readonly necessity: string;
  readonly proportionality: string;
}

/**
 * The reasoning that an agreement already carries need not be typed again, but it is said from the asking side: who asks needs the answers,
 * and sends only questions.
 */
export const usualWords = (purposeLabel: string): GroundWords => ({
  necessity: `We need these answers: ${purposeLabel.charAt(0).toLowerCase()}${purposeLabel.slice(1)}.`,
  proportionality: 'Only these questions are asked, and only of those who can answer them.',
});

/** What somebody wrote themselves stands as they wrote it. */
export function askingWords(
  asked: { readonly necessity?: string | null; readonly proportionality?: string | null },
  grounds: GroundWords,
  usual: GroundWords | null,
): GroundWords {
  const blank = (words: string | null | undefined): boolean => (words ?? '').trim() === '';
  return {
    necessity: usual !== null && blank(asked.necessity) ? usual.necessity : grounds.necessity,
    proportionality: usual !== null && blank(asked.proportionality) ? usual.proportionality : grounds.proportionality,
  };
}
