import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES } from '@lib/partnership';

/** Pictures open nothing by themselves: each note and decision in them stands under its own rule, and counts are of trail entries one may read. */
export const pictureAbilities: AbilityRules = (actor, may) => {
  if (has(actor, 'INDEPENDENT_REVIEWER')) {
    may('read', 'HeldTowards', { conditions: { underReview: true }, because: 'A review that was granted to you reaches it.' });
  }
  if (has(actor, ...CASE_ROLES)) {
    may('read', 'HeldTowards', { conditions: { open: true }, because: 'You may open this person’s case.' });
  }
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('read', 'SharingFlow', {
      conditions: { agencyId: actor.agencyId },
      because: 'You answer for how your units or your agency share.',
    });
  }
};
