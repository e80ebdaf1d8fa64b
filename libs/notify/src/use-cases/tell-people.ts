import { bankHolidays, databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { Mail, type Message, type Outcome } from '../delivery/mail.js';
import { choicesOf, MEETING_KINDS } from '../domain/choices.js';
import { MOST_TRIES, tellAt, waitAfter } from '../domain/telling-time.js';
import { Mails } from '../store/mails.js';
import { Notices } from '../store/notices.js';
import { ComposeMail } from './compose-mail.js';

export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
export type Told = Partial<Record<'queued' | 'sent' | 'waiting' | 'refused' | 'unknown', number>>;

const AT_A_TIME = 500;
const PEOPLE_AT_A_TIME = 200;
const COUNTED = { SENT: 'sent', LATER: 'waiting', DOWN: 'waiting', REFUSED: 'refused', UNKNOWN: 'unknown' } as const satisfies Record<
  Outcome,
  keyof Told
>;

/**
 * Run by the one worker, one run at a time: what acts left to be told is queued for whom it is for, and what is due is sent. A mail is SENDING
 * in the database before it leaves, in a transaction of its own; so after a crash it is known which may have gone.
 */
@Injectable()
export class TellPeople {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly notices: Notices,
    private readonly mails: Mails,
    private readonly composing: ComposeMail,
    private readonly mail: Mail,
  ) {}

  /** A second run waits for the first: while one sends, the other would take what it sends for what a dead worker left. */
  execute(run: InTransaction): Promise<Told> {
    const mine = this.turn.then(() => this.tell(run));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async tell(run: InTransaction): Promise<Told> {
    const told: Told = {};
    const count = (what: keyof Told, by = 1): void => void (told[what] = (told[what] ?? 0) + by);
    count('queued', await this.queueAll(run));
    if (this.mail.kind !== 'OFF') await this.settleLeftOver(run, count);
    const down = this.mail.kind !== 'OFF' && (await this.sendAll(run, count));
    // Mail that failed is failing until one is taken again; that there was none to send says nothing.
    const failing = down || (told.sent === undefined && null);
    await run((tx) => this.notices.service(tx, this.mail.kind, failing));
    return Object.fromEntries(Object.entries(told).filter(([, many]) => many > 0));
  }

  private async queueAll(run: InTransaction): Promise<number> {
    for (let queued = 0; ;) {
      const taken = await run((tx) => this.queueSome(tx));
      if (taken === null) return queued;
      queued += taken;
    }
  }

  private async queueSome(tx: Tx): Promise<number | null> {
    const found = await this.notices.take(tx, AT_A_TIME, MEETING_KINDS);
    if (found === null || this.mail.kind === 'OFF') return found && 0;
    const at = await databaseNow(tx);
    const holidays = bankHolidays(at.getUTCFullYear(), at.getUTCFullYear() + 1);
    const queued = found.flatMap(({ person, agency, ...one }) => {
      const dueAt = tellAt(choicesOf(agency, person), one.sort, at, holidays);
      return dueAt === null ? [] : [{ ...one, dueAt }];
    });
    await this.notices.queue(tx, queued);
    return queued.length;
  }

  /** Whoever takes mail is asked, where they can be. Where they cannot, it is UNKNOWN and stays so: see decision 47. */
  private async settleLeftOver(run: InTransaction, count: (what: keyof Told) => void): Promise<void> {
    for (const { id, settled } of await run((tx) => this.mails.sending(tx))) {
      const taken = await this.mail.wasTaken(id);
      // What a dead worker sent last may still be on its way in; that it is not there yet says nothing for a while.
      if (taken === false && settled) await run((tx) => this.mails.wait(tx, id, 0));
      else if (taken !== false) {
        await run((tx) => this.mails.settle(tx, id, taken ? 'SENT' : 'UNKNOWN'));
        count(taken ? 'sent' : 'unknown');
      }
    }
  }

  /** Answers whether nobody was there to take it: then nothing more is tried now, and nothing is lost. */
  private async sendAll(run: InTransaction, count: (what: keyof Told) => void): Promise<boolean> {
    for (let after: string | null = null; ;) {
      const last: string | null = after;
      const people: readonly string[] = await run((tx) => this.notices.due(tx, last, PEOPLE_AT_A_TIME));
      if (people.length === 0) return false;
      for (const staffId of people) {
        const ready = await run((tx) => this.composing.compose(tx, staffId));
        if (ready === null) continue;
        const outcome = await this.send(run, ready.message, ready.tries);
        count(COUNTED[outcome]);
        if (outcome === 'DOWN') return true;
      }
      after = people.at(-1) ?? null;
    }
  }

  private async send(run: InTransaction, message: Message, tries: number): Promise<Outcome> {
    const outcome = await this.mail.send(message);
    await run(async (tx) => {
      if ((outcome === 'LATER' || outcome === 'DOWN') && tries < MOST_TRIES) return this.mails.wait(tx, message.id, waitAfter(tries));
      return this.mails.settle(tx, message.id, outcome === 'SENT' || outcome === 'UNKNOWN' ? outcome : 'FAILED');
    });
    return outcome;
  }
}
