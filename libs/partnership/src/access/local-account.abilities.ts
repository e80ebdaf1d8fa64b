import { type AbilityRules, has } from '@lib/access';

/** Local accounts belong to the agency, and within it to its administrators alone. */
export const localAccountAbilities: AbilityRules = (actor, may) => {
  if (!has(actor, 'AGENCY_ADMINISTRATOR')) return;
  for (const action of ['read', 'invite'])
    may(action, 'Account', { conditions: { agencyId: actor.agencyId }, because: 'You administer the accounts of your agency.' });
};
