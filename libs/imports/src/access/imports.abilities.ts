import { type AbilityRules, has } from '@lib/access';
import { CASE_WRITERS } from '@lib/partnership';

/** Whoever may write may bring in what they would have written; each row is judged as theirs. Supervisors see that it was done, and how much. */
export const importsAbilities: AbilityRules = (actor, may) => {
  const { agencyId, staffId } = actor;
  if (has(actor, ...CASE_WRITERS)) {
    const because = 'You brought it, and you write to cases.';
    may('read', 'RecordImport', { conditions: { agencyId, staffId }, because });
    may('record', 'RecordImport', { conditions: { agencyId, staffId }, because });
    may('read', 'ImportRow', { conditions: { agencyId, staffId, $or: [{ personId: null }, { workable: true }] }, because });
  }
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT') && actor.unitIds.length > 0)
    may('read', 'RecordImport', {
      conditions: { agencyId, unitId: { $in: actor.unitIds } },
      because: 'It was brought in your unit or one below it.',
    });
};
