import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type AbsenceAsked, mayBeAway, soundAbsence, type SoundAbsence } from '../domain/absence.js';
import { Absences } from '../store/absences.js';

interface Of {
  readonly staffId: string;
  readonly coverId: string | null;
}
const ABOUT = { operation: 'recordAbsence', subjectType: 'Absence' };

/** By the person themselves or whoever supervises them; while it runs, new work for them goes to their cover as well. */
@Injectable()
export class RecordAbsence {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly absences: Absences,
    private readonly log: AccessLog,
  ) {}

  execute(
    actor: Actor,
    asked: AbsenceAsked & { readonly key: string; readonly staffId: string; readonly coverId?: string | null },
  ): Promise<{ absenceId: string } | Refusal> {
    const of = { staffId: asked.staffId, coverId: asked.coverId ?? null };
    return this.work.run(actor, async (tx) => {
      const sound = soundAbsence(asked, await databaseNow(tx));
      const act = { key: asked.key, operation: ABOUT.operation, input: { ...of, ...sound } };
      const done = await this.keys.once(tx, actor, act, () => this.record(tx, actor, of, sound));
      if (isRefusal(done)) await this.log.write(tx, actor, { ...ABOUT, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async record(tx: Tx, actor: Actor, of: Of, sound: SoundAbsence): Promise<{ absenceId: string } | Refusal> {
    const home = await this.absences.homeOf(tx, of.staffId);
    const row = home && { ...home, ...of };
    // Whoever is named as the cover has no say in it, so they do not count as somebody who may read it yet.
    await this.authorise.check(actor, 'record', 'Absence', row && { ...row, coverId: null, kind: sound.kind }, { asked: of.staffId });
    if (!row) throw new Error('checked, yet not there');
    const refusal = mayBeAway(await this.absences.standing(tx, row, sound));
    if (refusal) return refusal;
    const absenceId = await this.absences.add(tx, actor, row, sound);
    await this.log.write(tx, actor, { ...ABOUT, act: 'COLLECTION', subjectId: absenceId });
    return { absenceId };
  }
}
