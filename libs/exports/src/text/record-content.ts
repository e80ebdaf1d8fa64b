import type { Redaction } from '../domain/redaction.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}
/** One line of the trail, as whoever asked could read it. Instants are ISO 8601. */
export interface ContentLine {
  readonly id: string;
  readonly personId: string;
  readonly at: string;
  readonly happenedAt: string | null;
  readonly kind: string;
  readonly outcome: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly by: string;
  readonly reference: string | null;
  readonly category: string | null;
  readonly level: string | null;
  readonly reasonCode: string | null;
  readonly words: string | null;
}
/** One text that was sent: by the agency, or to it and opened there. */
export interface ContentItem {
  readonly id: string;
  readonly personId: string;
  readonly share: string;
  readonly sentAt: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly purpose: string;
  readonly protectionCondition: string;
  readonly category: string;
  readonly level: string;
  readonly happenedOn: string;
  readonly inPart: boolean;
  readonly handlingConditions: string | null;
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal; null where somebody was taken out of it, since a name can be guessed until the sum is right. */
  readonly digest: string | null;
}
/** What the agency knew, kept back and held at an instant; only what is written once decides it. Instants are ISO 8601. */
export interface KnownAt {
  readonly personId: string;
  readonly at: string;
  readonly told: readonly {
    readonly share: string;
    readonly from: string;
    readonly sentAt: string;
    /** Null where nobody had opened it by then. */
    readonly openedAt: string | null;
    readonly takenBackAt: string | null;
  }[];
  readonly kept: readonly {
    readonly id: string;
    readonly reference: string;
    readonly decidedAt: string;
    readonly to: string;
    readonly kind: string;
    readonly category: string | null;
    readonly level: string;
    readonly outcome: string;
    readonly reasonCode: string;
    readonly words: string | null;
  }[];
  /** Its own notes as they stood, without their words. */
  readonly held: readonly { readonly id: string; readonly recordedAt: string; readonly category: string; readonly level: string | null }[];
}
/** What was asked to make the files, and what came of each; numbers alone. */
export interface LookedThrough {
  readonly sources: readonly { readonly source: string; readonly found: number }[];
  /** What the agency's access log holds of looking at these people, for each act. Instants are ISO 8601. */
  readonly looks: readonly { readonly act: string; readonly times: number; readonly first: string; readonly last: string }[];
}
/** What stood unexplained or unshared towards one agency when the export was asked for, as the rule had found it last. */
export interface ContentGap {
  readonly id: string;
  readonly personId: string;
  readonly unit: string;
  readonly to: string;
  readonly unexplained: number;
  readonly gravestUnexplained: string | null;
  /** Graver, explained, still not shared: beside the first figure always, so that no explanation hides it. */
  readonly unshared: number;
  readonly gravestUnshared: string | null;
  readonly unsharedSince: string | null;
  readonly reviewsOverdue: number;
  readonly silentSources: readonly string[];
  readonly foundAt: string;
}
/** London days, both included, and how many people of them are left out because whoever asked may not work with them. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly leftOut: number;
}
export interface RecordContent {
  readonly id: string;
  readonly agency: Named;
  /** Whose record it is. */
  readonly people: readonly Named[];
  /** Null where it is of one person and all time. */
  readonly period: Period | null;
  readonly until: string;
  readonly preparedBy: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string | null;
  readonly lines: readonly ContentLine[];
  readonly items: readonly ContentItem[];
  readonly known: readonly KnownAt[];
  readonly looked: LookedThrough;
  readonly gaps: readonly ContentGap[];
  readonly redactions: readonly Redaction[];
  /** Parts of entries that name somebody else and are not opened in the proofs. */
  readonly unopened: number;
}
/** An entry of the permanent record with what the agency may open of it; `index` is null while it waits for its place. */
export interface ContentEntry {
  readonly id: string;
  readonly index: number | null;
  /** Base64. */
  readonly entry: string;
  readonly disclosures: readonly string[];
}

/** Said in each of the files: a reader must not take silence for an answer. */
export const NOT_IN_IT = [
  'Texts of notes that were recorded and never shared. That they were recorded is in it.',
  'What other agencies hold, decided or withheld and never told this agency.',
  'What was sent to this agency and not opened there, or taken back by its sender.',
  'What a desk holds elsewhere.',
  'What was said outside this service and never recorded in it.',
] as const;
/** What gaps and counts cannot say, whatever they are. */
export const NOT_KNOWN = [
  'Gaps of other agencies towards this one: each agency reads its own.',
  'What changed in the minutes before this was asked for: the rule looks at each change soon afterwards.',
  'Who looked in other agencies: their access logs are theirs.',
  'Who was shown a copy outside this service.',
] as const;
export const REDACTION_GROUND = 'It names somebody other than the person this record is of.';
