import { type AbilityRules, has } from '@lib/access';

const PRACTITIONERS = [
  'POLICE_OFFENDER_MANAGER',
  'POLICE_DUTY_OFFICER',
  'LOCAL_INTELLIGENCE_OFFICER',
  'PROBATION_PRACTITIONER',
  'PRISON_OFFENDER_MANAGER',
  'PRISON_SECURITY',
  'PARTNER_PRACTITIONER',
  'CONFERENCE_CHAIR',
] as const;

/** What a desk holds elsewhere is on that desk's trail alone. */
const NOT_APART = { apart: false };

/**
 * Each agency has rows of its own in the trail (a withholding has one row, the decider's), so no rule here can show another agency's.
 * The log of who looked at what may be used only for the four purposes of section 62 of the Data Protection Act 2018.
 */
export const oversightAbilities: AbilityRules = (actor, may) => {
  // What was told to third parties is a class apart: no emergency reaches it, and no review.
  const seen = { agencyId: actor.agencyId, open: true, reached: true };
  const ours = { unitId: { $in: actor.unitIds } };
  if (has(actor, 'INDEPENDENT_REVIEWER')) {
    may('read', 'TrailEntry', {
      conditions: { underReview: true, ofDisclosure: false },
      because: 'A review that was granted to you reaches it.',
    });
  }
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('read', 'TrailEntry', { conditions: { ...seen, $or: [NOT_APART, ours] }, because: 'You check how your whole agency shares.' });
    may('read', 'AccessLogEntry', {
      conditions: { agencyId: actor.agencyId },
      because: 'You may use your own agency’s access log, for a lawful use that you state.',
    });
  }
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) {
    const mine = { $in: actor.unitIds };
    may('read', 'TrailEntry', {
      conditions: {
        ...seen,
        $or: [
          { ...ours, fromAgencyId: actor.agencyId },
          { toUnitId: mine, $or: [NOT_APART, ours] },
          { caseUnitId: mine, $or: [NOT_APART, ours] },
        ],
      },
      because: 'It was done in your units, sent to them, or is about a person they work with.',
    });
  }
  if (has(actor, ...PRACTITIONERS)) {
    may('read', 'TrailEntry', {
      conditions: {
        ...seen,
        $or: [
          { caseLeadId: actor.staffId, $or: [NOT_APART, ours] },
          { caseUnitId: { $in: actor.unitIds }, $or: [NOT_APART, ours] },
          { staffId: actor.staffId, $or: [NOT_APART, ours] },
        ],
      },
      because: 'You or your unit work with this person, or you did it yourself.',
    });
  }
};
