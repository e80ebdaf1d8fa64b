import type { AbilityRules } from '../abilities/ability-rules.js';
import { has } from '../abilities/build-ability.js';

/** Everybody looks after their own sign-ins; an administrator after those of their agency's staff. */
export const signInAbilities: AbilityRules = (actor, may) => {
  for (const action of ['read', 'end']) may(action, 'SignIn', { conditions: { staffId: actor.staffId }, because: 'It is your own.' });
  if (!has(actor, 'AGENCY_ADMINISTRATOR')) return;
  for (const action of ['read', 'end', 'oversee'])
    may(action, 'SignIn', { conditions: { agencyId: actor.agencyId }, because: 'You look after the accounts of your agency.' });
};
