import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';

/** Another agency's note is never there, whatever the role: what it shares is read as a share. */
export const riskAbilities: AbilityRules = (actor, may) => {
  may('read', 'NotePolicy', { because: 'The kinds of note and their levels are the same for everybody.' });
  if (has(actor, 'INDEPENDENT_REVIEWER')) {
    may('read', 'RiskNote', { conditions: { underReview: true }, because: 'A review that was granted to you reaches it.' });
  }
  if (!has(actor, ...CASE_ROLES)) return;
  may('read', 'RiskNote', { conditions: { agencyId: actor.agencyId, open: true }, because: 'Your agency holds it.' });
  if (!has(actor, ...CASE_WRITERS)) return;
  may('record', 'RiskNote', { conditions: { agencyId: actor.agencyId, workable: true }, because: 'You work with this person.' });
  for (const action of ['supersede', 'withdraw']) {
    may(action, 'RiskNote', {
      conditions: { agencyId: actor.agencyId, workable: true, $or: [{ authorStaffId: actor.staffId }, { unitId: { $in: actor.unitIds } }] },
      because: 'You wrote it, or it was written in your unit or one below it.',
    });
  }
};
