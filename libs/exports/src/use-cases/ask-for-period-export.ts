import { type Actor, Authorise } from '@lib/access';
import { Invalid, isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { MOST_LINES, type PeriodAsked, type SoundPeriod, soundPeriod, tooLong } from '../domain/export-asked.js';
import { ExportDesk } from './export-desk.js';

const OPERATION = 'askForPeriodExport';

/**
 * Reads what the agency shared, was sent, decided and did on these London days, about everybody whom whoever asks may work with, and gives it
 * to the worker to make files of. Of anybody else only how many they are.
 */
@Injectable()
export class AskForPeriodExport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly desk: ExportDesk,
  ) {}

  execute(actor: Actor, asked: PeriodAsked & { readonly key: string }): Promise<{ exportId: string } | Refusal> {
    const sound = soundPeriod(asked);
    return this.work.run(actor, async (tx) => {
      const act = { key: asked.key, operation: OPERATION, input: sound };
      const done = await this.keys.once(tx, actor, act, () => this.ask(tx, actor, sound));
      const { from, to } = sound;
      const of = { operation: OPERATION, act: 'COLLECTION', details: { from, to } } as const;
      await this.desk.logged(tx, actor, of, isRefusal(done) ? done : { id: done.exportId });
      return done;
    });
  }

  private async ask(tx: Tx, actor: Actor, sound: SoundPeriod): Promise<{ exportId: string } | Refusal> {
    const about = { agencyId: actor.agencyId, askedBy: actor.staffId, open: true, workable: true };
    await this.authorise.check(actor, 'ask', 'RecordExport', about);
    const { today, ...of } = await this.desk.contents.during(tx, actor, sound);
    if (sound.to > today) throw new Invalid({ to: 'Enter a day that is not after today' });
    const found = await this.desk.contents.read(tx, actor, of, MOST_LINES);
    if (!found) return tooLong(MOST_LINES, 'Ask for fewer days at a time.');
    const period = { from: sound.from, to: sound.to, leftOut: of.leftOut };
    return { exportId: await this.desk.keep(tx, actor, { said: sound, found, known: [], period }) };
  }
}
