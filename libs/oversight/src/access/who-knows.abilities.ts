import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES } from '@lib/partnership';
import { sentTo } from '@lib/sharing';

/**
 * Who may ask who knows what, and of which things: one's own agency's notes, and what was sent to it as far as one may open it. It is asked
 * from inside an agency, so it is not a reviewer's: they have what was known then, and the decisions of the agency under review.
 */
export const whoKnowsAbilities: AbilityRules = (actor, may) => {
  if (!has(actor, ...CASE_ROLES)) return;
  may('read', 'WhoKnowsWhat', { conditions: { open: true }, because: 'You may open this person’s case.' });
  may('read', 'KnowsRow', {
    conditions: { open: true, $or: [{ agencyId: actor.agencyId }, sentTo(actor)] },
    because: 'Your agency holds it, or it was sent to you.',
  });
};
