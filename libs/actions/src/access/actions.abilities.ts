import { type AbilityRules, type Actor, has, type May } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';

/**
 * An action is read by every agency that was there when it was set. What becomes of it says whoever it was given to, in their unit or by name,
 * and whoever supervises them; whether that will do says the agency that set it.
 */
export const actionsAbilities: AbilityRules = (actor, may) => {
  if (has(actor, 'INDEPENDENT_REVIEWER'))
    may('read', 'Action', { conditions: { underReview: true }, because: 'A review that was granted to you reaches it.' });
  if (has(actor, ...CASE_ROLES))
    may('read', 'Action', { conditions: { takesPart: true, open: true }, because: 'Your agency was there when it was set.' });
  // A chair sets what the table asks for; what is done about it says whoever works on the case.
  if (!has(actor, ...CASE_WRITERS, 'CONFERENCE_CHAIR')) return;
  may('record', 'Action', {
    conditions: { agencyId: actor.agencyId, workable: true },
    because: 'Whoever works with a case, or chairs its conference, sets actions about it.',
  });
  may('close', 'Action', { conditions: { agencyId: actor.agencyId, workable: true }, because: 'Your agency set it.' });
  if (has(actor, ...CASE_WRITERS)) doing(actor, may);
};

function doing(actor: Actor, may: May): void {
  const given = { toAgencyId: actor.agencyId, workable: true };
  may('answer', 'Action', { conditions: { ...given, toStaffId: actor.staffId }, because: 'It was given to you.' });
  may('answer', 'Action', {
    conditions: { ...given, toStaffId: null, toUnitId: { $in: [null, ...actor.unitIds] } },
    because: 'It was given to your agency, or to one of your units.',
  });
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'))
    may('answer', 'Action', {
      conditions: { ...given, atUnitId: { $in: actor.unitIds } },
      because: 'It was given to somebody of a unit that you supervise.',
    });
}
