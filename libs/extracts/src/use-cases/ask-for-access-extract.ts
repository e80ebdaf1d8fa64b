import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ExtractAsked, overBy, type SoundExtract, soundExtract } from '../domain/access-extract.js';
import { ExtractDesk } from './extract-desk.js';

const OPERATION = 'askForAccessExtract';

/** The first of two officers says whose log, for whom, why and under what demand. Nothing is read before the second has decided. */
@Injectable()
export class AskForAccessExtract {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly desk: ExtractDesk,
  ) {}

  execute(actor: Actor, asked: ExtractAsked & { readonly key: string }): Promise<{ extractId: string } | Refusal> {
    const sound = soundExtract(asked);
    const personId = 'personId' in sound.of ? sound.of.personId : null;
    return this.work.run(actor, async (tx) => {
      const act = { key: asked.key, operation: OPERATION, input: sound };
      const done = await this.keys.once(tx, actor, act, () => this.ask(tx, actor, sound));
      const outcome = isRefusal(done) ? done : { id: done.extractId };
      await this.desk.logged(tx, actor, { operation: OPERATION, act: 'COLLECTION', personId }, outcome);
      return done;
    });
  }

  private async ask(tx: Tx, actor: Actor, sound: SoundExtract): Promise<{ extractId: string }> {
    const { of, toDay } = sound;
    const about = 'personId' in of ? await this.ofPerson(tx, actor, of.personId) : await this.ofStaff(tx, actor, of.staffId);
    await this.authorise.check(actor, 'ask', 'AccessExtract', about, { asked: 'personId' in of ? of.personId : of.staffId });
    overBy(toDay, await this.desk.extracts.today(tx));
    const extractId = await this.desk.extracts.add(tx, actor, sound);
    await this.desk.asked(tx, actor, extractId, of);
    return { extractId };
  }

  private async ofPerson(tx: Tx, { agencyId, staffId: askedBy }: Actor, personId: string) {
    const person = await this.people.open(tx, personId);
    return person && { agencyId, askedBy, personId, ofStaffId: null, open: person.open, workable: person.workable };
  }

  private async ofStaff(tx: Tx, { staffId: askedBy }: Actor, ofStaffId: string) {
    const agencyId = await this.desk.extracts.agencyOf(tx, ofStaffId);
    return agencyId === null ? null : { agencyId, askedBy, personId: null, ofStaffId, open: false, workable: false };
  }
}
