import { AccessLog, type Actor } from '@lib/access';
import { addDays, Invalid, isMeaningless, isRefusal, londonDay, plainText, type Refusal } from '@lib/kernel';
import { Directory } from '@lib/partnership';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { noteCategory } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import { alreadyStanding, reasonAsked } from '../domain/share-refusals.js';
import { StandingRecord } from './standing-record.js';

export interface StandingAsked {
  readonly key: string;
  readonly recipientAgencyId: string;
  readonly category: string;
  readonly reasonWords: string;
}
export const REVIEWED_AFTER_DAYS = 365;

/** "This kind of note is outside what they do": proposed here, in force once somebody else has approved it. */
@Injectable()
export class ProposeStandingDecision {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly directory: Directory,
    private readonly record: StandingRecord,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, input: StandingAsked): Promise<{ standingId: string } | Refusal> {
    const reasonWords = plainText(input.reasonWords, { field: 'reasonWords', label: 'Reason', max: 2000, optional: true });
    const operation = 'proposeStandingDecision';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () =>
        this.propose(tx, actor, { ...input, reasonWords }),
      );
      if (isRefusal(done)) await this.log.write(tx, actor, { act: 'REFUSED', operation, code: done.code, subjectType: 'StandingDecision' });
      return done;
    });
  }

  private async propose(tx: Tx, actor: Actor, asked: StandingAsked): Promise<{ standingId: string } | Refusal> {
    const { recipientAgencyId, category, reasonWords } = asked;
    const [agency] = await this.directory.agencies(tx, [recipientAgencyId]);
    if (!agency || agency.id === actor.agencyId) throw new Invalid({ recipientAgencyId: 'Choose another agency from the list' });
    if (noteCategory(category) === null) throw new Invalid({ category: 'Choose a kind of note from the list' });
    if (isMeaningless(reasonWords)) return reasonAsked('reasonWords', 'Say why this is outside what they do');
    const at = await this.record.begin(tx, actor.agencyId, recipientAgencyId);
    const today = londonDay(at);
    if (await this.record.standsOrWaits(tx, { agencyId: actor.agencyId, recipientAgencyId, category, today })) return alreadyStanding();
    const reviewBy = addDays(today, REVIEWED_AFTER_DAYS);
    return { standingId: await this.record.propose(tx, actor, { recipientAgencyId, category, reasonWords, reviewBy, at }) };
  }
}
