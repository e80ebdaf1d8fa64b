import type { AbilityRules } from '@lib/access';

/** Each their own, whoever they are: when somebody is told, and what mail they were sent, is nobody else's to read or to set. */
export const notifyAbilities: AbilityRules = (actor, may) => {
  const mine = { conditions: { agencyId: actor.agencyId, staffId: actor.staffId }, because: 'It is about you.' };
  may('read', 'MailChoices', mine);
  may('choose', 'MailChoices', mine);
  may('read', 'Mail', mine);
};
