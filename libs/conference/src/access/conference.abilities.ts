import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';

/** When and where is for every agency that is invited; whom it speaks of, and what it said, for those that are invited for this person. */
export const conferenceAbilities: AbilityRules = (actor, may) => {
  if (has(actor, 'INDEPENDENT_REVIEWER'))
    may('read', 'ConferenceItem', { conditions: { underReview: true }, because: 'A review that was granted to you reaches it.' });
  if (!has(actor, ...CASE_ROLES)) return;
  may('read', 'Conference', { conditions: { takesPart: true }, because: 'Your agency is invited to it.' });
  may('read', 'ConferenceItem', {
    conditions: { takesPart: true, workable: true },
    because: 'Your agency is invited for this person, and you may work with the case.',
  });
  if (has(actor, ...CASE_WRITERS, 'CONFERENCE_CHAIR'))
    may('answer', 'ConferenceItem', {
      conditions: { takesPart: true, workable: true },
      because: 'Whoever is invited for somebody speaks about them, and it is in the minutes.',
    });
  if (!has(actor, 'CONFERENCE_CHAIR', 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) return;
  may('record', 'Conference', {
    conditions: { agencyId: actor.agencyId },
    because: 'Chairs and supervisors call conferences, and run those of their agency.',
  });
  may('record', 'ConferenceItem', {
    conditions: { agencyId: actor.agencyId, workable: true },
    because: 'Whoever calls a conference puts people on its agenda with whom their agency works.',
  });
};
