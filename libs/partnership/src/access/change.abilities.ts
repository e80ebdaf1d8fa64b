import { type AbilityRules, has } from '@lib/access';

/**
 * Nobody changes alone, and nobody changes anything for themselves. Agreements belong to information governance; posts and accounts are
 * proposed by an administrator. A supervisor looks again at what their own agency took away at once, where there is nobody else to.
 */
export const changeAbilities: AbilityRules = (actor, may) => {
  const { agencyId, staffId } = actor;
  const own = { agencyId };
  const answering = { answeringAgencyId: agencyId, proposedBy: { $ne: staffId } };
  const governs = has(actor, 'INFORMATION_GOVERNANCE_OFFICER');
  const administers = has(actor, 'AGENCY_ADMINISTRATOR');

  if (governs) {
    may('read', 'Change', { conditions: { concernedAgencyId: agencyId }, because: 'It concerns your agency.' });
    may('propose', 'Change', { conditions: { ...own, family: 'AGREEMENT' }, because: 'Your agency is party to the agreement.' });
  }
  if (administers) {
    may('read', 'Change', {
      conditions: { concernedAgencyId: agencyId, family: 'PERMISSION' },
      because: 'It is about the people of your agency.',
    });
    may('propose', 'Change', {
      conditions: { ...own, family: 'PERMISSION', staffId: { $ne: staffId } },
      because: 'It is about somebody else in your agency: nobody changes their own posts or account.',
    });
  }
  if (has(actor, 'SUPERVISOR')) {
    may('read', 'Change', {
      conditions: { concernedAgencyId: agencyId, family: 'AGREEMENT' },
      because: 'It is an agreement of your agency.',
    });
  }
  if (governs || administers) {
    may('read', 'StaffRecord', { conditions: own, because: 'They work for your agency.' });
  }
  for (const action of ['approve', 'decline']) {
    if (governs) {
      may(action, 'Change', {
        conditions: { ...answering, family: 'AGREEMENT' },
        because: 'Your agency’s word is wanted, and somebody else proposed it.',
      });
    }
    if (governs || administers) {
      may(action, 'Change', {
        conditions: { ...answering, family: 'PERMISSION', staffId: { $ne: staffId } },
        because: 'Somebody else proposed it, and it is not about you.',
      });
    }
    if (has(actor, 'SUPERVISOR')) {
      may(action, 'Change', {
        conditions: { ...answering, family: 'AGREEMENT', atOnce: true },
        because: 'Your agency did it at once, and somebody else than who did it looks at it again.',
      });
    }
  }
};
