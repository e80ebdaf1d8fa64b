import type { Viewer } from '../../api/answers/viewer.js';
import type { ArrestPackAnswer, PackItem, PackShare } from '../../api/answers/arrest-pack.js';

/** The step of a map about finding somebody. */
export const ARREST = 'arrest';

/** The pack is the force's: to others it would show what they themselves were told. */
export const hasArrestPack = (
  { person, steps }: { readonly person: object | null; readonly steps: readonly { readonly code: string }[] },
  { agency }: Viewer,
): boolean => agency.kind === 'POLICE' && person !== null && steps.some(({ code }) => code === ARREST);

export interface PackLine extends PackItem {
  readonly share: Pick<PackShare, 'id' | 'sender' | 'sentAt'>;
}
export interface PackTopic {
  readonly id: string;
  readonly title: string;
  /** What the force was told of it, the newest first: answers that still hold, whoever gave them. */
  readonly lines: readonly PackLine[];
  /** Who has it to tell where nobody did. */
  readonly ask: string;
}
export interface Pack {
  readonly topics: readonly PackTopic[];
  /** High or above, and told as a note: what no question asked for. */
  readonly graver: readonly PackLine[];
  readonly unopened: readonly PackShare[];
}

/** By the codes of the questions about a recall, in the order in which somebody at the door needs them. */
const TOPICS = [
  { id: 'safety', title: 'Officer safety', codes: ['q44', 'q23', 'q12'], ask: 'Probation and the prison' },
  { id: 'harm', title: 'Risk of serious harm, by group', codes: ['q1', 'q6'], ask: 'Probation' },
  { id: 'places', title: 'Where to look, and when', codes: ['q53', 'q31', 'q30', 'q39'], ask: 'Probation' },
  { id: 'people', title: 'Who may be at risk there, or stand in the way', codes: ['q54', 'q32', 'q7'], ask: 'Probation' },
  { id: 'health', title: 'Health, and what to mind in custody', codes: ['q41'], ask: 'Probation and the prison' },
  { id: 'finding', title: 'Telephones, vehicles and other names', codes: ['q42'], ask: 'Probation' },
  { id: 'contact', title: 'Whom to call out of hours', codes: ['q56'], ask: 'Probation' },
] as const;
const GRAVE: readonly string[] = ['HIGH', 'VERY_HIGH'];

/**
 * What this force has been told that helps to find and arrest somebody safely. Nothing is added to what each originator decided to share:
 * what was taken back, withdrawn or answered again is left out, and what nobody told is said to be missing.
 */
export function arrestPack(person: NonNullable<ArrestPackAnswer['procedureRun']>['person']): Pack {
  const shares = person?.received.items.filter(({ revokedAt }) => revokedAt === null) ?? [];
  const lines = shares
    .flatMap((share) => share.items.map((item): PackLine => ({ ...item, share })))
    .filter((item) => item.supersededAt === null && item.withdrawnAt === null);
  return {
    topics: TOPICS.map(({ codes, ...topic }) => ({
      ...topic,
      lines: codes.flatMap((code) => lines.filter(({ questionCode }) => questionCode === code)),
    })),
    graver: lines.filter(({ questionCode, level }) => questionCode === null && level !== null && GRAVE.includes(level)),
    unopened: shares.filter(({ firstSeenAt }) => firstSeenAt === null),
  };
}
