import { type AbilityRules, type Actor, has, type May } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';
import { EMERGENCY_KINDS } from '../domain/emergency.js';

/** Who sees that somebody broke in, stepped back or reviews; and the records that protect somebody, which are their desk's alone. */
export const exceptionsAbilities: AbilityRules = (actor, may) => {
  const mine = { conditions: { agencyId: actor.agencyId, staffId: actor.staffId }, because: 'You opened it.' };
  each(may, ['read', 'close'], 'EmergencyAccess', mine);
  may('read', 'ReviewScope', { conditions: { reviewerStaffId: actor.staffId }, because: 'You are the reviewer.' });
  if (has(actor, ...CASE_ROLES)) may('recuse', 'Person', { because: 'Whoever may open a case may step back from it.' });
  if (has(actor, ...CASE_WRITERS)) working(actor, may);
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) supervising(actor, may);
  auditing(actor, may);
};

function working(actor: Actor, may: May): void {
  if (EMERGENCY_KINDS.includes(actor.agencyKind)) may('open', 'EmergencyAccess', { because: 'You may have to act within the hour.' });
  const desk = { conditions: { agencyId: actor.agencyId, ownDesk: true }, because: 'You hold a post at the desk that keeps it.' };
  each(may, ['read', 'record'], 'ProtectionRecord', desk);
}

function supervising(actor: Actor, may: May): void {
  const conditions = { agencyId: actor.agencyId, unitId: { $in: actor.unitIds } };
  each(may, ['read', 'review'], 'EmergencyAccess', { conditions, because: 'It was opened in a unit that you supervise.' });
  each(may, ['read', 'lift'], 'Recusal', { conditions, because: 'They work in a unit that you supervise.' });
}

function auditing(actor: Actor, may: May): void {
  const conditions = { agencyId: actor.agencyId };
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    each(may, ['read', 'approve', 'end'], 'ReviewScope', { conditions, because: 'It is your agency’s own record that is reviewed.' });
  }
  if (!has(actor, 'INFORMATION_GOVERNANCE_OFFICER')) return;
  each(may, ['read', 'review'], 'EmergencyAccess', { conditions, because: 'You answer for the lawfulness of what your agency opens.' });
  may('propose', 'ReviewScope', { because: 'You answer for who reads your agency’s record.' });
}

function each(may: May, actions: readonly string[], subject: string, rule: Parameters<May>[2]): void {
  for (const action of actions) may(action, subject, rule);
}
