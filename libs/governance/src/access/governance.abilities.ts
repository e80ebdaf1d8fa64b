import { type AbilityRules, has } from '@lib/access';

/** Of their own agency, and of people whose case they may open: who sees that a reviewer or a court wants something kept, or that it went. */
export const governanceAbilities: AbilityRules = (actor, may) => {
  if (!has(actor, 'INFORMATION_GOVERNANCE_OFFICER')) return;
  const { agencyId } = actor;
  const because = 'You answer for what your agency keeps.';
  for (const subject of ['LegalHold', 'ErasureRequest']) may('read', subject, { conditions: { agencyId, open: true }, because });
  for (const action of ['place', 'lift']) may(action, 'LegalHold', { conditions: { agencyId, workable: true }, because });
  for (const action of ['ask', 'decide', 'lift']) may(action, 'ErasureRequest', { conditions: { agencyId, workable: true }, because });
};
