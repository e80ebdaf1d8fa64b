import { type Actor, Authorise } from '@lib/access';
import { isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayDecide } from '../domain/governing-sets.js';
import { GovernedSets } from '../store/governed-sets.js';
import { QuestionSetRecord } from './question-set-record.js';

export interface DecideQuestionSetAsked {
  readonly key: string;
  readonly id: string;
  readonly approve: boolean;
  readonly words?: string | null;
}

/** The second person. Approved, the version is what the agency asks from then on; what is being answered stays as it was asked. */
@Injectable()
export class DecideQuestionSet {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly sets: GovernedSets,
    private readonly record: QuestionSetRecord,
  ) {}

  execute(actor: Actor, input: DecideQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    const operation = 'decideQuestionSet';
    const words = plainText(input.words ?? '', { field: 'words', label: 'Why', max: 2000, optional: true });
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.decide(tx, actor, { ...input, words }));
      await this.record.logged(tx, actor, operation, input.id, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    input: DecideQuestionSetAsked & { readonly words: string },
  ): Promise<{ versionId: string } | Refusal> {
    const version = await this.sets.hold(tx, input.id);
    await this.authorise.check(actor, 'decide', 'QuestionSet', version, { asked: input.id });
    if (!version) throw new Error('checked, yet not there');
    const refusal = mayDecide(version, actor.staffId, input);
    if (refusal !== null) return refusal;
    const words = input.words === '' ? null : input.words;
    await this.sets.decide(tx, version, actor.staffId, { approve: input.approve, words });
    await this.record.entry(tx, actor, version, input.approve ? 'PUBLISHED' : 'DECLINED', words);
    await this.record.settled(tx, version.id, input.approve ? 'Approved.' : 'Not approved.');
    return { versionId: version.id };
  }
}
