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
  ACTION_TO_DO: 'Action to do',
  ACTION_ANSWERED: 'Action answered: look at it',
  ACTION_DECLINED: 'Action declined',
  ACTION_OVERDUE: 'Action overdue',
  ACTION_CARRIED: 'Action carried to several conferences',
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
  ACTION_SET: 'Action set',
  ACTION_RECORDED: 'Recorded of an action',
  ACTION_OVER: 'Action over',
};
