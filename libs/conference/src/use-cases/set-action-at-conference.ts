import type { Actor } from '@lib/access';
import { type ActionKept, SetActions, type ActionToSet } from '@lib/actions';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { ActOnItem, type OnItem } from './act-on-item.js';

export type ActionAtConferenceAsked = OnItem & Omit<ActionToSet, 'personId' | 'conferenceReference' | 'beforeId'>;
const OPERATION = 'setActionAtConference';

/** Sets an action about somebody who is spoken of: everybody who is at the table for this person was there, and may read it from then on. */
@Injectable()
export class SetActionAtConference {
  constructor(
    private readonly acting: ActOnItem,
    private readonly actions: SetActions,
  ) {}

  execute(actor: Actor, input: ActionAtConferenceAsked): Promise<ActionKept | Refusal> {
    const { key: _, itemId: __, ...asked } = input;
    return this.acting.execute(actor, { operation: OPERATION, action: 'answer' }, input, (tx, { item, conference }) => {
      const action = { ...asked, personId: item.personId, conferenceReference: conference.reference };
      return this.actions.set(tx, actor, action, item.agencyIds, OPERATION);
    });
  }
}
