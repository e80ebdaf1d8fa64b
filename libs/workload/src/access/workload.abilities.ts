import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES } from '@lib/partnership';

/** Whoever answers for units sees what they have to do; whoever is away, covers or supervises sees the absence. */
export const workloadAbilities: AbilityRules = (actor, may) => {
  const { agencyId } = actor;
  const supervises = has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT');
  const ofUnits = { agencyId, unitId: { $in: actor.unitIds } };
  if (has(actor, 'AGENCY_ADMINISTRATOR', 'SHARING_AUDITOR')) {
    const because = 'You answer for how your agency works.';
    for (const subject of ['Team', 'TeamUnit', 'UnsafeWork']) may('read', subject, { conditions: { agencyId }, because });
  }
  if (supervises) {
    may('read', 'Team', { conditions: { agencyId }, because: 'You supervise in it.' });
    may('read', 'TeamUnit', { conditions: ofUnits, because: 'It is one of your units.' });
  }
  if (has(actor, 'AGENCY_ADMINISTRATOR')) {
    may('fund', 'TeamUnit', { conditions: { agencyId }, because: 'You keep your agency’s posts.' });
    may('agree', 'StandardTime', { conditions: { agencyId }, because: 'You keep what your agency has agreed.' });
  }
  const mine = { agencyId, staffId: actor.staffId };
  may('read', 'Absence', {
    conditions: { agencyId, $or: [{ staffId: actor.staffId }, { coverId: actor.staffId }] },
    because: 'You are away, or cover.',
  });
  may('record', 'Absence', { conditions: { ...mine, kind: { $in: ['LEAVE', 'OTHER'] } }, because: 'It is you who is away.' });
  may('end', 'Absence', { conditions: mine, because: 'It is you who is away.' });
  const changedHands = [
    { fromStaffId: actor.staffId },
    { toStaffId: actor.staffId },
    { toStaffId: null, toUnitId: { $in: actor.unitIds } },
    ...(supervises ? [{ unitId: { $in: actor.unitIds } }] : []),
  ];
  for (const about of [{ personId: null }, ...(has(actor, ...CASE_ROLES) ? [{ open: true }] : [])]) {
    may('read', 'WorkReassignment', {
      conditions: { agencyId, ...about, $or: changedHands },
      because: 'It was yours, is yours, or is of your units.',
    });
  }
  if (!supervises) return;
  may('reassign', 'TeamUnit', { conditions: ofUnits, because: 'It is one of your units.' });
  for (const action of ['read', 'report', 'answer'])
    may(action, 'UnsafeWork', { conditions: ofUnits, because: 'It is one of your units.' });
  for (const action of ['read', 'record', 'end'])
    may(action, 'Absence', { conditions: ofUnits, because: 'They are of one of your units.' });
};
