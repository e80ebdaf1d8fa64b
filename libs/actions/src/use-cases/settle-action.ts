import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import type { SetterAct } from '../domain/acts.js';
import { ActOnAction, type OnAction } from './act-on-action.js';
import type { ActionKept } from './set-actions.js';

export type SettleActionAsked = OnAction & { readonly act: SetterAct };

/** Whoever set it closes what was answered, asks again, withdraws it, or moves the day. Nothing else ends it: no clock, and not the answer. */
@Injectable()
export class SettleAction {
  constructor(private readonly acting: ActOnAction) {}

  execute(actor: Actor, input: SettleActionAsked): Promise<ActionKept | Refusal> {
    return this.acting.execute(actor, { operation: 'settleAction', action: 'close' }, input);
  }
}
