import { type Actor } from '@lib/access';
import { Denied, isRefusal, type Refusal } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type EmergencyAsked, type EmergencySound, nobodyToOpen, openAlready, soundEmergency } from '../domain/emergency.js';
import { Emergencies } from '../store/emergencies.js';
import { EmergencyAlarms } from './emergency-alarms.js';

export interface OpenInEmergencyAsked extends EmergencyAsked {
  readonly key: string;
}

/** One person, two hours, for a reason. The alarm and the entry are part of the same transaction: there is no silent way in. */
@Injectable()
export class OpenInEmergency {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly emergencies: Emergencies,
    private readonly people: PeopleReader,
    private readonly alarms: EmergencyAlarms,
  ) {}

  execute(actor: Actor, input: OpenInEmergencyAsked): Promise<{ emergencyId: string; personId: string } | Refusal> {
    const operation = 'openInEmergency';
    return this.work.run(actor, async (tx) => {
      const said = soundEmergency(input, await databaseNow(tx));
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.open(tx, actor, said));
      if (isRefusal(done)) await this.alarms.refused(tx, actor, said, done.code);
      return done;
    });
  }

  private async open(tx: Tx, actor: Actor, said: EmergencySound): Promise<{ emergencyId: string; personId: string } | Refusal> {
    if (actor.homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const personId = await this.emergencies.personNamed(tx, said);
    if (personId === null) return nobodyToOpen();
    if (await this.people.open(tx, personId)) return openAlready();
    const entryId = await this.alarms.entry(tx, actor, personId, said);
    const emergencyId = await this.emergencies.open(tx, personId, actor.homeUnitId, said, entryId);
    await this.alarms.ring(tx, actor, { emergencyId, personId, unitId: actor.homeUnitId }, said);
    return { emergencyId, personId };
  }
}
