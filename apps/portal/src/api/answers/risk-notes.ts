import type { PersonHeader, ThirdPartyName } from './people.js';
import type { Refused } from './refusals.js';
import type { AgencyName, ConcernLevel, Outcome, PageOf } from './words.js';

export interface NoteLine {
  readonly id: string;
  readonly seriesId: string;
  readonly version: number;
  readonly category: string;
  readonly categoryLabel: string;
  readonly categoryGroup: string;
  readonly level: ConcernLevel | null;
  readonly nature: string;
  readonly body: string;
  readonly happenedOn: string;
  readonly happenedTime: string | null;
  readonly recordedAt: string;
  readonly basis: string;
  readonly sourceGrade: number | null;
  readonly intelligenceGrade: string | null;
  readonly handlingCode: string;
  readonly handlingConditions: string | null;
  readonly marking: string;
  readonly disclosable: string;
  readonly reportSeries: string | null;
  readonly author: { readonly id: string; readonly name: string };
  readonly unit: { readonly id: string; readonly name: string };
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
}
export interface CaseNote extends NoteLine {
  readonly shares: readonly {
    readonly inPart: boolean;
    readonly share: {
      readonly id: string;
      readonly reference: string;
      readonly sentAt: string;
      readonly firstSeenAt: string | null;
      readonly revokedAt: string | null;
      readonly sentBy: { readonly name: string };
      readonly recipientAgency: { readonly shortName: string };
      readonly recipientUnit: { readonly name: string } | null;
    };
  }[];
  readonly decisions: readonly {
    readonly id: string;
    readonly outcome: Outcome;
    readonly reasonCode: string;
    readonly decidedAt: string;
    readonly endedAt: string | null;
    readonly reviewBy: string | null;
    readonly recipientAgency: { readonly shortName: string };
  }[];
}
export interface CaseFileAnswer {
  readonly person:
    | (PersonHeader & {
        readonly notes: PageOf<CaseNote>;
        /** What does not agree, and the newest of what was asked: said above the notes, because it changes how they read. */
        readonly contradictions: readonly { readonly id: string }[];
        readonly enquiries: { readonly items: readonly AskedAbout[] };
      })
    | null;
}
export interface AskedAbout {
  readonly id: string;
  readonly state: string;
  readonly overdue: boolean;
  readonly askedByUs: boolean;
}
export interface NoteVersion {
  readonly id: string;
  readonly version: number;
  readonly level: ConcernLevel | null;
  readonly body: string;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
  readonly changeReason: string | null;
  readonly author: { readonly name: string };
}
export interface NoteShare {
  readonly inPart: boolean;
  readonly share: {
    readonly id: string;
    readonly reference: string;
    readonly sentAt: string;
    readonly firstSeenAt: string | null;
    readonly revokedAt: string | null;
    readonly response: string | null;
    readonly recipientAgency: AgencyName;
    readonly recipientUnit: { readonly name: string } | null;
    readonly recipientStaff: { readonly name: string } | null;
    readonly sentBy: { readonly name: string };
  };
}
export interface NoteDecision {
  readonly id: string;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly reasonWords: string | null;
  readonly decidedAt: string;
  readonly endedAt: string | null;
  readonly endedWhy: string | null;
  readonly reviewBy: string | null;
  readonly deferredUntil: string | null;
  readonly endorseDueAt: string | null;
  readonly endorsedAt: string | null;
  readonly endorsement: string | null;
  readonly recipientAgency: { readonly shortName: string };
  readonly set: { readonly id: string; readonly reference: string };
}
export interface Note extends NoteLine {
  readonly levelReason: string | null;
  readonly gangRole: string | null;
  readonly expiresOn: string | null;
  readonly changeReason: string | null;
  readonly supersededById: string | null;
  readonly withdrawnReason: string | null;
  readonly restrictedAt: string | null;
  readonly erasedAt: string | null;
  readonly withdrawnBy: { readonly name: string } | null;
  readonly person: PersonHeader;
  readonly thirdParties: readonly ThirdPartyName[];
  readonly versions: readonly NoteVersion[];
  readonly shares: readonly NoteShare[];
  readonly decisions: readonly NoteDecision[];
}
export interface NoteAnswer {
  readonly note: Note | null;
}

export interface NoteInput {
  readonly personId: string;
  readonly category: string;
  readonly level?: ConcernLevel;
  readonly levelReason?: string;
  readonly nature: string;
  readonly body: string;
  readonly happenedOn: string;
  readonly happenedTime?: string;
  readonly basis: string;
  readonly sourceGrade?: number;
  readonly intelligenceGrade?: string;
  readonly handlingCode?: string;
  readonly handlingConditions?: string;
  readonly marking?: string;
  readonly disclosable?: string;
  readonly reportSeries?: string;
  readonly gangRole?: string;
  readonly thirdPartyIds?: readonly string[];
  readonly newThirdParties?: readonly { readonly reference: string; readonly class: string }[];
}
export interface NoteRecorded {
  readonly __typename: 'NoteRecorded';
  readonly note: { readonly id: string; readonly person: { readonly id: string } };
  readonly toldLess: readonly { readonly id: string; readonly shortName: string }[];
}
export interface NoteWithdrawn {
  readonly __typename: 'NoteWithdrawn';
  readonly note: { readonly id: string; readonly person: { readonly id: string } };
  readonly stillRely: readonly { readonly id: string; readonly shortName: string }[];
}
type LevelNeedsReason = Refused<'LevelNeedsReason'> & { readonly floor: ConcernLevel };
type NoteNotCurrent = Refused<'NoteNotCurrent'> & { readonly currentId: string | null };

export interface RecordNoteVariables {
  readonly input: { readonly key: string; readonly note: NoteInput; readonly draftId?: string };
}
export interface RecordNoteAnswer {
  readonly recordNote: NoteRecorded | LevelNeedsReason | Refused<'KeyReused'>;
}
export interface SupersedeNoteVariables {
  readonly input: {
    readonly key: string;
    readonly noteId: string;
    readonly changeReason: string;
    readonly note: NoteInput;
    readonly draftId?: string;
  };
}
export interface SupersedeNoteAnswer {
  readonly supersedeNote: NoteRecorded | LevelNeedsReason | NoteNotCurrent | Refused<'KeyReused'>;
}
export interface WithdrawNoteVariables {
  readonly input: { readonly key: string; readonly noteId: string; readonly reason: string };
}
export interface WithdrawNoteAnswer {
  readonly withdrawNote: NoteWithdrawn | NoteNotCurrent | Refused<'KeyReused'>;
}
