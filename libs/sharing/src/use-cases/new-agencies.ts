import { AccessLog, type Actor, FreshSignIn } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { isTold } from '../domain/outcomes.js';
import type { SharingClean } from '../domain/sharing-asked.js';
import { OwnCaseStore } from '../store/own-case.store.js';

/**
 * To tell an agency about a person with whom it has never had to do needs a fresh sign-in: it is the share that a walked-away-from screen
 * would be misused for. Whoever policy expects to be told works with the person, so the ordinary share is never asked; nor is the urgent one.
 */
@Injectable()
export class NewAgencies {
  constructor(
    private readonly own: OwnCaseStore,
    private readonly log: AccessLog,
  ) {}

  /** Asked last, when everything else is right, so that nobody signs in again only to be told that a reason is missing. */
  async check(tx: Tx, actor: Actor, asked: SharingClean, operation: string): Promise<void> {
    if (asked.mode === 'URGENT') return;
    const told = asked.recipients.filter((to) => to.outcomes.some(({ outcome }) => isTold(outcome)));
    await this.checkNaming(tx, actor, { personId: asked.personId, agencyIds: told.map(({ recipient }) => recipient.agencyId) }, operation);
  }

  /** To ask an agency about a person names the person to it. */
  async checkNaming(
    tx: Tx,
    actor: Actor,
    { personId, agencyIds }: { personId: string; agencyIds: readonly string[] },
    operation: string,
  ): Promise<void> {
    if (!(await this.needFreshSignIn(tx, actor, { personId, agencyIds }))) return;
    await this.log.writeDenied(actor, { operation, subjectType: 'Person', personId, code: 'STEP_UP_NEEDED' });
    FreshSignIn.check(actor);
  }

  /** The same, for a page that says so beforehand. */
  async needFreshSignIn(
    tx: Tx,
    actor: Actor,
    { personId, agencyIds }: { personId: string; agencyIds: readonly string[] },
  ): Promise<boolean> {
    if (actor.fresh) return false;
    const others = [...new Set(agencyIds)].filter((id) => id !== actor.agencyId);
    return (await this.own.newTo(tx, personId, others)).length > 0;
  }
}
