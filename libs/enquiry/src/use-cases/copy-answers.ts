import { createHash } from 'node:crypto';
import { AccessLog, type Actor, Authorise } from '@lib/access';
import { Denied, Invalid, isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { COPY_SYSTEMS, copyParts, type CopyPart, type CopySystem, itemsCopied } from '../domain/copy-text.js';
import { openItFirst } from '../domain/enquiry-refusals.js';
import { CopyRecord } from './copy-record.js';
import { isUnopened } from './look-at-replies.js';

export interface CopyAsked {
  readonly key: string;
  readonly enquiryId: string;
  readonly system: string;
}
export interface Copied {
  readonly copyId: string;
  readonly parts: readonly CopyPart[];
}

/** Ready text for another system. Handing it out is an onward use, and on the record before anybody has it. */
@Injectable()
export class CopyAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly record: CopyRecord,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, input: CopyAsked): Promise<Copied | Refusal> {
    const operation = 'copyAnswers';
    const system = COPY_SYSTEMS.find((one) => one === input.system);
    if (!system) throw new Invalid({ system: 'Choose CONNECT or nDelius' });
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () =>
        this.copy(tx, actor, input.enquiryId, system),
      );
      if (isRefusal(done))
        await this.log.write(tx, actor, { act: 'REFUSED', operation, code: done.code, subjectType: 'Enquiry', subjectId: input.enquiryId });
      return done;
    });
  }

  private async copy(tx: Tx, actor: Actor, enquiryId: string, system: CopySystem): Promise<Copied | Refusal> {
    const enquiry = await this.record.open(tx, actor, enquiryId);
    const about = { agencyId: actor.agencyId, open: enquiry.open, workable: enquiry.workable };
    await this.authorise.check(actor, 'record', 'AnswerCopy', about, { asked: enquiryId });
    if (actor.homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    if (isUnopened(actor, enquiry)) return openItFirst();
    const from = await this.record.from(tx, actor, enquiry);
    const parts = copyParts(system, from);
    const textHash = createHash('sha256')
      .update(parts.map(({ text }) => text).join('\n\n'))
      .digest();
    const made = { enquiryId, personId: enquiry.personId, unitId: actor.homeUnitId, system, itemIds: itemsCopied(from), textHash };
    return { copyId: await this.record.write(tx, actor, enquiry, made), parts };
  }
}
