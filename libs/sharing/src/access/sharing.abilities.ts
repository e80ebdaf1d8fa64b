import { type AbilityRules, type Actor, has, type May } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';

/**
 * Decisions are the deciding agency's alone; a share is its sender's and of those whom it was addressed to, while its agreement or the
 * transition lasts. A review shows the record of the agency that it was granted for.
 */
export const sharingAbilities: AbilityRules = (actor, may) => {
  may('read', 'SharingPolicy', { because: 'The reasons and grounds to choose from are the same for everybody.' });
  may('list', 'NewShares', { because: 'It is what was sent to you; where nothing was, the page is empty.' });
  if (has(actor, ...CASE_ROLES, 'RECORDS_MANAGER'))
    may('read', 'Draft', { conditions: { staffId: actor.staffId, agencyId: actor.agencyId, open: true }, because: 'You typed it.' });
  if (has(actor, 'INDEPENDENT_REVIEWER')) reviewing(may);
  if (has(actor, ...CASE_ROLES)) reading(actor, may);
  if (has(actor, ...CASE_WRITERS)) writing(actor, may);
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) supervising(actor, may);
};

function reviewing(may: May): void {
  const because = 'A review that was granted to you reaches it.';
  for (const subject of ['DecisionSet', 'Decision', 'HeldElsewhere']) may('read', subject, { conditions: { underReview: true }, because });
  may('read', 'Share', { conditions: { $or: [{ underReview: true }, { recipientUnderReview: true }] }, because });
  may('read', 'ShareItem', {
    conditions: { $or: [{ underReview: true }, { recipientUnderReview: true, revokedAt: null, released: true }] },
    because,
  });
}

/** Addressed to the whole agency, to a unit of theirs or to them, and still to be read. */
export const sentTo = (actor: Actor) => ({
  recipientAgencyId: actor.agencyId,
  recipientUnitId: { $in: [null, ...actor.unitIds] },
  recipientStaffId: { $in: [null, actor.staffId] },
  lapsed: false,
});

function reading(actor: Actor, may: May): void {
  const own = { agencyId: actor.agencyId, open: true };
  const ours = 'Your agency sent it or was sent it.';
  may('read', 'DecisionSet', { conditions: own, because: 'Your agency decided it.' });
  may('read', 'Decision', { conditions: own, because: 'Your agency decided it.' });
  may('read', 'Share', { conditions: { open: true, $or: [{ senderAgencyId: actor.agencyId }, sentTo(actor)] }, because: ours });
  may('read', 'ShareItem', {
    conditions: { open: true, $or: [{ senderAgencyId: actor.agencyId }, { ...sentTo(actor), revokedAt: null, released: true }] },
    because: ours,
  });
  may('read', 'StandingDecision', { conditions: { agencyId: actor.agencyId }, because: 'It is your agency’s own decision.' });
}

function writing(actor: Actor, may: May): void {
  const desk = { agencyId: actor.agencyId, unitId: { $in: actor.unitIds }, workable: true };
  may('read', 'HeldElsewhere', { conditions: desk, because: 'It is your own desk’s.' });
  may('record', 'HeldElsewhere', { conditions: desk, because: 'It is your own desk’s.' });
  may('keep', 'Draft', { conditions: { workable: true }, because: 'What is half typed is kept for you alone.' });
  may('share', 'RiskNote', { conditions: { agencyId: actor.agencyId, workable: true }, because: 'Your agency holds it.' });
  for (const action of ['open', 'answer']) {
    may(action, 'Share', { conditions: { ...sentTo(actor), released: true, workable: true }, because: 'It was sent to you.' });
  }
  may('revoke', 'Share', { conditions: { senderAgencyId: actor.agencyId, workable: true }, because: 'Your agency sent it.' });
  may('propose', 'StandingDecision', {
    conditions: { agencyId: actor.agencyId },
    because: 'Your agency decides what it tells narrow-function partners.',
  });
}

function supervising(actor: Actor, may: May): void {
  may('endorse', 'Decision', {
    conditions: { agencyId: actor.agencyId, unitId: { $in: actor.unitIds }, decidedBy: { $ne: actor.staffId }, workable: true },
    because: 'You supervise the unit that decided it, and did not decide it yourself.',
  });
  may('approve', 'StandingDecision', {
    conditions: { agencyId: actor.agencyId, proposedBy: { $ne: actor.staffId } },
    because: 'A second person approves what another has proposed.',
  });
}
