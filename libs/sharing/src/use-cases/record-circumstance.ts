import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { type CircumstanceAsked, PeopleReader } from '@lib/people';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { Reopening } from './reopening.js';

export interface RecordCircumstanceAsked extends CircumstanceAsked {
  readonly key: string;
  readonly personId: string;
}

/** Something happened that a decision not to share did not know of: release, recall, arrest, a new address, a new role of a recipient. */
@Injectable()
export class RecordCircumstance {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly reopening: Reopening,
  ) {}

  execute(actor: Actor, input: RecordCircumstanceAsked): Promise<{ reopened: number } | Refusal> {
    const operation = 'recordCircumstance';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.record(tx, actor, input));
      if (isRefusal(done)) await this.reopening.refused(tx, actor, input.personId, done.code);
      return done;
    });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    { personId, kind, happenedAt, recipientAgencyId }: RecordCircumstanceAsked,
  ): Promise<{ reopened: number }> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    await this.authorise.check(actor, 'record', 'Circumstance', { personId, workable: person?.workable === true });
    if (!person) throw new Error('checked, yet not there');
    return {
      reopened: await this.reopening.because(tx, actor, person, { kind, happenedAt, recipientAgencyId: recipientAgencyId ?? null }),
    };
  }
}
