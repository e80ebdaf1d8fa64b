import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ActionRecord } from './action-record.js';
import { type ActionKept, SetActions, type ActionToSet } from './set-actions.js';

export type SetActionAsked = ActionToSet & { readonly key: string };
const OPERATION = 'setAction';

/** Sets an action about somebody outside any conference: read by whoever set it and by whoever is to do it. */
@Injectable()
export class SetAction {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly actions: SetActions,
    private readonly record: ActionRecord,
  ) {}

  execute(actor: Actor, input: SetActionAsked): Promise<ActionKept | Refusal> {
    const { key, ...asked } = input;
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation: OPERATION, input }, () => this.actions.set(tx, actor, asked));
      if (isRefusal(done)) await this.record.refused(tx, actor, OPERATION, done.code, { personId: input.personId });
      return done;
    });
  }
}
