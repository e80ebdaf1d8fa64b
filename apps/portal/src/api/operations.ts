import type { SharingPolicyAnswer } from './answers/agreements.js';
import type { DraftAnswer, SaveDraftAnswer, SaveDraftVariables } from './answers/drafts.js';
import type { DutyDesksAnswer } from './answers/duty-desks.js';
import { ACCESS_EXTRACT_CHANGES, type AccessExtractOperations } from './access-extract-operations.js';
import { ADMINISTRATION_CHANGES, type AdministrationOperations } from './administration-operations.js';
import { ANSWERING_CHANGES, type AnsweringOperations } from './answering-operations.js';
import { IMPORT_CHANGES, type ImportOperations } from './import-operations.js';
import { CONFERENCE_CHANGES, type ConferenceOperations } from './conference-operations.js';
import { ENQUIRY_CHANGES, type EnquiryOperations } from './enquiry-operations.js';
import { EXCEPTIONS_CHANGES, type ExceptionsOperations } from './exceptions-operations.js';
import { EXPORT_CHANGES, type ExportOperations } from './export-operations.js';
import { GOVERNING_CHANGES, type GoverningOperations } from './governing-operations.js';
import { KEEPING_CHANGES, type KeepingOperations } from './keeping-operations.js';
import type { After, ById, Named, Nothing } from './named.js';
import { NOTIFICATION_CHANGES, type NotificationOperations } from './notification-operations.js';
import { OVERSIGHT_CHANGES, type OversightOperations } from './oversight-operations.js';
import { MANAGEMENT_PLAN_CHANGES, type ManagementPlanOperations } from './management-plan-operations.js';
import { PROCEDURE_CHANGES, type ProcedureOperations } from './procedure-operations.js';
import { RISK_DECISION_CHANGES, type RiskDecisionOperations } from './risk-decision-operations.js';
import { ACTION_CHANGES, type ActionOperations } from './action-operations.js';
import { THIRD_PARTY_DISCLOSURE_CHANGES, type ThirdPartyDisclosureOperations } from './third-party-disclosure-operations.js';
import type { SearchOperations } from './search-operations.js';
import { TEAM_CHANGES, type TeamOperations } from './team-operations.js';
import type { DigestAnswer, MyCasesAnswer, MyWorkAnswer, NewSharesAnswer, WithoutCasesAnswer, WorkItemAnswer } from './answers/my-work.js';
import type { NoteCategoriesAnswer } from './answers/notes.js';
import type {
  AccessLogAnswer,
  AccessLogVariables,
  ApproveStandingAnswer,
  CircumstanceVariables,
  CloseWorkAnswer,
  CloseWorkVariables,
  EndorseVariables,
  EndorseWithholdingAnswer,
  HeldElsewhereVariables,
  ProposeStandingAnswer,
  ProposeStandingVariables,
  RecordCircumstanceAnswer,
  RecordHeldElsewhereAnswer,
  StandingDecisionsAnswer,
  TrailAnswer,
  TrailChoicesAnswer,
  TrailVariables,
} from './answers/oversight.js';
import type { CaseAboutAnswer, FindPeopleAnswer, PersonHeaderAnswer } from './answers/people.js';
import type { DecisionAnswer, ReceiptAnswer } from './answers/receipts.js';
import type {
  CaseFileAnswer,
  NoteAnswer,
  RecordNoteAnswer,
  RecordNoteVariables,
  SupersedeNoteAnswer,
  SupersedeNoteVariables,
  WithdrawNoteAnswer,
  WithdrawNoteVariables,
} from './answers/risk-notes.js';
import type {
  AcknowledgeShareAnswer,
  AcknowledgeVariables,
  AnswerShareVariables,
  CaseReceivedAnswer,
  OpenShareAnswer,
  ReturnShareAnswer,
  RevokeShareAnswer,
  ShareAnswer,
} from './answers/shares.js';
import type {
  ChooseShareAnswer,
  ConsiderAnswer,
  ConsiderInput,
  DecideInput,
  DecideSharingAnswer,
  PreviewAnswer,
  ShareUrgentlyAnswer,
  UrgentShareInput,
} from './answers/sharing.js';
import type { SignInsAnswer, StaffSignInsAnswer } from './answers/sign-ins.js';
import type {
  NamedSearchesAnswer,
  RandomSearchesAnswer,
  RecordSearchLookAnswer,
  RecordSearchLookVariables,
  SampledSearchAnswer,
} from './answers/search-samples.js';
import type {
  AnswerDeskQuestionAnswer,
  AnswerDeskQuestionVariables,
  AskDutyDeskAnswer,
  AskDutyDeskVariables,
  DeskQuestionAnswer,
  DutyDeskAnswer,
  MyDeskQuestionsAnswer,
  SignpostAnswer,
} from './answers/signpost.js';
import type { ViewerAnswer } from './answers/viewer.js';

