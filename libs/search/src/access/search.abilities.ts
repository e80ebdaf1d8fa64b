import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES } from '@lib/partnership';

/** Whoever reads a record may look for words in it. What is found is what they could have read; each thing is asked for by its own rules. */
export const searchAbilities: AbilityRules = (actor, may) => {
  if (has(actor, ...CASE_ROLES)) may('search', 'Record', { because: 'You work with cases; what is found is what you may read.' });
};
