import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS, RESPONSIBLE_AUTHORITIES } from '@lib/partnership';

/** An agency's administrator has no people, whatever the agency works with. */
export const peopleAbilities: AbilityRules = (actor, may) => {
  if (has(actor, 'INDEPENDENT_REVIEWER')) {
    const because = 'A review that was granted to you reaches this person.';
    may('read', 'Person', { conditions: { underReview: true }, because });
    for (const subject of ['CaseMember', 'CaseLead']) may('read', subject, { conditions: { underReview: true }, because });
  }
  may('list', 'OwnCases', { because: 'They are your own cases; where you have none, the page is empty.' });
  if (!has(actor, ...CASE_ROLES, 'RECORDS_MANAGER')) return;
  may('find', 'Person', { because: 'You work with cases or keep their records.' });
  const known = 'Your agency works with this person or was sent something about them.';
  may('read', 'Person', { conditions: { open: true }, because: known });
  const ofCase = { open: true, $or: [{ agencyId: actor.agencyId }, { quiet: false }, { workable: true }] };
  for (const subject of ['CaseMember', 'CaseLead']) may('read', subject, { conditions: ofCase, because: known });
  if (!has(actor, ...CASE_ROLES)) return;
  may('read', 'ThirdParty', {
    conditions: { agencyId: actor.agencyId, workable: true },
    because: 'Your agency recorded the reference.',
  });
  if (RESPONSIBLE_AUTHORITIES.includes(actor.agencyKind)) {
    may('read', 'Person', {
      fields: ['mappaCategory', 'mappaLevel'],
      because: 'Police, probation and prisons run the multi-agency public protection arrangements.',
    });
  }
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) {
    may('record', 'Person', { because: 'You supervise, and say with whom your agency works.' });
  }
  if (has(actor, ...CASE_WRITERS)) {
    may('record', 'Circumstance', { conditions: { workable: true }, because: 'You work with this person.' });
  }
};
