import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES } from '@lib/partnership';
import { SIGNPOST_ASKERS, SIGNPOST_ROLES } from '../domain/signpost.js';

/** Being told which desk to telephone is a permission of its own; asking a desk is open to everybody who may look for people at all. */
export const signpostAbilities: AbilityRules = (actor, may) => {
  if (!has(actor, ...CASE_ROLES, 'RECORDS_MANAGER')) return;
  if (SIGNPOST_ASKERS.includes(actor.agencyKind) && has(actor, ...SIGNPOST_ROLES)) {
    may('signpost', 'Person', { because: 'You manage offenders, receive them or supervise those who do.' });
  }
  may('ask', 'DeskQuestion', { because: 'Everybody who may look for people may ask a duty desk.' });
  may('read', 'DeskQuestion', {
    conditions: { askedByAgencyId: actor.agencyId, askedByStaffId: actor.staffId },
    because: 'You asked it.',
  });
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('read', 'DeskQuestion', { conditions: { askedByAgencyId: actor.agencyId }, because: 'You check what your agency asks of others.' });
  }
  if (!has(actor, ...CASE_ROLES)) return;
  const ofMyDesk = { conditions: { agencyId: actor.agencyId, unitId: { $in: actor.unitIds } }, because: 'It was asked of your desk.' };
  may('read', 'DeskQuestion', ofMyDesk);
  may('answer', 'DeskQuestion', ofMyDesk);
  may('read', 'DeskAnswer', ofMyDesk);
};
