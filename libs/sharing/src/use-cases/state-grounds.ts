import type { Actor } from '@lib/access';
import { Denied } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Grounds } from '../domain/prefilled-grounds.js';
import { cleanRecipient, type RecipientAsked } from '../domain/sharing-asked.js';
import { agreementFor, refusalToName } from '../domain/sharing-checks.js';
import type { Recipient } from '../domain/omissions.js';
import type { SharingRefusal } from '../domain/sharing-refusals.js';
import { asSetInput } from './as-set-input.js';
import { GatherFacts } from './gather-facts.js';
import { LookAtCase } from './look-at-case.js';
import { NewAgencies } from './new-agencies.js';

export interface NamingAsked extends Omit<RecipientAsked, 'items' | 'asked' | 'respondBy'> {
  readonly personId: string;
}
/** As they are kept with what is asked, the agreement with them. */
export interface NamingGrounds extends Grounds {
  readonly refused: false;
  readonly recipient: Recipient;
  readonly whyNeeded: string | null;
  readonly agreementId: string | null;
  /** The instant the agreement was held in force at. */
  readonly at: Date;
}

/** To ask somebody about a person tells them of the person: it takes the grounds that a share would take, and a fresh sign-in where that would. */
@Injectable()
export class StateGrounds {
  constructor(
    private readonly look: LookAtCase,
    private readonly gather: GatherFacts,
    private readonly newAgencies: NewAgencies,
  ) {}

  async within(tx: Tx, actor: Actor, asked: NamingAsked, operation: string): Promise<NamingGrounds | SharingRefusal> {
    const person = await this.look.open(tx, actor, asked.personId);
    if (actor.homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const to = cleanRecipient({ ...asked, items: [] });
    const gathered = await this.gather.execute(tx, actor, { person, recipients: [to.recipient], deciding: null });
    const set = { personId: person.id, mode: 'ROUTINE', toldHow: 'PORTAL', toldAt: null, urgentReason: null } as const;
    const input = asSetInput({ ...set, recipients: [to], conditionsAcknowledged: [], leftOut: [] }, actor, actor.homeUnitId, gathered);
    const refusal = refusalToName(input, gathered.facts, gathered.at);
    if (refusal !== null) return refusal;
    await this.newAgencies.checkNaming(tx, actor, { personId: person.id, agencyIds: [to.recipient.agencyId] }, operation);
    const [named] = input.recipients;
    if (named === undefined) throw new Error('somebody was asked, yet nobody is');
    const { recipient, whyNeeded, purpose, gateway, protectionCondition, necessity, proportionality } = named;
    const agreementId = agreementFor(input, named, gathered.facts.agreements, gathered.at)?.id ?? null;
    const grounds = { purpose, gateway, protectionCondition, necessity, proportionality };
    return { refused: false, recipient, whyNeeded, ...grounds, agreementId, at: gathered.at };
  }
}
