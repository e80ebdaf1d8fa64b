import { type AbilityRules, type Actor, has, type May } from '@lib/access';
import { CASE_ROLES, CASE_WRITERS } from '@lib/partnership';

/**
 * The maps are everybody's. A run is read by every agency that takes part in it, what was written in it by the agency that wrote it; whose
 * each step is to do say the posts that the map names.
 */
export const procedureAbilities: AbilityRules = (actor, may) => {
  may('read', 'Procedure', { because: 'What is to be done, by whom and by when, is the same for everybody.' });
  if (has(actor, 'INDEPENDENT_REVIEWER'))
    for (const subject of ['ProcedureRun', 'ProcedureWords', 'RiskDecision'])
      may('read', subject, { conditions: { underReview: true }, because: 'A review that was granted to you reaches it.' });
  if (has(actor, ...CASE_ROLES)) {
    may('read', 'ProcedureRun', { conditions: { takesPart: true, open: true }, because: 'Your agency takes part in it.' });
    for (const subject of ['ProcedureWords', 'RiskDecision'])
      may('read', subject, { conditions: { agencyId: actor.agencyId, open: true }, because: 'It is your agency’s own record.' });
    may('read', 'ThirdPartyDisclosure', {
      conditions: { agencyId: actor.agencyId, workable: true },
      because: 'It is your agency’s own record, and you may work with the case.',
    });
  }
  if (!has(actor, ...CASE_WRITERS)) return;
  may('record', 'ProcedureRun', {
    conditions: { agencyId: actor.agencyId, workable: true },
    because: 'Whoever works with a case may begin a process map on it.',
  });
  atDesk(actor, may);
  may('record', 'RiskDecision', {
    conditions: { agencyId: actor.agencyId, workable: true },
    because: 'Whoever works with a case decides about its risks.',
  });
  may('record', 'ThirdPartyDisclosure', {
    conditions: { agencyId: actor.agencyId, workable: true },
    because: 'Whoever works with a case proposes whom to tell, and records what came of it.',
  });
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) {
    const ofUnit = { agencyId: actor.agencyId, unitId: { $in: actor.unitIds }, workable: true };
    may('endorse', 'RiskDecision', {
      conditions: { ...ofUnit, decidedBy: { $ne: actor.staffId } },
      because: 'You supervise the unit that decided it, and did not decide it yourself.',
    });
    may('endorse', 'ThirdPartyDisclosure', {
      conditions: { ...ofUnit, proposedBy: { $ne: actor.staffId } },
      because: 'You supervise the unit that proposed it, and did not propose it yourself.',
    });
  }
  may('share', 'ProcedureRun', {
    conditions: { agencyId: actor.agencyId, workable: true },
    because: 'Your agency began it and says who takes part.',
  });
  may('answer', 'ProcedureRun', { conditions: { takesPart: true, workable: true }, because: 'Your agency takes part in it.' });
};

/** A run on a protection record is its desk's: read and gone on with there, let in to by nobody. */
function atDesk(actor: Actor, may: May): void {
  const desk = { conditions: { agencyId: actor.agencyId, ownDesk: true }, because: 'You hold a post at the desk that keeps the record.' };
  for (const action of ['read', 'record', 'answer']) may(action, 'ProcedureRun', desk);
  may('read', 'ProcedureWords', desk);
}
