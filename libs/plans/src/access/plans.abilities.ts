import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';

/** A plan is its agency's own. No other agency learns that there is one: showing it would be a sharing decision for each version. */
export const plansAbilities: AbilityRules = (actor, may) => {
  if (has(actor, 'INDEPENDENT_REVIEWER'))
    may('read', 'ManagementPlan', { conditions: { underReview: true }, because: 'A review that was granted to you reaches it.' });
  if (has(actor, ...CASE_ROLES))
    may('read', 'ManagementPlan', { conditions: { agencyId: actor.agencyId, open: true }, because: 'It is your agency’s own record.' });
  if (has(actor, ...CASE_WRITERS))
    may('record', 'ManagementPlan', {
      conditions: { agencyId: actor.agencyId, workable: true },
      because: 'Whoever works with a case plans for it.',
    });
};
