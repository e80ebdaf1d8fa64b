import { type AbilityRules, has } from '@lib/access';

/** A gap is the holding unit's: what others of its group told somebody is not in it, only that something is left to be decided. */
export const gapAbilities: AbilityRules = (actor, may) => {
  const { agencyId, unitIds } = actor;
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('read', 'Gap', { conditions: { agencyId, open: true }, because: 'You check how your whole agency shares.' });
  }
  if (!has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) return;
  const ours = { agencyId, unitId: { $in: unitIds } };
  may('read', 'Gap', { conditions: { ...ours, open: true }, because: 'Your units hold what it is about.' });
  may('answer', 'Gap', { conditions: { ...ours, workable: true }, because: 'You supervise the unit that holds what it is about.' });
};
