import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { SharingRefused } from './sharing.js';
import type { AgencyName, ConcernLevel, ItemKind, PageOf, ShareMode, ToldHow } from './words.js';

type Name = { readonly name: string };
type AgreementEnd = { readonly id: string; readonly title: string; readonly reference: string; readonly endsAt: string | null };

export interface ReceivedLine {
  readonly id: string;
  readonly reference: string;
  readonly sentAt: string;
  readonly mode: ShareMode;
  readonly asked: string | null;
  readonly respondBy: string | null;
  readonly firstSeenAt: string | null;
  readonly response: string | null;
  readonly revokedAt: string | null;
  readonly inTransition: boolean;
  readonly itemCount: number;
  readonly gravest: ConcernLevel | null;
  readonly sender: { readonly shortName: string; readonly name: string };
  readonly sentBy: Name;
}
export interface CaseReceivedAnswer {
  readonly person: (PersonHeader & { readonly received: PageOf<ReceivedLine> }) | null;
}
/** Where an entry stands in the log that others can check. */
export interface Seal {
  readonly state: 'PENDING' | 'SEALED';
  readonly sealedAt: string | null;
  readonly witnessed: number;
  readonly witnesses: number;
  readonly recordedBefore: boolean;
}
interface ShareParts {
  readonly id: string;
  readonly reference: string;
  readonly sentAt: string;
  readonly toldAt: string;
  readonly toldHow: ToldHow;
  readonly mode: ShareMode;
  readonly asked: string | null;
  readonly respondBy: string | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly inTransition: boolean;
  /** Whether its recipients may open it; until then it waits for its place in the signed record, at most until `releaseAt`. */
  readonly released: boolean;
  readonly releaseAt: string;
  readonly seal: Seal | null;
  readonly response: string | null;
  readonly responseWords: string | null;
  readonly respondedAt: string | null;
  readonly revokedAt: string | null;
  readonly itemCount: number;
  readonly gravest: ConcernLevel | null;
  readonly person: PersonHeader;
  readonly sender: AgencyName;
  readonly sentBy: { readonly name: string; readonly jobTitle: string };
  readonly senderUnit: Name;
  readonly recipientAgency: AgencyName;
  readonly recipientUnit: Name | null;
  readonly recipientStaff: Name | null;
  readonly agreement: AgreementEnd | null;
}
interface ItemParts {
  readonly id: string;
  readonly itemKind: ItemKind;
  readonly enquiryId: string | null;
  readonly ordinal: number;
  readonly inPart: boolean;
  readonly categoryLabel: string;
  readonly level: ConcernLevel;
  readonly body: string;
  readonly bodyHash: string;
  readonly happenedOn: string;
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
}
export interface SentShare extends ShareParts {
  readonly firstSeenAt: string | null;
  readonly firstSeenBy: Name | null;
  readonly respondedBy: Name | null;
  readonly revokedReason: string | null;
  readonly revokedBy: Name | null;
  readonly setId: string | null;
  readonly items: readonly (ItemParts & { readonly noteId: string | null; readonly noteVersion: number | null })[];
}
export interface ShareAnswer {
  readonly share: SentShare | null;
}
export interface ReceivedItem extends ItemParts {
  readonly category: string;
  readonly nature: string;
  readonly basis: string;
  readonly sourceGrade: number | null;
  readonly intelligenceGrade: string | null;
  readonly handlingCode: string;
  readonly handlingConditions: string | null;
  readonly marking: string;
  readonly disclosable: string;
  readonly originator: { readonly shortName: string; readonly name: string };
  readonly thirdParties: readonly string[];
}
export interface OpenedShare extends ShareParts {
  readonly items: readonly ReceivedItem[];
}
export interface ShareOpened {
  readonly firstSight: boolean;
  readonly mayTell: readonly string[];
  readonly mustNotTell: readonly string[];
  readonly onward: string;
  readonly dutyName: string;
  readonly dutyPhone: string;
  readonly dutyHours: string;
  readonly share: OpenedShare;
}
export interface OpenShareAnswer {
  readonly openShare: ShareOpened | null;
}
interface ShareAnswered {
  readonly __typename: 'ShareAnswered';
  readonly share: { readonly id: string; readonly response: string | null; readonly respondedAt: string | null };
}
interface ShareRevoked {
  readonly __typename: 'ShareRevoked';
  readonly alreadySeen: boolean;
  readonly share: {
    readonly id: string;
    readonly revokedAt: string | null;
    readonly firstSeenAt: string | null;
    readonly firstSeenBy: Name | null;
  };
}
type Refusals = Omit<SharingRefused, 'noteId'> | Refused<'KeyReused'>;

export interface AcknowledgeShareAnswer {
  readonly acknowledgeShare: ShareAnswered | Refusals;
}
export interface ReturnShareAnswer {
  readonly returnShare: ShareAnswered | Refusals;
}
export interface RevokeShareAnswer {
  readonly revokeShare: ShareRevoked | Refusals;
}

export interface AcknowledgeVariables {
  readonly input: { readonly key: string; readonly shareId: string; readonly words?: string };
}
export interface AnswerShareVariables {
  readonly input: { readonly key: string; readonly shareId: string; readonly reason: string };
}
