import { type AbilityRules, type Actor, has, type May } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';

/**
 * An enquiry is read by whom a share would be read: the agency that asks, and of the agency asked those it is addressed to. Every answer as
 * it was given, and what is half typed, is the answering agency's own.
 */
export const enquiryAbilities: AbilityRules = (actor, may) => {
  may('read', 'QuestionSet', {
    conditions: { agencyId: actor.agencyId, state: { $in: ['PUBLISHED', 'REPLACED', 'RETIRED'] } },
    because: 'What your agency asks is the same for everybody in it.',
  });
  if (has(actor, 'INDEPENDENT_REVIEWER')) reviewing(may);
  if (has(actor, ...CASE_ROLES)) reading(actor, may);
  if (has(actor, ...CASE_WRITERS)) writing(actor, may);
  governing(actor, may);
};

function reviewing(may: May): void {
  const because = 'A review that was granted to you reaches it.';
  may('read', 'Enquiry', { conditions: { $or: [{ underReview: true }, { recipientUnderReview: true }] }, because });
  for (const subject of ['Answer', 'Contradiction', 'AnswerCopy']) may('read', subject, { conditions: { underReview: true }, because });
}

/** Addressed to the whole agency, to a unit of theirs or to them, and still to be read. */
const askedOf = (actor: Actor) => ({
  recipientAgencyId: actor.agencyId,
  recipientUnitId: { $in: [null, ...actor.unitIds] },
  recipientStaffId: { $in: [null, actor.staffId] },
  lapsed: false,
});

function reading(actor: Actor, may: May): void {
  may('read', 'Enquiry', {
    conditions: { open: true, $or: [{ senderAgencyId: actor.agencyId }, askedOf(actor)] },
    because: 'Your agency asked it or was asked.',
  });
  for (const subject of ['Answer', 'Contradiction', 'AnswerCopy'])
    may('read', subject, { conditions: { agencyId: actor.agencyId, open: true }, because: 'It is your agency’s own record.' });
}

function writing(actor: Actor, may: May): void {
  may('record', 'Enquiry', {
    conditions: { senderAgencyId: actor.agencyId, workable: true },
    because: 'Whoever works with a case may ask about it.',
  });
  for (const action of ['open', 'answer'])
    may(action, 'Enquiry', { conditions: { ...askedOf(actor), workable: true }, because: 'It was asked of you.' });
  may('read', 'AnswerDraft', { conditions: { ...askedOf(actor), workable: true }, because: 'It was asked of you.' });
  may('close', 'Enquiry', { conditions: { senderAgencyId: actor.agencyId, workable: true }, because: 'Your agency asked it.' });
  const ours = { agencyId: actor.agencyId, workable: true };
  may('close', 'Contradiction', { conditions: ours, because: 'It is your agency’s own record.' });
  may('record', 'AnswerCopy', { conditions: ours, because: 'What you copy out is on your agency’s record.' });
}

/** One drafts and proposes, a second person decides. */
function governing(actor: Actor, may: May): void {
  const own = { agencyId: actor.agencyId };
  if (has(actor, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) {
    may('read', 'QuestionSet', { conditions: own, because: 'You answer for what your agency asks.' });
    may('decide', 'QuestionSet', { conditions: own, because: 'A second person decides what another has proposed.' });
    for (const action of ['read', 'decide'])
      may(action, 'EvaluationExtract', { conditions: own, because: 'You answer for what your agency evaluates.' });
  }
  if (!has(actor, 'INFORMATION_GOVERNANCE_OFFICER')) return;
  may('draft', 'QuestionSet', { conditions: own, because: 'You answer for what your agency asks.' });
  may('propose', 'EvaluationExtract', { because: 'You answer for what your agency evaluates.' });
}
