/** What `open` and `workable` say of the person a row is about: see sight-sql.ts. */
interface Sight {
  readonly open: boolean;
  readonly workable: boolean;
}
interface Ours {
  readonly agencyId: string;
}

/**
 * What the rules about a subject compare. A row on which one of these was not loaded would be denied without anybody knowing why, so it does
 * not compile. Subjects that no person is behind have plain columns only and are not listed.
 */
export interface Loaded {
  readonly Person: Sight;
  readonly RiskNote: Ours & Sight;
  readonly Decision: Ours & Sight & { readonly unitId: string; readonly decidedBy: string };
  readonly Share: Sight & {
    readonly senderAgencyId: string;
    readonly recipientAgencyId: string;
    readonly recipientUnitId: string | null;
    readonly recipientStaffId: string | null;
    readonly lapsed: boolean;
    readonly released: boolean;
  };
  readonly Enquiry: Omit<Loaded['Share'], 'released'>;
  readonly Contradiction: Ours & Sight;
  readonly HeldElsewhere: Ours & { readonly unitId: string; readonly workable: boolean };
  readonly Circumstance: { readonly personId: string; readonly workable: boolean };
  readonly Draft: Ours & Sight & { readonly staffId: string };
  readonly WorkItem: Ours & {
    readonly staffId: string | null;
    readonly unitId: string | null;
    readonly role: string | null;
    readonly personId: string | null;
    readonly open: boolean;
  };
  readonly EmergencyAccess: Ours & { readonly unitId: string; readonly staffId: string };
  readonly Gap: Ours & Sight & { readonly unitId: string };
  readonly LegalHold: Ours & Sight;
  readonly ErasureRequest: Ours & Sight;
  readonly SampledDecision: Ours & Sight;
  readonly DecisionSample: Ours;
  readonly RecordExport: Ours & Sight & { readonly askedBy: string };
  readonly AccessExtract: Ours & Sight & { readonly personId: string | null; readonly ofStaffId: string | null; readonly askedBy: string };
  readonly Recusal: Ours & { readonly unitId: string };
  readonly Absence: Ours & { readonly unitId: string; readonly staffId: string; readonly coverId: string | null; readonly kind: string };
  readonly UnsafeWork: Ours & { readonly unitId: string };
  readonly TeamUnit: Ours & { readonly unitId: string };
  readonly StandardTime: Ours;
  readonly ReviewScope: Ours & { readonly reviewerStaffId: string };
  readonly ProtectionRecord: Ours & { readonly ownDesk: boolean };
}
export type Instance<Subject extends string> = Subject extends keyof Loaded ? Loaded[Subject] : object;
