import { AccessLog, type Actor, Authorise } from '@lib/access';
import { Invalid, isMeaningless, isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { notByOneself, reviewedAlready } from '../domain/emergency.js';
import { ReviewOfEmergency } from './review-of-emergency.js';

export interface ReviewEmergencyAsked {
  readonly key: string;
  readonly id: string;
  readonly finding: string;
  readonly words: string;
}

/** A second person says whether it was justified. Until then both alarms stand. */
@Injectable()
export class ReviewEmergency {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
    private readonly review: ReviewOfEmergency,
  ) {}

  execute(actor: Actor, asked: ReviewEmergencyAsked): Promise<{ emergencyId: string } | Refusal> {
    const words = plainText(asked.words, { field: 'words', label: 'What you found', max: 2000 });
    if (isMeaningless(words)) throw new Invalid({ words: 'Say what you found, in a few words' });
    if (!['JUSTIFIED', 'NOT_JUSTIFIED'].includes(asked.finding)) throw new Invalid({ finding: 'Choose whether it was justified' });
    const input = { ...asked, words };
    const about = { operation: 'reviewEmergency', subjectType: 'EmergencyAccess', subjectId: input.id };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation: about.operation, input }, () =>
        this.decide(tx, actor, input),
      );
      await this.log.write(tx, actor, {
        ...about,
        act: isRefusal(done) ? 'REFUSED' : 'ALTERATION',
        ...(isRefusal(done) ? { code: done.code } : {}),
      });
      return done;
    });
  }

  private async decide(tx: Tx, actor: Actor, input: ReviewEmergencyAsked): Promise<{ emergencyId: string } | Refusal> {
    const emergency = await this.review.of(tx, input.id);
    await this.authorise.check(actor, 'review', 'EmergencyAccess', emergency, { asked: input.id });
    if (!emergency) throw new Error('checked, yet not there');
    if (emergency.staffId === actor.staffId) return notByOneself();
    if (emergency.reviewedAt !== null) return reviewedAlready();
    await this.review.record(tx, actor, emergency, input);
    return { emergencyId: input.id };
  }
}
