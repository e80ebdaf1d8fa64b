import { createHash, randomBytes, randomInt } from 'node:crypto';
import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayInvite, signInNameFor } from '../domain/inviting.js';
import { LocalAccountStore, type StaffFound } from '../store/local-account.store.js';

export interface InviteAsked {
  readonly staffId: string;
  readonly reset?: boolean | null;
}
export interface Invited {
  readonly staffId: string;
  readonly link: string;
  readonly expiresAt: Date;
}
const TOKEN_BYTES = 32;
const NAMES_TRIED = 8;

/**
 * A one-time link for one of the agency's own people. It carries no idempotency key, because a kept answer would keep the link: asked again,
 * a new link is made and the one before is dead, so whichever the administrator sees last is the one that works.
 */
@Injectable()
export class InviteLocalAccount {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
    private readonly accounts: LocalAccountStore,
  ) {}

  execute(actor: Actor, asked: InviteAsked): Promise<Invited | Refusal> {
    return this.work.run(actor, async (tx) => {
      const found = await this.accounts.find(tx, asked.staffId);
      await this.authorise.check(actor, 'invite', 'Account', found && { id: found.staffId, agencyId: found.agencyId }, {
        asked: asked.staffId,
      });
      if (!found) throw new Error('checked, yet not there');
      return this.invite(tx, actor, found, asked.reset === true);
    });
  }

  private async invite(tx: Tx, actor: Actor, found: StaffFound, reset: boolean): Promise<Invited | Refusal> {
    const entry = { operation: 'inviteLocalAccount', subjectType: 'Account', subjectId: found.staffId };
    const refusal = mayInvite(found, actor.staffId, reset);
    if (isRefusal(refusal)) {
      await this.log.write(tx, actor, { ...entry, act: 'REFUSED', code: refusal.code });
      return refusal;
    }
    const token = randomBytes(TOKEN_BYTES);
    const text = token.toString('base64url');
    const expiresAt = await this.make(tx, found, createHash('sha256').update(text).digest());
    const details = { before: found.state ?? 'NONE', signInName: found.signInName };
    await this.log.write(tx, actor, { ...entry, act: 'ALTERATION', details });
    return { staffId: found.staffId, link: `${found.issuer}/accept/${text}`, expiresAt };
  }

  /** Who has an account already keeps the name; otherwise figures are drawn until nobody has them. */
  private async make(tx: Tx, found: StaffFound, tokenHash: Buffer): Promise<Date> {
    for (let tried = 0; tried < NAMES_TRIED; tried++) {
      const name = found.signInName ?? signInNameFor(found.name, randomInt(10_000));
      const ends = await this.accounts.invite(tx, found.staffId, name, tokenHash);
      if (ends) return ends;
    }
    throw new Error('no sign-in name was free');
  }
}
