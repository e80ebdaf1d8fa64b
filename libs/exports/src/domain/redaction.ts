/** Somebody else than the person the record is of: how the texts call them, and what they are. */
export interface OtherPerson {
  readonly reference: string;
  /** A class of third party; ANOTHER where another agency named them, since only that agency knows what they are. */
  readonly class: string;
}
/** One place in the file where words about somebody else were taken out. */
export interface Redaction {
  /** Id of the line or item. */
  readonly at: string;
  readonly class: string;
  readonly times: number;
}

/** What stands in place of a reference; the class tells the reader what kind of person was meant. */
export const marked = (label: string): string => `[${label.toLowerCase()}]`;

/**
 * Takes other people out of texts, by class, and keeps count of where. As a word of its own and in any case of letters: "Ms A" is not named
 * by "Ms Ashby". Of references that overlap the longest goes first.
 */
export class Redactor {
  private readonly others: readonly (OtherPerson & { readonly pattern: RegExp })[];
  private readonly found = new Map<string, { at: string; class: string; times: number }>();

  constructor(
    others: readonly OtherPerson[],
    private readonly label: (className: string) => string,
  ) {
    this.others = [...others]
      .sort((one, other) => other.reference.length - one.reference.length)
      .map((one) => ({ ...one, pattern: patternOf(one.reference) }));
  }

  text(at: string, words: string): string;
  text(at: string, words: string | null): string | null;
  text(at: string, words: string | null): string | null {
    if (words === null) return null;
    return this.others.reduce(
      (text, { class: className, pattern }) =>
        text.replace(pattern, () => {
          this.count(at, className);
          return marked(this.label(className));
        }),
      words,
    );
  }

  /** Whether the words name anybody who is taken out. */
  names(words: string): boolean {
    return this.others.some(({ pattern }) => new RegExp(pattern).test(words));
  }

  get redactions(): Redaction[] {
    return [...this.found.values()];
  }

  private count(at: string, className: string): void {
    const key = `${at} ${className}`;
    this.found.set(key, { at, class: className, times: (this.found.get(key)?.times ?? 0) + 1 });
  }
}

function patternOf(reference: string): RegExp {
  const escaped = reference.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}
