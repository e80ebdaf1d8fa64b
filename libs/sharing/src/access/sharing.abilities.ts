import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';

/**
 * Decisions are the deciding agency's alone; a share is its sender's and its recipient's. Which unit or person a share was addressed to,
 * and until when it may be read, is the database's own rule on top of these.
 */
export const sharingAbilities: AbilityRules = (actor, may) => {
  may('read', 'SharingPolicy', { because: 'The reasons and grounds to choose from are the same for everybody.' });
  may('list', 'NewShares', { because: 'It is what was sent to you; where nothing was, the page is empty.' });
  may('read', 'Draft', { conditions: { staffId: actor.staffId }, because: 'You typed it.' });
  if (!has(actor, ...CASE_ROLES)) return;
  const own = { agencyId: actor.agencyId };
  const ours = { $or: [{ senderAgencyId: actor.agencyId }, { recipientAgencyId: actor.agencyId }] };
  may('read', 'DecisionSet', { conditions: own, because: 'Your agency decided it.' });
  may('read', 'Decision', { conditions: own, because: 'Your agency decided it.' });
  may('read', 'Share', { conditions: ours, because: 'Your agency sent it or was sent it.' });
  may('read', 'ShareItem', { conditions: ours, because: 'Your agency sent it or was sent it.' });
  may('read', 'StandingDecision', { conditions: own, because: 'It is your agency’s own decision.' });
  if (!has(actor, ...CASE_WRITERS)) return;
  may('read', 'HeldElsewhere', { conditions: { agencyId: actor.agencyId, unitId: { $in: actor.unitIds } }, because: 'It is your own desk’s.' });
  may('record', 'HeldElsewhere', { conditions: { agencyId: actor.agencyId, unitId: { $in: actor.unitIds } }, because: 'It is your own desk’s.' });
  may('keep', 'Draft', { because: 'What is half typed is kept for you alone.' });
  may('share', 'RiskNote', { conditions: own, because: 'Your agency holds it.' });
  for (const action of ['open', 'answer']) {
    may(action, 'Share', { conditions: { recipientAgencyId: actor.agencyId }, because: 'It was sent to you.' });
  }
  may('revoke', 'Share', { conditions: { senderAgencyId: actor.agencyId }, because: 'Your agency sent it.' });
  may('propose', 'StandingDecision', { conditions: own, because: 'Your agency decides what it tells narrow-function partners.' });
  if (!has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) return;
  may('endorse', 'Decision', {
    conditions: { agencyId: actor.agencyId, unitId: { $in: actor.unitIds }, decidedBy: { $ne: actor.staffId } },
    because: 'You supervise the unit that decided it, and did not decide it yourself.',
  });
  may('approve', 'StandingDecision', {
    conditions: { agencyId: actor.agencyId, proposedBy: { $ne: actor.staffId } },
    because: 'A second person approves what another has proposed.',
  });
};
