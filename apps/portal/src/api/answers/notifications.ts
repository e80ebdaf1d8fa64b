import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

export interface MailChoices {
  readonly address: string | null;
  readonly domains: readonly string[];
  readonly urgent: string;
  readonly mine: string;
  readonly unit: string;
  readonly meetings: string;
  readonly digestHour: number;
  readonly sentBy: string;
  readonly failingSince: string | null;
  readonly late: number;
}
export interface MailChoicesAnswer {
  readonly mailChoices: MailChoices | null;
}
export interface MailToMe {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly things: number;
  readonly composedAt: string;
  readonly settledAt: string | null;
  readonly subject: string | null;
  readonly body: string | null;
}
export interface MyMailAnswer {
  readonly myMail: PageOf<MailToMe>;
}
export type ChooseMailVariables = Keyed<{
  readonly address?: string;
  readonly urgent: string;
  readonly mine: string;
  readonly unit: string;
  readonly meetings: string;
  readonly digestHour: number;
}>;
export interface ChooseMailAnswer {
  readonly chooseMail:
    { readonly __typename: 'MailChosen'; readonly choices: MailChoices } | Refused<'SharingRefused'> | Refused<'KeyReused'>;
}
