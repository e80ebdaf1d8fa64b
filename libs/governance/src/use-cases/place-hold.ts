import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type SoundHold, soundHold } from '../domain/legal-hold.js';
import { HoldRecord } from './hold-record.js';

export interface PlaceHoldAsked {
  readonly key: string;
  readonly personId: string;
  readonly ground: string;
  readonly reference: string;
  readonly words: string;
}

/** From now on nothing about this person is erased, by whatever agency. One officer is enough: what is kept can still be erased later. */
@Injectable()
export class PlaceHold {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly record: HoldRecord,
  ) {}

  execute(actor: Actor, asked: PlaceHoldAsked): Promise<{ holdId: string } | Refusal> {
    const input = { key: asked.key, ...soundHold(asked) };
    const operation = 'placeHold';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.place(tx, actor, input));
      const { personId } = input;
      await this.record.logged(tx, actor, operation, isRefusal(done) ? { personId, refused: done.code } : { personId, id: done.holdId });
      return done;
    });
  }

  private async place(tx: Tx, actor: Actor, sound: SoundHold): Promise<{ holdId: string } | Refusal> {
    const person = await this.people.open(tx, sound.personId);
    const about = person && { agencyId: actor.agencyId, open: person.open, workable: person.workable };
    await this.authorise.check(actor, 'place', 'LegalHold', about, { asked: sound.personId });
    return { holdId: await this.record.place(tx, actor, sound) };
  }
}
