import type { RecordMatch } from '../../api/answers/search.js';

/** Where words are looked for, in the order of the boxes; and the page on which each thing stands. */
export const KINDS = {
  NOTE: { box: 'Notes of your agency', one: 'Note', page: '/notes/' },
  RECEIVED: { box: 'What was sent to you', one: 'Sent to you', page: '/received/' },
  ANSWER: { box: 'Answers your agency gave', one: 'Answer', page: '/enquiries/' },
  PLAN: { box: 'Management plans', one: 'Management plan', page: '/plans/' },
  MINUTE: { box: 'Minutes of conferences', one: 'Minutes', page: '/conferences/people/' },
} as const;
const STANDING: Readonly<Record<string, string>> = {
  SUPERSEDED: 'Replaced since',
  WITHDRAWN: 'Withdrawn',
  LAPSED: 'Lapsed',
  RESTRICTED: 'Kept as evidence only',
};

interface ExcerptPart {
  readonly text: string;
  readonly found: boolean;
}
/** Plain text in parts, which the template escapes: the marks of the API never become anything but a style. */
export function excerptParts(excerpt: string): readonly ExcerptPart[] {
  const parts = excerpt
    .split(/\ue000([^\ue000\ue001]*)\ue001/u)
    .map((text, i) => ({ text: text.replaceAll(/[\ue000\ue001]/gu, ''), found: i % 2 === 1 }));
  return parts.filter(({ text }) => text !== '');
}

export interface FoundThing extends RecordMatch {
  readonly what: string;
  readonly href: string;
  readonly parts: readonly ExcerptPart[];
  readonly ended: string | null;
}
export function foundThing(match: RecordMatch): FoundThing {
  const kind = KINDS[match.kind as keyof typeof KINDS];
  return {
    ...match,
    what: kind.one,
    href: `${kind.page}${match.placeId}`,
    parts: excerptParts(match.excerpt),
    ended: match.standing === null ? null : (STANDING[match.standing] ?? match.standing),
  };
}
