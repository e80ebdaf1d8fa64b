import { setTimeout as pause } from 'node:timers/promises';
import { NotifyClient } from 'notifications-node-client';
import { Mail, type Message, type Outcome } from './mail.js';

export interface NotifySettings {
  readonly key: string;
  /** A template of the service with the two placeholders ((subject)) and ((body)), and nothing else in it. */
  readonly templateId: string;
  readonly url?: string | undefined;
}
/** It answers within seconds, or we do not know. */
const WITHIN_MS = 20_000;
const PRODUCTION = 'https://api.notifications.service.gov.uk';

/** GOV.UK Notify. It keeps our id as its reference, so that after a crash it can be asked whether it took a message. */
export class NotifyMail extends Mail {
  readonly kind = 'NOTIFY';
  private readonly client: NotifyClient;
  private readonly templateId: string;

  constructor({ key, templateId, url }: NotifySettings) {
    super();
    this.client = new NotifyClient(url ?? PRODUCTION, key);
    this.templateId = templateId;
  }

  async send({ id, to, subject, body }: Message): Promise<Outcome> {
    try {
      const sending = this.client.sendEmail(this.templateId, to, { personalisation: { subject, body }, reference: id });
      return await Promise.race([sending.then(() => 'SENT' as const), pause(WITHIN_MS, 'UNKNOWN' as const, { ref: false })]);
    } catch (failure) {
      const { response, code } = failure as { response?: { status: number }; code?: string };
      if (response) return outcomeOf(response.status);
      return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'DOWN' : 'UNKNOWN';
    }
  }

  async wasTaken(id: string): Promise<boolean | null> {
    try {
      const { data } = await this.client.getNotifications('email', undefined, id);
      return (data as { notifications: unknown[] }).notifications.length > 0;
    } catch {
      return null;
    }
  }
}

/** A wrong key, a limit or a fault of theirs says nothing about this message: it is tried again. What is wrong with the message stays wrong. */
function outcomeOf(status: number): Outcome {
  if (status === 400) return 'REFUSED';
  return status >= 500 ? 'UNKNOWN' : 'DOWN';
}
