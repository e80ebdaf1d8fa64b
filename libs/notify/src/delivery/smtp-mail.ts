import { createTransport } from 'nodemailer';
import { Mail, type Message, type Outcome } from './mail.js';

interface Failed {
  readonly responseCode?: number;
  readonly command?: string;
  readonly code?: string;
}

/** Until DATA was answered, a server has taken nothing, however the connection ended. */
const BEFORE_THE_TEXT = /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH.*|MAIL FROM|RCPT TO|API)$/;
const SOON = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** An agency's own mail server. SMTP cannot be asked afterwards whether a message was taken. */
export class SmtpMail extends Mail {
  readonly kind = 'SMTP';
  private readonly transport;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport({ url, ...SOON, disableFileAccess: true, disableUrlAccess: true });
  }

  async send({ id, to, subject, body }: Message): Promise<Outcome> {
    try {
      await this.transport.sendMail({
        from: this.from, to: { name: '', address: to }, subject, text: body, messageId: `<${id}@concordat>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      }); // prettier-ignore
      return 'SENT';
    } catch (failure) {
      return outcomeOf(failure as Failed);
    }
  }

  wasTaken(): Promise<null> {
    return Promise.resolve(null);
  }
}

/** A server that answered has decided; one that fell silent may have taken it. */
export function outcomeOf({ responseCode, command, code }: Failed): Outcome {
  // To log in wrongly is our mistake and not the reader's: it is tried again, and said, until somebody has mended it.
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'DOWN';
  if (responseCode !== undefined) return responseCode >= 500 ? 'REFUSED' : 'LATER';
  if (code === 'EDNS' || code === 'ETLS' || code === 'ECONNREFUSED') return 'DOWN';
  if (code === 'EENVELOPE') return 'REFUSED';
  return command !== undefined && BEFORE_THE_TEXT.test(command) ? 'DOWN' : 'UNKNOWN';
}
