import { type AbilityRules, has } from '@lib/access';

/** Sampling searches is the information governance officer's alone; row security keeps what was found of one's own searches from oneself. */
export const searchSampleAbilities: AbilityRules = (actor, may) => {
  if (!has(actor, 'INFORMATION_GOVERNANCE_OFFICER')) return;
  const ours = {
    conditions: { agencyId: actor.agencyId },
    because: 'You sample your own agency’s searches, for a lawful use that you state.',
  };
  may('read', 'SampledSearch', ours);
  may('examine', 'SampledSearch', ours);
  may('read', 'SearchLook', ours);
};
