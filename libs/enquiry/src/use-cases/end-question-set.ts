import { type Actor, Authorise } from '@lib/access';
import { isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayEnd } from '../domain/governing-sets.js';
import { GovernedSets } from '../store/governed-sets.js';
import { QuestionSetRecord } from './question-set-record.js';

export interface EndQuestionSetAsked {
  readonly key: string;
  readonly id: string;
  readonly words: string;
}

/** Takes a version out of use, or back before anybody has decided about it. The shipped questions take its place; a supplement is off. */
@Injectable()
export class EndQuestionSet {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly sets: GovernedSets,
    private readonly record: QuestionSetRecord,
  ) {}

  execute(actor: Actor, input: EndQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    const operation = 'endQuestionSet';
    const words = plainText(input.words, { field: 'words', label: 'Why', max: 2000 });
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.end(tx, actor, { ...input, words }));
      await this.record.logged(tx, actor, operation, input.id, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  private async end(tx: Tx, actor: Actor, input: EndQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    const version = await this.sets.hold(tx, input.id);
    await this.authorise.check(actor, 'draft', 'QuestionSet', version, { asked: input.id });
    if (!version) throw new Error('checked, yet not there');
    const refusal = mayEnd(version, input.words);
    if (refusal !== null) return refusal;
    await this.sets.end(tx, version.id, actor.staffId, input.words);
    await this.record.entry(tx, actor, version, 'ENDED', input.words);
    await this.record.settled(tx, version.id, 'Taken back.');
    return { versionId: version.id };
  }
}
