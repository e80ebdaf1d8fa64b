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

/**
 * Each agency has rows of its own in the trail (a withholding has one row, the decider's), so no rule here can show another agency's.
 * The log of who looked at what may be used only for the four purposes of section 62 of the Data Protection Act 2018.
 */
export const oversightAbilities: AbilityRules = (actor, may) => {
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('read', 'TrailEntry', { conditions: { agencyId: actor.agencyId }, because: 'You check how your whole agency shares.' });
    may('read', 'AccessLogEntry', {
      conditions: { agencyId: actor.agencyId },
      because: 'You may use your own agency’s access log, for a lawful use that you state.',
    });
  }
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) {
    const mine = { $in: actor.unitIds };
    may('read', 'TrailEntry', {
      conditions: {
        agencyId: actor.agencyId,
        $or: [{ unitId: mine, fromAgencyId: actor.agencyId }, { toUnitId: mine }, { caseUnitId: mine }],
      },
      because: 'It was done in your units, sent to them, or is about a person they work with.',
    });
  }
  if (has(actor, ...PRACTITIONERS)) {
    may('read', 'TrailEntry', {
      conditions: {
        agencyId: actor.agencyId,
        $or: [{ caseLeadId: actor.staffId }, { caseUnitId: { $in: actor.unitIds } }, { staffId: actor.staffId }],
      },
      because: 'You or your unit work with this person, or you did it yourself.',
    });
  }
};
