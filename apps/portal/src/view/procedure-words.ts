/** Words for what runs of process maps ask for and leave behind: a part of words.ts, kept beside it. */
export const PROCEDURE_WORK = {
  PROCEDURE_STEP: 'A step to do',
  PROCEDURE_TO_SIGN: 'A step to sign off',
  PROCEDURE_HANDOVER: 'A step handed on to you',
  PROCEDURE_DUE_SOON: 'A step is due soon',
  RISK_DECISION_TO_ENDORSE: 'Decision about risk to look at',
  RISK_DECISION_NOT_ENDORSED: 'Decision about risk not endorsed',
  DISCLOSURE_TO_DECIDE: 'Telling somebody outside: to decide',
  DISCLOSURE_TO_TELL: 'Telling somebody outside: record what came of it',
  PLAN_REVIEW_DUE: 'Management plan to look at again',
  PLAN_COPY_TO_MEND: 'Copy of a management plan to mend',
  PROCEDURE_LATE: 'A step is late',
  PROCEDURE_QUIET: 'A step that nobody has touched',
  PROCEDURE_NOBODY: 'A step that nobody here can do',
};

export const PROCEDURE_TRAIL = {
  PROCEDURE_BEGUN: 'Process map begun',
  PROCEDURE_OPENED: 'Agency let into a process map',
  PROCEDURE_RECORDED: 'Recorded in a process map',
  PROCEDURE_OVER: 'Process map over',
  RISK_DECIDED: 'Decision about risk',
  RISK_DECISION_LOOKED_AT: 'Decision about risk looked at by a supervisor',
  DISCLOSURE_PROPOSED: 'Telling somebody outside proposed',
  DISCLOSURE_DECIDED: 'Telling somebody outside decided',
  DISCLOSURE_TOLD: 'Telling somebody outside: what came of it',
  CONFERENCE_LISTED: 'Put on the agenda of a conference',
  CONFERENCE_MINUTED: 'In the minutes of a conference',
  PLAN_MADE: 'Management plan written',
  PLAN_CHANGED: 'Management plan changed',
  PLAN_CONFIRMED: 'Management plan looked at: nothing to change',
};
