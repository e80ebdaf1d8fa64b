import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: string;
  /** Everything that came for it: envelope and message as the bytes say it, and once more without the line breaks that only carry it. */
  readonly all: string;
}
type Reply = Error & { responseCode: number };

/** Quoted-printable, undone as far as plain text needs it. */
const unwrapped = (bytes: string): string =>
  bytes.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** A real mail server on this machine. What it takes it keeps; it can be told to be slow, to refuse, or to do something before it answers. */
export class MailRoom {
  readonly received: Received[] = [];
  /** Done with each message before the server answers that it has taken it. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();
  refuse: number | null = null;
  private server = this.made();
  private port = 0;

  static async open(): Promise<MailRoom> {
    const room = new MailRoom();
    await room.start();
    return room;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** What a worker is told so that its mail comes here. */
  get settings(): Record<string, string> {
    return { MAIL: 'smtp', SMTP_URL: this.url, MAIL_FROM: 'concordat@mail.example', PORTAL_URL: 'https://concordat.example' };
  }

  async start(): Promise<void> {
    this.server = this.made();
    const listening = this.server.listen(this.port, '127.0.0.1');
    await once(listening, 'listening');
    this.port = (listening.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }

  private made(): SMTPServer {
    return new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) =>
        done(this.refuse === null ? null : (Object.assign(new Error('No such box'), { responseCode: this.refuse }) as Reply)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const bytes = Buffer.concat(chunks).toString();
          const to = rcptTo.map(({ address }) => address).join();
          this.received.push({ to, all: `${JSON.stringify(mailFrom)} ${JSON.stringify(rcptTo)}\n${bytes}\n${unwrapped(bytes)}` });
          void this.beforeAnswer().then(() => done());
        });
      },
    });
  }
}
