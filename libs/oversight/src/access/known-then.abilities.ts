import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES } from '@lib/partnership';

/**
 * Who may ask what was known then. It opens nothing by itself: each share, decision and note in the answer stands under its own rule. The
 * chronology as a file is for those who read the whole agency's trail: made by anybody else it would hold less, and not be the same again.
 */
export const knownThenAbilities: AbilityRules = (actor, may) => {
  if (has(actor, 'INDEPENDENT_REVIEWER')) {
    may('read', 'KnownThen', { conditions: { underReview: true }, because: 'A review that was granted to you reaches it.' });
  }
  if (has(actor, ...CASE_ROLES)) {
    may('read', 'KnownThen', { conditions: { open: true }, because: 'You may open this person’s case.' });
  }
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('export', 'Chronology', { conditions: { open: true }, because: 'You answer for what your whole agency shares.' });
  }
};
