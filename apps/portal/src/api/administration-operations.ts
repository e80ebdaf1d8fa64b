import type { AgreementAnswer, AgreementsAnswer } from './answers/agreements.js';
import type {
  ApproveChangeAnswer,
  ApproveChangeInput,
  ChangeAnswer,
  ChangesAnswer,
  ChangeToAnswerAnswer,
  ConsiderChangeAnswer,
  ConsiderChangeInput,
  DeclineChangeAnswer,
  DeclineChangeInput,
  OwnStaffAnswer,
  ProposeChangeAnswer,
  ProposeChangeInput,
  StaffRecordAnswer,
} from './answers/changes.js';
import type {
  InviteLocalAccountAnswer,
  InviteVariables,
  LocalAccountAnswer,
  LocalAccountsAnswer,
  StaffWithoutAccountAnswer,
} from './answers/local-accounts.js';
import type { After, ById, Named } from './named.js';

type ChangesVariables = { readonly waiting?: boolean; readonly agreementId?: string } & After;

/** Agreements, accounts and posts, and the changes of them that a second person decides. */
export interface AdministrationOperations {
  readonly Agreements: Named<After, AgreementsAnswer>;
  readonly Agreement: Named<ById, AgreementAnswer>;
  readonly LocalAccounts: Named<After, LocalAccountsAnswer>;
  readonly LocalAccount: Named<{ readonly staffId: string }, LocalAccountAnswer>;
  readonly StaffWithoutAccount: Named<{ readonly name?: string }, StaffWithoutAccountAnswer>;
  readonly InviteLocalAccount: Named<InviteVariables, InviteLocalAccountAnswer>;
  readonly Changes: Named<ChangesVariables, ChangesAnswer>;
  readonly Change: Named<ById, ChangeAnswer>;
  readonly ChangeToAnswer: Named<ById, ChangeToAnswerAnswer>;
  readonly ConsiderChange: Named<{ readonly input: ConsiderChangeInput }, ConsiderChangeAnswer>;
  readonly ProposeChange: Named<{ readonly input: ProposeChangeInput }, ProposeChangeAnswer>;
  readonly ApproveChange: Named<{ readonly input: ApproveChangeInput }, ApproveChangeAnswer>;
  readonly DeclineChange: Named<{ readonly input: DeclineChangeInput }, DeclineChangeAnswer>;
  readonly OwnStaff: Named<{ readonly text?: string } & After, OwnStaffAnswer>;
  readonly StaffRecord: Named<ById, StaffRecordAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const ADMINISTRATION_CHANGES = ['InviteLocalAccount', 'ProposeChange', 'ApproveChange', 'DeclineChange'] as const;
