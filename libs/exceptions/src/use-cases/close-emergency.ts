import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { overAlready } from '../domain/emergency.js';
import { Emergencies } from '../store/emergencies.js';

/** Whoever opened it ends it before its time. The review still follows. */
@Injectable()
export class CloseEmergency {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
    private readonly emergencies: Emergencies,
  ) {}

  execute(actor: Actor, input: { readonly key: string; readonly id: string }): Promise<{ emergencyId: string } | Refusal> {
    const about = { operation: 'closeEmergency', subjectType: 'EmergencyAccess', subjectId: input.id };
    return this.work.run(actor, async (tx) => {
      const act = { key: input.key, operation: about.operation, input };
      const done = await this.keys.once(tx, actor, act, () => this.close(tx, actor, input.id));
      await this.log.write(tx, actor, {
        ...about,
        act: isRefusal(done) ? 'REFUSED' : 'ALTERATION',
        ...(isRefusal(done) ? { code: done.code } : {}),
      });
      return done;
    });
  }

  private async close(tx: Tx, actor: Actor, id: string): Promise<{ emergencyId: string } | Refusal> {
    const emergency = await this.emergencies.hold(tx, id);
    await this.authorise.check(actor, 'close', 'EmergencyAccess', emergency, { asked: id });
    if (!emergency) throw new Error('checked, yet not there');
    if (emergency.closedAt !== null || emergency.endsAt <= (await databaseNow(tx))) return overAlready();
    await this.emergencies.close(tx, id);
    return { emergencyId: id };
  }
}
