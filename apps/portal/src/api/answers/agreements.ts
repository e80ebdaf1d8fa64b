export interface AgreementLine {
  readonly id: string;
  readonly title: string;
  readonly reference: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly reviewOn: string;
  readonly state: string;
  readonly leftAt: string | null;
  readonly owner: { readonly name: string; readonly agency: { readonly shortName: string } };
  readonly parties: readonly { readonly leftAt: string | null; readonly agency: { readonly shortName: string } }[];
}
export interface AgreementsAnswer {
  readonly agreements: readonly AgreementLine[];
}
export interface AgreementAnswer {
  readonly agreement: {
    readonly id: string;
    readonly title: string;
    readonly reference: string;
    readonly startsAt: string;
    readonly endsAt: string | null;
    readonly reviewOn: string;
    readonly transitionDays: number;
    readonly dpiaReference: string;
    readonly state: string;
    readonly namesChildren: boolean;
    readonly leftAt: string | null;
    readonly purposes: readonly string[];
    readonly owner: { readonly name: string; readonly jobTitle: string; readonly agency: { readonly name: string } };
    readonly parties: readonly {
      readonly controller: boolean;
      readonly signatoryName: string;
      readonly signatoryRole: string;
      readonly signedOn: string;
      readonly leftAt: string | null;
      readonly agency: { readonly id: string; readonly name: string };
    }[];
    readonly grounds: readonly { readonly categoryGroup: string; readonly gateway: string; readonly protectionCondition: string }[];
  } | null;
}
export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}
export interface SharingPolicyAnswer {
  readonly sharingPolicy: {
    readonly reasons: readonly {
      readonly outcome: string;
      readonly code: string;
      readonly label: string;
      readonly selfExplaining: boolean;
      readonly forAnswers: boolean;
    }[];
    readonly cuts: readonly CodeLabel[];
    readonly gateways: readonly CodeLabel[];
    readonly purposes: readonly CodeLabel[];
    readonly protectionConditions: readonly CodeLabel[];
  };
}