type PagedById = ById & After;

/**
 * The operations the portal sends, by their name in the registry, with what goes in and what comes back. The portal holds no documents: the
 * API runs the registered one. A contract test compares every answer here with the one the registered document gives under the schema.
 */
export interface Operations
  extends
    AccessExtractOperations,
    AdministrationOperations,
    AnsweringOperations,
    EnquiryOperations,
    ExceptionsOperations,
    ExportOperations,
    GoverningOperations,
    KeepingOperations,
    ManagementPlanOperations,
    OversightOperations,
    ProcedureOperations,
    RiskDecisionOperations,
    TeamOperations,
    ConferenceOperations,
    ImportOperations,
    ThirdPartyDisclosureOperations,
    ActionOperations,
    NotificationOperations,
    SearchOperations {
  readonly Viewer: Named<Nothing, ViewerAnswer>;
  readonly StartSession: Named<{ readonly managedDevice: boolean }, { readonly startSession: boolean }>;
  readonly EndSession: Named<{ readonly why?: string }, { readonly endSession: boolean }>;
  readonly SignIns: Named<After, SignInsAnswer>;
  readonly StaffSignIns: Named<{ readonly name?: string } & After, StaffSignInsAnswer>;
  readonly SignInEnded: Named<Nothing, { readonly signInEnded: string | null }>;
  readonly EndSignIn: Named<ById, { readonly endSignIn: boolean }>;
  readonly EndOtherSignIns: Named<Nothing, { readonly endOtherSignIns: number }>;
  readonly MyWork: Named<Nothing, MyWorkAnswer>;
  readonly Digest: Named<{ readonly day: string; readonly after?: string }, DigestAnswer>;
  readonly WorkWithoutCases: Named<Nothing, WithoutCasesAnswer>;
  readonly NewShares: Named<After, NewSharesAnswer>;
  readonly MyCases: Named<After, MyCasesAnswer>;
  readonly WorkItem: Named<ById, WorkItemAnswer>;
  readonly FindPeople: Named<{ readonly text?: string; readonly bornOn?: string; readonly after?: string }, FindPeopleAnswer>;
  readonly DutyDesks: Named<After, DutyDesksAnswer>;
  readonly Signpost: Named<{ readonly text?: string; readonly bornOn?: string }, SignpostAnswer>;
  readonly DutyDesk: Named<ById, DutyDeskAnswer>;
  readonly AskDutyDesk: Named<AskDutyDeskVariables, AskDutyDeskAnswer>;
  readonly DeskQuestion: Named<ById, DeskQuestionAnswer>;
  readonly MyDeskQuestions: Named<After, MyDeskQuestionsAnswer>;
  readonly AnswerDeskQuestion: Named<AnswerDeskQuestionVariables, AnswerDeskQuestionAnswer>;
  readonly NamedSearches: Named<{ readonly lawfulUse: string } & After, NamedSearchesAnswer>;
  readonly RandomSearches: Named<{ readonly lawfulUse: string; readonly seed: string; readonly size?: number }, RandomSearchesAnswer>;
  readonly SampledSearch: Named<{ readonly lawfulUse: string } & ById, SampledSearchAnswer>;
  readonly RecordSearchLook: Named<RecordSearchLookVariables, RecordSearchLookAnswer>;
  readonly PersonHeader: Named<ById, PersonHeaderAnswer>;
  readonly CaseAbout: Named<ById, CaseAboutAnswer>;
  readonly NoteCategories: Named<Nothing, NoteCategoriesAnswer>;
  readonly SharingPolicy: Named<Nothing, SharingPolicyAnswer>;
  readonly CaseFile: Named<PagedById, CaseFileAnswer>;
  readonly CaseReceived: Named<PagedById, CaseReceivedAnswer>;
  readonly Note: Named<ById, NoteAnswer>;
  readonly RecordNote: Named<RecordNoteVariables, RecordNoteAnswer>;
  readonly SupersedeNote: Named<SupersedeNoteVariables, SupersedeNoteAnswer>;
  readonly WithdrawNote: Named<WithdrawNoteVariables, WithdrawNoteAnswer>;
  readonly ChooseShare: Named<{ readonly personId: string; readonly noteIds: readonly string[] }, ChooseShareAnswer>;
  readonly Consider: Named<{ readonly input: ConsiderInput }, ConsiderAnswer>;
  readonly Preview: Named<{ readonly input: DecideInput }, PreviewAnswer>;
  readonly DecideSharing: Named<{ readonly input: DecideInput }, DecideSharingAnswer>;
  readonly ShareUrgently: Named<{ readonly input: UrgentShareInput }, ShareUrgentlyAnswer>;
  readonly Decision: Named<ById, DecisionAnswer>;
  readonly Receipt: Named<ById, ReceiptAnswer>;
  readonly Share: Named<ById, ShareAnswer>;
  readonly OpenShare: Named<ById, OpenShareAnswer>;
  readonly AcknowledgeShare: Named<AcknowledgeVariables, AcknowledgeShareAnswer>;
  readonly ReturnShare: Named<AnswerShareVariables, ReturnShareAnswer>;
  readonly RevokeShare: Named<AnswerShareVariables, RevokeShareAnswer>;
  readonly EndorseWithholding: Named<EndorseVariables, EndorseWithholdingAnswer>;
  readonly StandingDecisions: Named<After, StandingDecisionsAnswer>;
  readonly ProposeStandingDecision: Named<ProposeStandingVariables, ProposeStandingAnswer>;
  readonly ApproveStandingDecision: Named<ById & { readonly key: string }, ApproveStandingAnswer>;
  readonly RecordHeldElsewhere: Named<HeldElsewhereVariables, RecordHeldElsewhereAnswer>;
  readonly RecordCircumstance: Named<CircumstanceVariables, RecordCircumstanceAnswer>;
  readonly CloseWork: Named<CloseWorkVariables, CloseWorkAnswer>;
  readonly Trail: Named<TrailVariables, TrailAnswer>;
  readonly TrailChoices: Named<{ readonly afterAgency?: string; readonly afterUnit?: string }, TrailChoicesAnswer>;
  readonly AccessLog: Named<AccessLogVariables, AccessLogAnswer>;
  readonly Draft: Named<ById, DraftAnswer>;
  readonly SaveDraft: Named<SaveDraftVariables, SaveDraftAnswer>;
  readonly DiscardDraft: Named<ById, { readonly discardDraft: boolean }>;
}

