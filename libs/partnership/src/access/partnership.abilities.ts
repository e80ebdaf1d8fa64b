import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES } from '../domain/case-roles.js';

/** The directory is open to everybody signed in: without it nobody could name a recipient. It says nothing about any case. */
export const partnershipAbilities: AbilityRules = (actor, may) => {
  may('read', 'Directory', { because: 'Everybody signed in may see which agencies, units and staff there are.' });
  may('read', 'Viewer', { conditions: { staffId: actor.staffId }, because: 'It is about you.' });
  may('read', 'Agreement', { conditions: { partyAgencyId: actor.agencyId }, because: 'Your agency is party to it.' });
  const forMe = {
    agencyId: actor.agencyId,
    staffId: { $in: [null, actor.staffId] },
    unitId: { $in: [null, ...actor.unitIds] },
    role: { $in: [null, ...actor.roles] },
  };
  for (const action of ['read', 'close']) {
    may(action, 'WorkItem', {
      conditions: { ...forMe, personId: null, atDesk: true },
      because: 'It is work of your agency and about nobody’s case, or of a desk at which you hold a post.',
    });
    if (!has(actor, ...CASE_ROLES)) continue;
    may(action, 'WorkItem', {
      conditions: { ...forMe, open: true },
      because: 'It is work of your agency, for you, your unit or your role.',
    });
  }
};
