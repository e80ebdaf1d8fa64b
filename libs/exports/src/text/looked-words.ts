import { type ContentGap, type LookedThrough, NOT_KNOWN } from './record-content.js';
import { codeWords, instantWords } from './record-words.js';

const SOURCES: Readonly<Record<string, string>> = {
  TRAIL: 'Lines of the agency’s trail',
  NOTES: 'Notes the agency recorded',
  DECISIONS: 'Decisions the agency took about sharing',
  SENT: 'Shares the agency sent',
  RECEIVED: 'Shares sent to the agency and opened there',
  UNOPENED: 'Shares sent to the agency and not opened there, left out',
  QUESTIONS_ASKED: 'Sets of questions the agency asked',
  QUESTIONS_RECEIVED: 'Sets of questions the agency was asked',
  OTHER_PEOPLE: 'Other people the agency has named, taken out of every text',
};
const LOOKS: Readonly<Record<string, string>> = {
  CONSULTATION: 'Looked at',
  SEARCH: 'Shown by a search',
  DISCLOSURE: 'Disclosed or taken out',
  COLLECTION: 'Asked for or brought in',
  ALTERATION: 'Changed',
  REFUSED: 'Asked and refused by a rule',
  DENIED: 'Asked without the right to',
};

export const sourceWords = (source: string): string => SOURCES[source] ?? codeWords(source);
/** "none" is said: a reader must not take silence for an answer. */
export const numberWords = (count: number): string => (count === 0 ? 'none' : String(count));
export function lookWords({ act, times, first, last }: LookedThrough['looks'][number]): string {
  const when = times === 1 ? instantWords(first) : `from ${instantWords(first)} to ${instantWords(last)}`;
  return `${LOOKS[act] ?? codeWords(act)}: ${times} ${times === 1 ? 'time' : 'times'}, ${when}`;
}

/** Both figures always together, so that no explanation hides what is not shared. */
export function gapWords(gap: ContentGap): string {
  const graver = (count: number, level: string | null): string =>
    `${numberWords(count)}${level === null ? '' : `, the gravest ${codeWords(level).toLowerCase()}`}`;
  const since = gap.unsharedSince === null ? '' : `, since ${instantWords(gap.unsharedSince)}`;
  return [
    `Unexplained: ${graver(gap.unexplained, gap.gravestUnexplained)}.`,
    `Graver, explained, still not shared: ${graver(gap.unshared, gap.gravestUnshared)}${since}.`,
    `Reviews overdue: ${numberWords(gap.reviewsOverdue)}.`,
    `Sources silent: ${gap.silentSources.join(', ') || 'none'}.`,
    `First found ${instantWords(gap.foundAt)}.`,
  ].join(' ');
}
export const LEFT_OUT = 'People whom whoever asked may not work with. They are in no part of this and not named.';
export const NO_GAP = 'None was found.';
export const NO_LOOK = 'The access log holds none.';

/** The same statement, a row a fact, for a spreadsheet. */
export function statementRows({ looked, gaps }: { readonly looked: LookedThrough; readonly gaps: readonly ContentGap[] }) {
  const none = (what: string, words: string) => [{ what, outcome: '0', words }];
  const looks = looked.looks.map((one) => ({
    what: 'ACCESS_LOG', at: one.last, happened: one.first, reference: one.act, outcome: String(one.times), words: lookWords(one),
  })); // prettier-ignore
  const found = gaps.map((gap) => ({
    what: 'GAP', id: gap.id, personId: gap.personId, at: gap.foundAt, happened: gap.unsharedSince, from: gap.unit, to: gap.to, level: gap.gravestUnexplained ?? gap.gravestUnshared,
    outcome: `${gap.unexplained} + ${gap.unshared}`, words: gapWords(gap),
  })); // prettier-ignore
  return [
    ...looked.sources.map(({ source, found: count }) => ({ what: 'LOOKED_THROUGH', reference: source, outcome: String(count), words: sourceWords(source) })), // prettier-ignore
    ...(looks.length > 0 ? looks : none('ACCESS_LOG', NO_LOOK)),
    ...(found.length > 0 ? found : none('GAP', NO_GAP)),
    ...NOT_KNOWN.map((words) => ({ what: 'NOT_KNOWN', words })),
  ];
}