export type OperationName = keyof Operations;
export type VariablesOf<Name extends OperationName> = Operations[Name]['variables'];
export type AnswerOf<Name extends OperationName> = Operations[Name]['answer'];

/** Operations that change something: when no answer comes, nobody knows whether they were done. */
export const CHANGES: ReadonlySet<OperationName> = new Set<OperationName>([
  'StartSession',
  'EndSession',
  'EndSignIn',
  'EndOtherSignIns',
  'SaveDraft',
  'DiscardDraft',
  'RecordNote',
  'SupersedeNote',
  'WithdrawNote',
  'DecideSharing',
  'ShareUrgently',
  'AcknowledgeShare',
  'ReturnShare',
  'RevokeShare',
  'EndorseWithholding',
  'ProposeStandingDecision',
  'ApproveStandingDecision',
  'RecordHeldElsewhere',
  'RecordCircumstance',
  'CloseWork',
  'AskDutyDesk',
  'AnswerDeskQuestion',
  'RecordSearchLook',
  ...ACCESS_EXTRACT_CHANGES,
  ...ADMINISTRATION_CHANGES,
  ...ANSWERING_CHANGES,
  ...ENQUIRY_CHANGES,
  ...EXCEPTIONS_CHANGES,
  ...EXPORT_CHANGES,
  ...GOVERNING_CHANGES,
  ...KEEPING_CHANGES,
  ...OVERSIGHT_CHANGES,
  ...MANAGEMENT_PLAN_CHANGES,
  ...PROCEDURE_CHANGES,
  ...RISK_DECISION_CHANGES,
  ...TEAM_CHANGES,
  ...THIRD_PARTY_DISCLOSURE_CHANGES,
  ...CONFERENCE_CHANGES,
  ...IMPORT_CHANGES,
  ...ACTION_CHANGES,
  ...NOTIFICATION_CHANGES,
]);
