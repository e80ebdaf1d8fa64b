import { type Actor, Authorise } from '@lib/access';
import { isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayPropose } from '../domain/governing-sets.js';
import { GovernedSets } from '../store/governed-sets.js';
import { QuestionSetRecord } from './question-set-record.js';

export interface ProposeQuestionSetAsked {
  readonly key: string;
  readonly id: string;
  readonly rowVersion: number;
  readonly why: string;
}

/** Says what changes and why, and asks a second person. */
@Injectable()
export class ProposeQuestionSet {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly sets: GovernedSets,
    private readonly record: QuestionSetRecord,
  ) {}

  execute(actor: Actor, input: ProposeQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    const operation = 'proposeQuestionSet';
    const why = plainText(input.why, { field: 'why', label: 'What changes and why', max: 2000 });
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.propose(tx, actor, { ...input, why }));
      await this.record.logged(tx, actor, operation, input.id, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  private async propose(tx: Tx, actor: Actor, input: ProposeQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    const version = await this.sets.hold(tx, input.id);
    await this.authorise.check(actor, 'draft', 'QuestionSet', version, { asked: input.id });
    if (!version) throw new Error('checked, yet not there');
    const refusal = mayPropose(version, input.rowVersion, input.why);
    if (refusal !== null) return refusal;
    await this.sets.propose(tx, version.id, actor.staffId, input.why);
    await this.record.entry(tx, actor, version, 'PROPOSED', input.why);
    await this.record.ask(tx, actor, version);
    return { versionId: version.id };
  }
}
