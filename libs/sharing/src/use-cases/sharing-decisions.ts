import type { Actor } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ItemBrought } from '../domain/item-brought.js';
import { cleanAsked, type SharingAsked } from '../domain/sharing-asked.js';
import type { SharingRefusal } from '../domain/sharing-refusals.js';
import { type ConsiderAsked, type Considered, ConsiderSharing } from './consider-sharing.js';
import type { SharingDone } from './keep-decision.js';
import { NewAgencies } from './new-agencies.js';
import { SharingAct } from './sharing-act.js';
import { type NamingAsked, type NamingGrounds, StateGrounds } from './state-grounds.js';
import { SupersedeAnswers } from './supersede-answers.js';

export interface Brought {
  /** The caller's own name for what is done, for the access log. */
  readonly operation: string;
  readonly brought: readonly ItemBrought[];
}

/**
 * The port of sharing: how a context to the right has something decided and sent, or may ask about somebody, inside its own transaction.
 * A refusal is returned and writes nothing here; what the caller wrote before it is the caller's to take back.
 */
@Injectable()
export class SharingDecisions {
  constructor(
    private readonly act: SharingAct,
    private readonly answers: SupersedeAnswers,
    private readonly grounds: StateGrounds,
    private readonly considering: ConsiderSharing,
    private readonly newAgencies: NewAgencies,
  ) {}

  /** Every answer brought must be decided about (its id stands among `noteIds`); an earlier answer to the same question is superseded. */
  async record(tx: Tx, actor: Actor, asked: SharingAsked, { operation, brought }: Brought): Promise<SharingDone | SharingRefusal> {
    const done = await this.act.within(tx, actor, cleanAsked(asked), operation, brought);
    if (!isRefusal(done)) await this.answers.execute(tx, actor, brought, done.shareIds);
    return done;
  }

  /** What to keep with a question that names a person to somebody, or why it may not be put. */
  groundsFor(tx: Tx, actor: Actor, asked: NamingAsked, operation: string): Promise<NamingGrounds | SharingRefusal> {
    return this.grounds.within(tx, actor, asked, operation);
  }

  /** Whether `groundsFor` would ask this person to sign in again. */
  needFreshSignIn(tx: Tx, actor: Actor, of: { readonly personId: string; readonly agencyIds: readonly string[] }): Promise<boolean> {
    return this.newAgencies.needFreshSignIn(tx, actor, of);
  }

  /** The rule asked beforehand, with the grounds filled in: for a page, in a transaction that logs the consultation itself. */
  consider(tx: Tx, actor: Actor, asked: ConsiderAsked): Promise<Considered> {
    return this.considering.within(tx, actor, asked);
  }
}
