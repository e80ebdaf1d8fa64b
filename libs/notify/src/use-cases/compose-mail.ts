import { randomBytes } from 'node:crypto';
import { newReference, uuidV7 } from '@lib/kernel';
import { databaseNow, type Tx } from '@lib/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Mail, type Message } from '../delivery/mail.js';
import { type Choices, choicesOf, refusalOfAddress, whenFor } from '../domain/choices.js';
import { mailText } from '../domain/mail-text.js';
import { type Addressee, type DueNotice, Mails, type OpenMail, type Why } from '../store/mails.js';

/** Where links in mail lead: the address of the portal, without a slash at its end. */
export const PORTAL_ADDRESS = Symbol('PortalAddress');

export interface Ready {
  readonly message: Message;
  readonly tries: number;
}

/** Asks again, of everything that is due for somebody, whether they may be told of it; and only then writes what they are told. */
@Injectable()
export class ComposeMail {
  constructor(
    private readonly mails: Mails,
    private readonly mail: Mail,
    @Inject(PORTAL_ADDRESS) private readonly portal: string,
  ) {}

  /** Null when there is nothing to send after all. */
  async compose(tx: Tx, staffId: string): Promise<Ready | null> {
    const waiting = await this.mails.waiting(tx, staffId);
    const to = await this.mails.addressee(tx, staffId);
    const due = await this.mails.notices(tx, staffId, waiting);
    const telling = await this.dropOthers(tx, to, due);
    const { address } = to;
    if (telling.length === 0 || address === null) {
      if (waiting) await this.mails.settle(tx, waiting.id, 'DROPPED');
      return null;
    }
    const mail = waiting ?? (await this.begin(tx, { agencyId: to.agencyId, staffId }, telling));
    if (waiting) await this.mails.tryAgain(tx, waiting, telling.length);
    const text = mailText(telling.map(thingOf), { reference: mail.reference, portal: this.portal });
    if (this.mail.kind === 'DEVELOPMENT') await this.mails.keepText(tx, mail.id, text);
    return { message: { id: mail.id, to: address, ...text }, tries: mail.attempts + (waiting ? 1 : 0) };
  }

  private async dropOthers(tx: Tx, to: Addressee, due: readonly DueNotice[]): Promise<DueNotice[]> {
    const choices = choicesOf(to.agency, to.person);
    const reasons = new Map<Why, string[]>();
    for (const notice of due) {
      const why = whyNot(to, choices, notice);
      if (why !== null) reasons.set(why, [...(reasons.get(why) ?? []), notice.id]);
    }
    for (const [why, ids] of reasons) await this.mails.drop(tx, ids, why);
    return due.filter((notice) => notice.stands === 'OPEN' && whyNot(to, choices, notice) === null);
  }

  private async begin(tx: Tx, of: { agencyId: string; staffId: string }, telling: readonly DueNotice[]): Promise<OpenMail> {
    const at = await databaseNow(tx);
    const mail = { id: uuidV7(at, randomBytes(10)), reference: newReference().replace('CON-', 'MSG-'), attempts: 1 };
    const ids = telling.map(({ id }) => id);
    await this.mails.begin(tx, of, mail, ids);
    return mail;
  }
}

function whyNot({ standing, address, domains }: Addressee, choices: Choices, { sort, stands }: DueNotice): Why | null {
  if (!standing) return 'NO_POST';
  if (stands === null) return 'NOT_OPEN';
  if (stands === 'OVER') return 'OVER';
  if (address === null || refusalOfAddress(address, domains) !== null) return 'NO_ADDRESS';
  return whenFor(choices, sort) === 'NEVER' ? 'CHOSEN' : null;
}

const thingOf = ({ sort, workItemId, shareId }: DueNotice) => ({
  sort,
  path: workItemId === null ? `/received/${shareId}` : `/work/${workItemId}`,
});
