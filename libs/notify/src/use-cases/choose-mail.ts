import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type Choices, refusalOfAddress, soundChoices } from '../domain/choices.js';
import { MailChoicesStore } from '../store/mail-choices.js';

export interface ChooseAsked extends Readonly<Record<keyof Choices, unknown>> {
  readonly key: string;
  readonly address?: string | null;
}
const ABOUT = { operation: 'chooseMail', subjectType: 'MailChoices' } as const;

/** One's own choice and nobody else's. It is on the access log, without the address; no decision rests on it, so it is no entry of the record. */
@Injectable()
export class ChooseMail {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: MailChoicesStore,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, { key, address, ...asked }: ChooseAsked): Promise<{ staffId: string } | Refusal> {
    const { urgent, mine, unit, meetings, digestHour } = asked;
    const sound = soundChoices({ urgent, mine, unit, meetings, digestHour });
    const to = plainText(address, { field: 'address', label: 'Your e-mail address', max: 254, optional: true }).toLowerCase() || null;
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation: ABOUT.operation, input: { to, ...sound } }, () =>
        this.choose(tx, actor, to, sound),
      );
      if (isRefusal(done)) await this.log.write(tx, actor, { ...ABOUT, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async choose(tx: Tx, actor: Actor, to: string | null, sound: Choices): Promise<{ staffId: string } | Refusal> {
    const { staffId, agencyId } = actor;
    await this.authorise.check(actor, 'choose', 'MailChoices', { staffId, agencyId });
    const refusal = to === null ? null : refusalOfAddress(to, await this.store.domains(tx, agencyId));
    if (refusal !== null) return refusal;
    await this.store.keep(tx, actor, to, sound);
    await this.log.write(tx, actor, { ...ABOUT, act: 'ALTERATION', subjectId: staffId });
    return { staffId };
  }
}
