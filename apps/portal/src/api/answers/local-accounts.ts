import type { Refused } from './refusals.js';
import type { PageOf } from './words.js';

export interface LocalAccountLine {
  readonly id: string;
  readonly signInName: string;
  readonly state: string;
  readonly invitedAt: string | null;
  readonly invitationEndsAt: string | null;
  readonly acceptedAt: string | null;
  readonly staff: { readonly name: string; readonly jobTitle: string };
}
export interface LocalAccountsAnswer {
  readonly localAccounts: PageOf<LocalAccountLine>;
}
export interface LocalAccountAnswer {
  readonly localAccount: Pick<LocalAccountLine, 'id' | 'signInName' | 'state' | 'staff'> | null;
}
export interface StaffWithoutAccountAnswer {
  readonly staffWithoutAccount: {
    readonly items: readonly { readonly id: string; readonly name: string; readonly jobTitle: string }[];
    readonly hasMore: boolean;
  };
}
export interface InviteVariables {
  readonly input: { readonly staffId: string; readonly reset?: boolean };
}
export interface LocalAccountInvited {
  readonly __typename: 'LocalAccountInvited';
  readonly link: string;
  readonly expiresAt: string;
  readonly account: { readonly id: string; readonly signInName: string; readonly state: string; readonly staff: { readonly name: string } };
}
export interface InviteLocalAccountAnswer {
  readonly inviteLocalAccount: LocalAccountInvited | Refused<'SharingRefused'>;
}
