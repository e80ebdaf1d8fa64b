import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { PlanRecord } from './plan-record.js';

interface Of {
  readonly operation: string;
  readonly personId?: string;
  readonly subjectId?: string;
}

/** One act of a plan goes one way: once for its key, in one transaction, and a refusal on the access log. */
@Injectable()
export class PlanActs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly record: PlanRecord,
  ) {}

  once<Done extends object>(
    actor: Actor,
    input: { readonly key: string },
    { operation, ...of }: Of,
    act: (tx: Tx) => Promise<Done>,
  ): Promise<Done | (Refusal & { readonly field: string | null })> {
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => act(tx));
      if (!isRefusal(done)) return done;
      await this.record.refused(tx, actor, operation, done.code, of);
      return { field: null, ...done };
    });
  }
}
