import { type Actor, Authorise } from '@lib/access';
import { Denied, isRefusal, plainText, type Refusal } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { RecusalRecord } from './recusal-record.js';

export interface RecuseAsked {
  readonly key: string;
  readonly personId: string;
  readonly words?: string | null;
}

/** "I know this person." One's own access ends with this act, and the supervisor hears of it and nobody else. */
@Injectable()
export class Recuse {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly record: RecusalRecord,
  ) {}

  execute(actor: Actor, asked: RecuseAsked): Promise<{ recused: true } | Refusal> {
    const input = {
      ...asked,
      words: plainText(asked.words, { field: 'words', label: 'What your supervisor should know', max: 2000, optional: true }) || null,
    };
    const operation = 'recuse';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.step(tx, actor, input));
      if (isRefusal(done)) await this.record.refused(tx, actor, input.personId, done.code);
      return done;
    });
  }

  private async step(tx: Tx, actor: Actor, { personId, words }: RecuseAsked): Promise<{ recused: true }> {
    await this.record.takeTurn(tx, actor, personId);
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    if (actor.homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    await this.record.write(tx, actor, { personId, unitId: actor.homeUnitId, words: words ?? null });
    return { recused: true };
  }
}
