import type { ChooseMailAnswer, ChooseMailVariables, MailChoicesAnswer, MyMailAnswer } from './answers/notifications.js';
import type { After, Named, Nothing } from './named.js';

/** When somebody is told by mail, and what they were sent. */
export interface NotificationOperations {
  readonly MailChoices: Named<Nothing, MailChoicesAnswer>;
  readonly MyMail: Named<After, MyMailAnswer>;
  readonly ChooseMail: Named<ChooseMailVariables, ChooseMailAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const NOTIFICATION_CHANGES = ['ChooseMail'] as const;
