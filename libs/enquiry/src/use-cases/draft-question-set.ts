import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { canonicalHash, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { inHandAlready, noSuchSet, sameSet } from '../domain/governing-sets.js';
import { setNotSound } from '../domain/enquiry-refusals.js';
import type { QuestionSet } from '../domain/question-set.js';
import { isSound, soundSet } from '../domain/sound-set.js';
import { fromQuestionnaire } from '../interchange/fhir-questionnaire-in.js';
import { ShippedSets } from '../questions/shipped.js';
import { GovernedSets } from '../store/governed-sets.js';
import { QuestionSetRecord } from './question-set-record.js';

export interface DraftQuestionSetAsked {
  readonly key: string;
  readonly code: string;
  /** Brought in from elsewhere; without it the version in use is copied. */
  readonly definition?: unknown;
}

/** Begins an agency's next version of a set, as a copy of what it asks now or of what was brought in. Nothing is asked differently yet. */
@Injectable()
export class DraftQuestionSet {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly shipped: ShippedSets,
    private readonly sets: GovernedSets,
    private readonly record: QuestionSetRecord,
  ) {}

  execute(actor: Actor, input: DraftQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    const operation = 'draftQuestionSet';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.draft(tx, actor, input));
      await this.record.logged(tx, actor, operation, isRefusal(done) ? null : done.versionId, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  private async draft(tx: Tx, actor: Actor, { code, definition }: DraftQuestionSetAsked): Promise<{ versionId: string } | Refusal> {
    const shipped = this.shipped.find(code)?.set;
    if (!shipped) return noSuchSet();
    const from = (await this.sets.inForce(tx, actor.agencyId, code))?.definition ?? shipped;
    const version = Math.max(shipped.version, await this.sets.latest(tx, actor.agencyId, code)) + 1;
    const next = definition === undefined ? { ...from, version } : brought(definition, from, version);
    if (isRefusal(next)) return next;
    const versionId = await this.sets.begin(tx, actor, { definition: next, hash: canonicalHash(next), why: null });
    return versionId === null ? inHandAlready((await this.sets.inHand(tx, actor.agencyId, code)) ?? '') : { versionId };
  }
}

/** In our own format, or as a FHIR Questionnaire. */
function brought(definition: unknown, from: QuestionSet, version: number): QuestionSet | Refusal {
  const given = isQuestionnaire(definition) ? fromQuestionnaire(JSON.stringify(definition)) : { set: definition };
  if ('problems' in given) return setNotSound(given.problems.map(({ where, message }) => ({ path: where, message })));
  const sound = soundSet(typeof given.set === 'object' && given.set !== null ? { ...given.set, version } : given.set);
  if (!isSound(sound)) return setNotSound(sound);
  const other = sameSet(from, sound);
  return other === null ? sound : setNotSound([{ path: '/', message: other }]);
}

const isQuestionnaire = (definition: unknown): boolean =>
  typeof definition === 'object' && definition !== null && 'resourceType' in definition && definition.resourceType === 'Questionnaire';
