import type { WorkToRaise } from '@lib/partnership';
import type { SharingPlan } from '../domain/sharing-plan.js';
import type { PlanRows } from '../store/plan-rows.js';

const EXPLAIN = 'You hold something graver than what you shared. Decide about each item: share it, or say why not.';
const ENDORSE = 'Something high or above was withheld. Read the reason, and endorse it or send it back.';

/** What a sitting leaves to be done: one task for what was not explained yet, and somebody else's look at each grave withholding. */
export function workOf(plan: SharingPlan, rows: PlanRows): WorkToRaise[] {
  const { set } = rows;
  const about = { agencyId: set.agencyId, personId: set.personId };
  const explain = plan.recipients.flatMap(({ recipient, toExplain }): WorkToRaise[] =>
    toExplain.length === 0
      ? []
      : [
          {
            ...about,
            staffId: set.decidedBy,
            kind: 'EXPLAIN_GRAVER',
            subjectId: set.id,
            recipientAgencyId: recipient.agencyId,
            noteIds: toExplain,
            summary: EXPLAIN,
            dueAt: set.explainDueAt,
            dedupeKey: ['explain', set.id, recipient.agencyId, recipient.unitId ?? '', recipient.staffId ?? ''].join(':'),
          },
        ],
  );
  const endorse = rows.decisions.flatMap((decision): WorkToRaise[] =>
    decision.endorseDueAt === null
      ? []
      : [
          {
            ...about,
            unitId: set.unitId,
            role: 'SUPERVISOR',
            kind: 'ENDORSE_WITHHOLDING',
            subjectId: decision.id,
            recipientAgencyId: decision.recipientAgencyId,
            noteIds: decision.noteId === null ? [] : [decision.noteId],
            summary: ENDORSE,
            dueAt: decision.endorseDueAt,
            dedupeKey: endorseKey(decision.id),
          },
        ],
  );
  return [...explain, ...endorse];
}

export const endorseKey = (decisionId: string): string => `endorse:${decisionId}`;
export const reviewKey = (decisionId: string): string => `review:${decisionId}`;
export const sentBackKey = (decisionId: string): string => `sent-back:${decisionId}`;
