import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS, RESPONSIBLE_AUTHORITIES } from '@lib/partnership';

/**
 * Which people is the database's own rule (sight, restricted, excluded): an agency's administrator has none, whatever it works with.
 */
export const peopleAbilities: AbilityRules = (actor, may) => {
  may('list', 'OwnCases', { because: 'They are your own cases; where you have none, the page is empty.' });
  if (!has(actor, ...CASE_ROLES, 'RECORDS_MANAGER')) return;
  may('find', 'Person', { because: 'You work with cases or keep their records.' });
  may('read', 'Person', { because: 'Your agency works with this person or was sent something about them.' });
  if (!has(actor, ...CASE_ROLES)) return;
  may('read', 'ThirdParty', { conditions: { agencyId: actor.agencyId }, because: 'Your agency recorded the reference.' });
  if (RESPONSIBLE_AUTHORITIES.includes(actor.agencyKind)) {
    may('read', 'Person', {
      fields: ['mappaCategory', 'mappaLevel'],
      because: 'Police, probation and prisons run the multi-agency public protection arrangements.',
    });
  }
  if (has(actor, ...CASE_WRITERS)) {
    may('record', 'Circumstance', { because: 'You work with this person.' });
  }
};
