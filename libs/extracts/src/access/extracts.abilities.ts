import { type AbilityRules, has } from '@lib/access';

/**
 * Of the own agency's log, about people whom they work with. Whoever's acts an extract lists neither sees nor decides it; who may decide
 * and did not ask is a rule of the trade, since they may read why.
 */
export const extractsAbilities: AbilityRules = (actor, may) => {
  if (!has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) return;
  const { agencyId, staffId } = actor;
  const ours = { agencyId, ofStaffId: { $ne: staffId } };
  const workable = [{ personId: null }, { workable: true }];
  const because = 'You answer for how your agency uses its access log.';
  may('read', 'AccessExtract', { conditions: { ...ours, $or: [{ personId: null }, { open: true }] }, because });
  may('ask', 'AccessExtract', { conditions: { ...ours, $or: workable }, because });
  may('take', 'AccessExtract', { conditions: { ...ours, askedBy: staffId, $or: workable }, because: 'You asked for it.' });
  if (has(actor, 'INFORMATION_GOVERNANCE_OFFICER'))
    may('decide', 'AccessExtract', { conditions: { ...ours, $or: workable }, because: 'You govern your agency’s information.' });
};
