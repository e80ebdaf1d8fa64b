import { type AbilityRules, has } from '@lib/access';
import { CASE_WRITERS } from '@lib/partnership';

/** Who sees that somebody broke in, stepped back or reviews; and the records that protect somebody, which are their desk's alone. */
export const exceptionsAbilities: AbilityRules = (actor, may) => {
  const own = { agencyId: actor.agencyId };
  may('read', 'EmergencyAccess', { conditions: { ...own, staffId: actor.staffId }, because: 'You opened it.' });
  may('read', 'ReviewScope', { conditions: { reviewerStaffId: actor.staffId }, because: 'You are the reviewer.' });
  if (has(actor, 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('read', 'EmergencyAccess', { conditions: own, because: 'You answer for the lawfulness of what your agency opens.' });
  }
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('read', 'ReviewScope', { conditions: own, because: 'It is your agency’s own record that is reviewed.' });
  }
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) {
    const ofMyUnits = { ...own, unitId: { $in: actor.unitIds } };
    may('read', 'EmergencyAccess', { conditions: ofMyUnits, because: 'It was opened in a unit that you supervise.' });
    may('read', 'Recusal', { conditions: ofMyUnits, because: 'They work in a unit that you supervise.' });
  }
  if (has(actor, ...CASE_WRITERS)) {
    may('read', 'ProtectionRecord', { conditions: { ...own, ownDesk: true }, because: 'You hold a post at the desk that keeps it.' });
  }
};
