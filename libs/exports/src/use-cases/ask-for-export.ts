import { type Actor, Authorise } from '@lib/access';
import { Invalid, isRefusal, type Refusal } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ExportAsked, MOST_LINES, type SoundExport, soundExport, tooLong } from '../domain/export-asked.js';
import { ExportDesk } from './export-desk.js';

const OPERATION = 'askForExport';

/** Reads the sharing record of a person with the rights of whoever asks and gives it to the worker to make files of. */
@Injectable()
export class AskForExport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly desk: ExportDesk,
  ) {}

  execute(actor: Actor, asked: ExportAsked & { readonly key: string }): Promise<{ exportId: string } | Refusal> {
    const sound = soundExport(asked);
    return this.work.run(actor, async (tx) => {
      const act = { key: asked.key, operation: OPERATION, input: sound };
      const done = await this.keys.once(tx, actor, act, () => this.ask(tx, actor, sound));
      const { personId } = sound;
      await this.desk.logged(
        tx,
        actor,
        { operation: OPERATION, act: 'COLLECTION', personId },
        isRefusal(done) ? done : { id: done.exportId },
      );
      return done;
    });
  }

  private async ask(tx: Tx, actor: Actor, sound: SoundExport): Promise<{ exportId: string } | Refusal> {
    const { personId } = sound;
    const person = await this.people.open(tx, personId);
    const about = person && { agencyId: actor.agencyId, askedBy: actor.staffId, open: person.open, workable: person.workable };
    await this.authorise.check(actor, 'ask', 'RecordExport', about, { asked: personId });
    const found = await this.desk.contents.read(tx, actor, { people: [personId] }, MOST_LINES);
    if (!found) return tooLong(MOST_LINES);
    if (sound.instants.some((one) => one > found.until.toISOString()))
      throw new Invalid({ instants: 'Enter a date and time that have passed' });
    const known = await this.desk.contents.known(tx, actor, personId, { instants: sound.instants, most: MOST_LINES });
    const exportId = await this.desk.keep(tx, actor, { said: sound, found, known, period: null });
    return { exportId };
  }
}
