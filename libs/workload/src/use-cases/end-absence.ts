import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { endedAlready } from '../domain/absence.js';
import { Absences } from '../store/absences.js';

/** Back again, or it never was: from now on nothing more goes to whoever covered. */
@Injectable()
export class EndAbsence {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly absences: Absences,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, { key, id }: { readonly key: string; readonly id: string }): Promise<{ absenceId: string } | Refusal> {
    const about = { operation: 'endAbsence', subjectType: 'Absence', subjectId: id };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation: about.operation, input: { id } }, () => this.end(tx, actor, id));
      const act = isRefusal(done) ? ({ act: 'REFUSED', code: done.code } as const) : ({ act: 'ALTERATION' } as const);
      await this.log.write(tx, actor, { ...about, ...act });
      return done;
    });
  }

  private async end(tx: Tx, actor: Actor, id: string): Promise<{ absenceId: string } | Refusal> {
    const absence = await this.absences.find(tx, id);
    await this.authorise.check(actor, 'end', 'Absence', absence, { asked: id });
    const now = await this.absences.end(tx, id, actor.staffId);
    return now ? { absenceId: id } : endedAlready();
  }
}
