import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import type { AllocatedAct } from '../domain/acts.js';
import { ActOnAction, type OnAction } from './act-on-action.js';
import { AllocateAction } from './allocate-action.js';
import type { ActionKept } from './set-actions.js';

export type RecordOnActionAsked = OnAction & { readonly act: AllocatedAct };

/** Whoever has it accepts it, declines it and says why, says how far it is, answers it, or gives it to somebody else of the same agency. */
@Injectable()
export class RecordOnAction {
  constructor(
    private readonly acting: ActOnAction,
    private readonly allocate: AllocateAction,
  ) {}

  execute(actor: Actor, input: RecordOnActionAsked): Promise<ActionKept | Refusal> {
    return this.acting.execute(actor, { operation: 'recordOnAction', action: 'answer' }, input, async (tx, action, said) => {
      if (said.kind !== 'REALLOCATED') return action.atUnitId;
      const { personId, toAgencyId: agencyId } = action;
      const to = await this.allocate.to(tx, { personId, agencyId, unitId: said.toUnitId, staffId: said.toStaffId });
      return isRefusal(to) ? to : to.atUnitId;
    });
  }
}
