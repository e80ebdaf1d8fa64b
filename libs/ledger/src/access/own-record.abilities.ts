import { type AbilityRules, has } from '@lib/access';

/** The agency's own part of the record as a whole, for those who audit it; of a case that they may not open it shows that there is an entry. */
export const ownRecordAbilities: AbilityRules = (actor, may) => {
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'))
    may('read', 'OwnRecord', { because: 'You check how your whole agency shares.' });
};
