import { type AbilityRules, has } from '@lib/access';
import { CASE_ROLES } from '@lib/partnership';

/** Of their own agency's decisions and of people whose case they may open; that none is their own is asked of each (SMD-01). */
export const samplingAbilities: AbilityRules = (actor, may) => {
  const { agencyId, staffId } = actor;
  if (has(actor, 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'SHARING_AUDITOR')) {
    const because = 'You look at samples of what your agency decided.';
    for (const action of ['read', 'draw']) may(action, 'DecisionSample', { conditions: { agencyId }, because });
    for (const subject of ['SampledDecision', 'SampleFinding']) may('read', subject, { conditions: { agencyId, open: true }, because });
    may('find', 'SampledDecision', { conditions: { agencyId, workable: true }, because });
    may('read', 'RepeatedReason', { conditions: { agencyId }, because });
  }
  if (has(actor, ...CASE_ROLES))
    may('read', 'SampleFinding', {
      conditions: { agencyId, decidedBy: staffId, finding: 'RETURNED', open: true },
      because: 'It is about a decision of yours, and was returned to you.',
    });
};
