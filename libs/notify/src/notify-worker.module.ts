import { type DynamicModule, Module } from '@nestjs/common';
import { Mail } from './delivery/mail.js';
import { DevelopmentMail, NoMail } from './delivery/no-mail.js';
import { type NotifySettings, NotifyMail } from './delivery/notify-mail.js';
import { SmtpMail } from './delivery/smtp-mail.js';
import { Mails } from './store/mails.js';
import { Notices } from './store/notices.js';
import { ComposeMail, PORTAL_ADDRESS } from './use-cases/compose-mail.js';
import { TellPeople } from './use-cases/tell-people.js';

export { TellPeople };

/** By what mail goes, and where its links lead. */
export type MailSettings = { readonly portal: string } & (
  | { readonly by: 'notify'; readonly notify: NotifySettings }
  | { readonly by: 'smtp'; readonly url: string; readonly from: string }
  | { readonly by: 'development' }
  | { readonly by: 'off' }
);

/** What telling people needs done under the worker's role: nobody acts, so there is no actor, no door and no page here. */
@Module({})
export class NotifyWorkerModule {
  static by(settings: MailSettings): DynamicModule {
    return {
      module: NotifyWorkerModule,
      providers: [
        Notices,
        Mails,
        ComposeMail,
        TellPeople,
        { provide: PORTAL_ADDRESS, useValue: settings.portal.replace(/\/$/, '') },
        { provide: Mail, useFactory: () => mailBy(settings) },
      ],
      exports: [TellPeople],
    };
  }
}

function mailBy(settings: MailSettings): Mail {
  if (settings.by === 'notify') return new NotifyMail(settings.notify);
  if (settings.by === 'smtp') return new SmtpMail(settings.url, settings.from);
  return settings.by === 'development' ? new DevelopmentMail() : new NoMail();
}
