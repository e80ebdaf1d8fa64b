import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Sort } from '../domain/choices.js';
import type { Chosen } from './notices.js';

export type Why = 'NO_POST' | 'NOT_OPEN' | 'OVER' | 'CHOSEN' | 'NO_ADDRESS';
export type Settled = 'SENT' | 'UNKNOWN' | 'FAILED' | 'DROPPED';

export interface DueNotice {
  readonly id: string;
  readonly sort: Sort;
  readonly workItemId: string | null;
  readonly shareId: string | null;
  /** As it stands for this person at this moment; null when they may not read it. */
  readonly stands: 'OPEN' | 'OVER' | 'SEALING' | null;
}
/** Somebody to be told now, as they stand now. */
export interface Addressee {
  readonly agencyId: string;
  readonly standing: boolean;
  readonly address: string | null;
  readonly domains: readonly string[];
  readonly person: Chosen;
  readonly agency: Chosen;
}
export interface OpenMail {
  readonly id: string;
  readonly reference: string;
  readonly attempts: number;
}

const ADDRESSEE = `
select s.agency_id as "agencyId", concordat.standing_of(s.id) is not null as standing, c.address, coalesce(a.domains, '{}') as domains,
       jsonb_build_object('urgent', c.urgent, 'mine', c.mine, 'unit', c.unit, 'meetings', c.meetings, 'digestHour', c.digest_hour) as person,
       jsonb_build_object('mine', a.mine, 'unit', a.unit, 'meetings', a.meetings, 'digestHour', a.digest_hour) as agency
  from concordat.staff s left join concordat.mail_choice c on c.staff_id = s.id left join concordat.agency_mail a on a.agency_id = s.agency_id
 where s.id = $1`;

/** Access is asked in the same breath: by the policies that answer for this person's own pages. */
const NOTICES = (which: string): string => `
with due as (select n.* from concordat.notice n where n.staff_id = $1 and ${which} limit 1000)
select n.id, n.sort, n.work_item_id as "workItemId", n.share_id as "shareId", o.state as stands
  from due n left join concordat.open_to($1, (select array_agg(work_item_id) from due), (select array_agg(share_id) from due)) o
    on o.id = coalesce(n.work_item_id, n.share_id)
 order by n.due_at, n.id`;
const QUEUED = NOTICES(`n.state = 'QUEUED' and n.due_at <= concordat.now()`);
const IN_MAIL = NOTICES(`n.mail_id = $2`);

/** Mails, from when they are composed until what came of them is known, or known not to be known. For the worker's role only. */
@Injectable()
export class Mails {
  /** Left by a worker that died, or lost the database, between handing one over and writing down what came of it. */
  sending(tx: Tx): Promise<{ id: string; settled: boolean }[]> {
    return tx.query(
      `select id, composed_at < concordat.now() - interval '2 minutes' as settled from concordat.mail where state = 'SENDING' order by id limit 1000`,
    );
  }

  async addressee(tx: Tx, staffId: string): Promise<Addressee> {
    const [row]: Addressee[] = await tx.query(ADDRESSEE, [staffId]);
    if (!row) throw new Error('somebody is to be told, and is not there');
    return row;
  }

  async waiting(tx: Tx, staffId: string): Promise<OpenMail | null> {
    const [row]: OpenMail[] = await tx.query(
      `select id, reference, attempts from concordat.mail where staff_id = $1 and state = 'WAITING' and next_at <= concordat.now()
        order by next_at, id limit 1`,
      [staffId],
    );
    return row ?? null;
  }

  notices(tx: Tx, staffId: string, mail: OpenMail | null): Promise<DueNotice[]> {
    return mail ? tx.query(IN_MAIL, [staffId, mail.id]) : tx.query(QUEUED, [staffId]);
  }

  async drop(tx: Tx, ids: readonly string[], why: Why): Promise<void> {
    await tx.query(`update concordat.notice set state = 'DROPPED', why = $2, mail_id = null where id = any ($1::uuid[])`, [ids, why]);
  }

  /** SENDING, before anything leaves: from here on nobody sends it a second time without knowing that the first did not arrive. */
  async begin(tx: Tx, of: { agencyId: string; staffId: string }, mail: OpenMail, notices: readonly string[]): Promise<void> {
    await tx.query(
      `insert into concordat.mail (id, reference, agency_id, staff_id, state, things) values ($1, $2, $3, $4, 'SENDING', $5)`,
      [mail.id, mail.reference, of.agencyId, of.staffId, notices.length],
    );
    await tx.query(`update concordat.notice set state = 'MAILED', mail_id = $2 where id = any ($1::uuid[])`, [notices, mail.id]);
  }

  async tryAgain(tx: Tx, mail: OpenMail, things: number): Promise<void> {
    await tx.query(`update concordat.mail set state = 'SENDING', attempts = attempts + 1, next_at = null, things = $2 where id = $1`, [
      mail.id,
      things,
    ]);
  }

  async keepText(tx: Tx, id: string, { subject, body }: { subject: string; body: string }): Promise<void> {
    await tx.query('update concordat.mail set subject = $2, body = $3 where id = $1', [id, subject, body]);
  }

  /** What came of it. Nothing that is known already is made less known. */
  async settle(tx: Tx, id: string, state: Settled): Promise<void> {
    await tx.query(
      `update concordat.mail set state = $2, settled_at = concordat.now(), next_at = null where id = $1 and state in ('SENDING', 'WAITING')`,
      [id, state],
    );
  }

  async wait(tx: Tx, id: string, minutes: number): Promise<void> {
    await tx.query(
      `update concordat.mail set state = 'WAITING', next_at = concordat.now() + make_interval(mins => $2) where id = $1 and state = 'SENDING'`,
      [id, minutes],
    );
  }
}
