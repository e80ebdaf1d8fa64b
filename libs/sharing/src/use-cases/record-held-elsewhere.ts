import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { HeldElsewhereAsked } from '../domain/held-elsewhere.js';
import { HeldElsewhereRecord } from './held-elsewhere-record.js';

export interface RecordHeldElsewhereAsked extends HeldElsewhereAsked {
  readonly key: string;
  readonly personId: string;
  readonly unitId: string;
}

/** A desk whose material may not be entered here says that it has considered it. Only for one's own desk. */
@Injectable()
export class RecordHeldElsewhere {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly record: HeldElsewhereRecord,
  ) {}

  execute(actor: Actor, input: RecordHeldElsewhereAsked): Promise<{ heldId: string } | Refusal> {
    const operation = 'recordHeldElsewhere';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.consider(tx, actor, input));
      if (isRefusal(done)) await this.record.refused(tx, actor, input.personId, done.code);
      return done;
    });
  }

  private async consider(tx: Tx, actor: Actor, { personId, unitId, ...asked }: RecordHeldElsewhereAsked): Promise<{ heldId: string }> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    const ours = actor.unitIds.includes(unitId)
      ? { agencyId: actor.agencyId, unitId, personId, workable: person?.workable === true }
      : null;
    await this.authorise.check(actor, 'record', 'HeldElsewhere', ours, { asked: unitId });
    return { heldId: await this.record.write(tx, actor, { personId, unitId }, asked) };
  }
}
