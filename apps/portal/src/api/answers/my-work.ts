import type { ChangedHandsAnswer } from './reassigning.js';
import type { ConcernLevel, PageOf, PersonName, ShareMode } from './words.js';

export interface WorkLine {
  readonly id: string;
  readonly kind: string;
  readonly summary: string;
  readonly dueAt: string | null;
  readonly raisedAt: string;
  readonly subjectId: string | null;
  readonly noteIds: readonly string[];
  readonly person: PersonName | null;
  readonly recipientAgency: { readonly id: string; readonly shortName: string } | null;
}
export interface OpenWorkLine extends WorkLine {
  /** RECALL, RELEASE_DAY or STATUTORY_CLOCK where it cannot wait. */
  readonly interrupts: string | null;
}
export interface NewShare {
  readonly id: string;
  readonly reference: string;
  readonly sentAt: string;
  readonly mode: ShareMode;
  readonly respondBy: string | null;
  readonly asked: string | null;
  readonly firstSeenAt: string | null;
  readonly gravest: ConcernLevel | null;
  readonly itemCount: number;
  readonly person: PersonName;
  readonly sender: { readonly shortName: string };
}
export interface DraftLine {
  readonly id: string;
  readonly kind: string;
  readonly updatedAt: string;
  readonly person: PersonName;
}
export interface CaseLine extends PersonName {
  readonly dateOfBirth: string;
  readonly stage: string;
  readonly releaseAt: string | null;
  readonly iomCohort: string | null;
}
export interface NewSharesAnswer {
  readonly newShares: PageOf<NewShare>;
}
export interface MyCasesAnswer {
  readonly myCases: PageOf<CaseLine>;
}
export interface MyWorkAnswer extends NewSharesAnswer, MyCasesAnswer, ChangedHandsAnswer {
  readonly myWork: PageOf<OpenWorkLine>;
  readonly drafts: readonly DraftLine[];
  readonly protectionDesks: readonly { readonly id: string }[];
}
export interface WithoutCasesAnswer {
  readonly myWork: PageOf<WorkLine>;
}
export interface DigestLine extends Omit<OpenWorkLine, 'noteIds' | 'subjectId'> {
  readonly closedAt: string | null;
}
export interface DigestAnswer extends NewSharesAnswer {
  readonly workOfDay: PageOf<DigestLine>;
}
export interface WorkItemAnswer {
  readonly workItem:
    | (Omit<WorkLine, 'recipientAgency'> & {
        readonly closedAt: string | null;
        readonly closedWords: string | null;
        readonly recipientAgency: { readonly id: string; readonly name: string; readonly shortName: string } | null;
      })
    | null;
}
