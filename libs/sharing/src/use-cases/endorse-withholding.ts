import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isMeaningless, isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { notWaiting, reasonAsked } from '../domain/share-refusals.js';
import { type Endorsement, EndorsementRecord } from './endorsement-record.js';

export interface EndorseAsked {
  readonly key: string;
  readonly decisionId: string;
  readonly endorse: boolean;
  readonly words?: string | null;
}

/** Somebody other than the decider looks at the withholding of something grave: endorses it, or sends it back with the reason. */
@Injectable()
export class EndorseWithholding {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly record: EndorsementRecord,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, input: EndorseAsked): Promise<{ decisionId: string } | Refusal> {
    const words = plainText(input.words ?? null, { field: 'words', label: 'What you say about it', max: 2000, optional: true }) || null;
    const operation = 'endorseWithholding';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () =>
        this.endorse(tx, actor, input.decisionId, { endorsement: input.endorse ? 'ENDORSED' : 'SENT_BACK', words }),
      );
      const entry = { operation, subjectType: 'Decision', subjectId: input.decisionId };
      await this.log.write(tx, actor, isRefusal(done) ? { ...entry, act: 'REFUSED', code: done.code } : { ...entry, act: 'ALTERATION' });
      return done;
    });
  }

  private async endorse(tx: Tx, actor: Actor, id: string, said: Endorsement): Promise<{ decisionId: string } | Refusal> {
    const decision = await this.record.find(tx, id);
    await this.authorise.check(actor, 'endorse', 'Decision', decision, { asked: id });
    if (!decision) throw new Error('checked, yet not there');
    if (decision.endorseDueAt === null || decision.endorsedAt !== null || decision.endedAt !== null) return notWaiting();
    if (said.endorsement === 'SENT_BACK' && isMeaningless(said.words)) return reasonAsked('words', 'Say why you are sending it back');
    await this.record.write(tx, actor, decision, said);
    return { decisionId: id };
  }
}
