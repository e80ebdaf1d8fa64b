import type { AbilityRules } from '@lib/access';

export const procedureAbilities: AbilityRules = (_actor, may) => {
  may('read', 'Procedure', { because: 'What is to be done, by whom and by when, is the same for everybody.' });
};
