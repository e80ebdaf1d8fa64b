import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';
import { EMERGENCY_KINDS } from '../domain/emergency.js';

/** Who sees that somebody broke in, stepped back or reviews; and the records that protect somebody, which are their desk's alone. */
export const exceptionsAbilities: AbilityRules = (actor, may) => {
  const own = { agencyId: actor.agencyId };
  may('read', 'EmergencyAccess', { conditions: { ...own, staffId: actor.staffId }, because: 'You opened it.' });
  may('read', 'ReviewScope', { conditions: { reviewerStaffId: actor.staffId }, because: 'You are the reviewer.' });
  may('close', 'EmergencyAccess', { conditions: { ...own, staffId: actor.staffId }, because: 'You opened it.' });
  if (has(actor, ...CASE_ROLES)) may('recuse', 'Person', { because: 'Whoever may open a case may step back from it.' });
  if (has(actor, ...CASE_WRITERS) && EMERGENCY_KINDS.includes(actor.agencyKind)) {
    may('open', 'EmergencyAccess', { because: 'You may have to act within the hour.' });
  }
  if (has(actor, 'INFORMATION_GOVERNANCE_OFFICER')) {
    for (const action of ['read', 'review']) {
      may(action, 'EmergencyAccess', { conditions: own, because: 'You answer for the lawfulness of what your agency opens.' });
    }
    may('propose', 'ReviewScope', { because: 'You answer for who reads your agency’s record.' });
  }
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    for (const action of ['read', 'approve', 'end']) {
      may(action, 'ReviewScope', { conditions: own, because: 'It is your agency’s own record that is reviewed.' });
    }
  }
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) {
    const ofMyUnits = { ...own, unitId: { $in: actor.unitIds } };
    for (const action of ['read', 'review']) {
      may(action, 'EmergencyAccess', { conditions: ofMyUnits, because: 'It was opened in a unit that you supervise.' });
    }
    for (const action of ['read', 'lift']) {
      may(action, 'Recusal', { conditions: ofMyUnits, because: 'They work in a unit that you supervise.' });
    }
  }
  if (has(actor, ...CASE_WRITERS)) {
    for (const action of ['read', 'record']) {
      may(action, 'ProtectionRecord', { conditions: { ...own, ownDesk: true }, because: 'You hold a post at the desk that keeps it.' });
    }
  }
};
