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
    if (actor.fresh || asked.mode === 'URGENT') return;
    const told = asked.recipients.filter((to) => to.outcomes.some(({ outcome }) => isTold(outcome)));
    const agencyIds = [...new Set(told.map(({ recipient }) => recipient.agencyId))].filter((id) => id !== actor.agencyId);
    if ((await this.own.newTo(tx, asked.personId, agencyIds)).length === 0) return;
    await this.log.writeDenied(actor, { operation, subjectType: 'Person', personId: asked.personId, code: 'STEP_UP_NEEDED' });
    FreshSignIn.check(actor);
  }
}
