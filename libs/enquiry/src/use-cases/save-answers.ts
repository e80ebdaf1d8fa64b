import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { FOR_ALL } from '../domain/answer-draft.js';
import { cannotBeKept, mayAnswer } from '../domain/answering-refusals.js';
import { changedMeanwhile, notAsked } from '../domain/enquiry-refusals.js';
import { type AnswerToSave, planSaving, type SavingPlan } from '../domain/saving.js';
import { AnswerDraftStore } from '../store/answer-draft.store.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { AnsweringDesk, type AnsweringFound } from './answering-desk.js';
import { EnquiryRecord } from './enquiry-record.js';

export interface SaveAnswersAsked {
  readonly enquiryId: string;
  readonly answers: readonly AnswerToSave[];
  readonly defaults?: Omit<AnswerToSave, 'questionCode'> | null;
}
/** With a refusal comes what stands there now; what was not refused is kept. */
export interface Saved {
  readonly found: AnsweringFound;
  readonly refusal: (Refusal & { readonly saved: readonly string[]; readonly stale: readonly string[] }) | null;
}

/** Keeps what is typed, sound or not, for everybody to whom the enquiry is addressed. */
@Injectable()
export class SaveAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: AnsweringDesk,
    private readonly drafts: AnswerDraftStore,
    private readonly record: EnquiryRecord,
  ) {}

  execute(actor: Actor, { enquiryId, answers, defaults }: SaveAnswersAsked): Promise<Saved | Refusal> {
    const asked = defaults ? [...answers, { ...defaults, questionCode: FOR_ALL }] : answers;
    return this.work.run(actor, async (tx) => {
      const enquiry = await this.desk.hold(tx, actor, enquiryId);
      const over = mayAnswer(enquiry);
      if (over) {
        await this.record.refused(tx, actor, 'saveAnswers', over.code, { subjectId: enquiryId, personId: enquiry.personId });
        return over;
      }
      const { stand } = await this.desk.stand(tx, actor, enquiry);
      return this.keep(tx, actor, enquiry, planSaving(stand, asked));
    });
  }

  async keep(tx: Tx, actor: Actor, enquiry: EnquiryEntity, plan: SavingPlan, operation = 'saveAnswers'): Promise<Saved> {
    const of = { enquiryId: enquiry.id, personId: enquiry.personId, savedBy: actor.staffId };
    for (const draft of plan.keep) await this.drafts.keep(tx, { ...of, ...draft });
    const refusal = refusalOf(plan);
    if (refusal) await this.record.refused(tx, actor, operation, refusal.code, { subjectId: enquiry.id, personId: enquiry.personId });
    await this.record.logged(tx, actor, enquiry, { act: 'ALTERATION', operation, rowCount: plan.keep.length });
    const found = await this.desk.found(tx, await this.desk.stand(tx, actor, enquiry));
    return { found, refusal: refusal && { ...refusal, saved: plan.saved, stale: plan.stale } };
  }
}

function refusalOf({ stale, unasked, unkeepable }: SavingPlan): Refusal | null {
  const [changed] = stale;
  if (changed !== undefined) return changedMeanwhile(changed, null);
  if (unasked.length > 0) return notAsked(unasked);
  const [first, ...others] = unkeepable;
  return first ? cannotBeKept([first, ...others]) : null;
}
