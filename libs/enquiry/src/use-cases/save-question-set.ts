import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { canonicalHash, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { setNotSound } from '../domain/enquiry-refusals.js';
import { mayEdit, sameSet } from '../domain/governing-sets.js';
import { isSound, soundSet } from '../domain/sound-set.js';
import { GovernedSets } from '../store/governed-sets.js';
import { QuestionSetRecord } from './question-set-record.js';

export interface SaveQuestionSetAsked {
  readonly id: string;
  readonly rowVersion: number;
  readonly definition: unknown;
}

/** Changes a draft. What is not sound is not kept, and every fault is named with where it stands. */
@Injectable()
export class SaveQuestionSet {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authorise: Authorise,
    private readonly sets: GovernedSets,
    private readonly record: QuestionSetRecord,
  ) {}

  execute(actor: Actor, input: SaveQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    return this.work.run(actor, async (tx) => {
      const done = await this.save(tx, actor, input);
      await this.record.logged(tx, actor, 'saveQuestionSet', input.id, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  private async save(tx: Tx, actor: Actor, input: SaveQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    const version = await this.sets.hold(tx, input.id);
    await this.authorise.check(actor, 'draft', 'QuestionSet', version, { asked: input.id });
    if (!version) throw new Error('checked, yet not there');
    const refusal = mayEdit(version, input.rowVersion);
    if (refusal !== null) return refusal;
    const sound = soundSet(withVersion(input.definition, version.version));
    if (!isSound(sound)) return setNotSound(sound);
    const other = sameSet(version.definition, sound);
    if (other !== null) return setNotSound([{ path: '/', message: other }]);
    await this.sets.edit(tx, version.id, { definition: sound, hash: canonicalHash(sound) });
    return { versionId: version.id };
  }
}

/** The number is not the author's to choose. */
const withVersion = (definition: unknown, version: number): unknown =>
  typeof definition === 'object' && definition !== null && !Array.isArray(definition) ? { ...definition, version } : definition;
