import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { allOrNothing } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { EnquiryRecord } from './enquiry-record.js';
import { SendingAct, type SendingAsked, type SendingDone } from './sending-act.js';

export interface SendAnswersAsked extends SendingAsked {
  readonly key: string;
  readonly enquiryId: string;
}

/** Sends what is answered: a sharing decision, with everything that hangs on it, or nothing at all. What was typed stays until it is sent. */
@Injectable()
export class SendAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly act: SendingAct,
    private readonly record: EnquiryRecord,
  ) {}

  execute(actor: Actor, input: SendAnswersAsked): Promise<SendingDone | Refusal> {
    const operation = 'sendAnswers';
    const { enquiryId } = input;
    return this.work.run(actor, async (tx: Tx) => {
      const act = { key: input.key, operation, input };
      const done = await this.keys.once(tx, actor, act, () => allOrNothing(tx, () => this.act.within(tx, actor, enquiryId, input)));
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: enquiryId });
      return done;
    });
  }
}
