import type { RiskDecisionStand } from '../../api/answers/risk-decisions.js';

export interface Stand {
  readonly text: string;
  readonly colour: string;
}

/** What a supervisor has said of it, or has yet to: said apart from whether another took its place, because both stay true. */
export function lookedStand({ endorsed, supersededAt }: Pick<RiskDecisionStand, 'endorsed' | 'supersededAt'>): Stand {
  if (endorsed === true) return { text: 'Endorsed', colour: 'green' };
  if (endorsed === false) return { text: 'Not endorsed', colour: 'orange' };
  return supersededAt === null
    ? { text: 'Waits for a supervisor', colour: 'blue' }
    : { text: 'No supervisor looked at it', colour: 'grey' };
}
