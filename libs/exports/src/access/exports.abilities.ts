import { type AbilityRules, has } from '@lib/access';

/**
 * Taking the record of somebody out is for those who read the whole agency's trail, of people whom they work with: an emergency opens a case
 * for reading and gives nothing to take away. The files are for whoever asked, who said for whom they are.
 */
export const exportsAbilities: AbilityRules = (actor, may) => {
  if (!has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) return;
  const { agencyId, staffId } = actor;
  const because = 'You answer for what your whole agency shares.';
  may('read', 'RecordExport', { conditions: { agencyId, open: true }, because });
  may('ask', 'RecordExport', { conditions: { agencyId, workable: true }, because });
  may('take', 'RecordExport', { conditions: { agencyId, workable: true, askedBy: staffId }, because: 'You asked for it.' });
};
