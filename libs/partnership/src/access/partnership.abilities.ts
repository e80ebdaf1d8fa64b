import type { AbilityRules } from '@lib/access';

/** The directory is open to everybody signed in: without it nobody could name a recipient. It says nothing about any case. */
export const partnershipAbilities: AbilityRules = (actor, may) => {
  may('read', 'Directory', { because: 'Everybody signed in may see which agencies, units and staff there are.' });
  may('read', 'Viewer', { conditions: { staffId: actor.staffId }, because: 'It is about you.' });
  may('read', 'Agreement', { conditions: { partyAgencyId: actor.agencyId }, because: 'Your agency is party to it.' });
  for (const action of ['read', 'close']) {
    may(action, 'WorkItem', {
      conditions: { agencyId: actor.agencyId },
      because: 'It is work of your agency, for you, your unit or your role.',
    });
  }
};
