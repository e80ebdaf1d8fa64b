/** What a plan must have an answer for. The list is this program's own; add a line to offer another. */
export const TRIGGER_LABELS = {
  MISSED_APPOINTMENT: 'An appointment is missed',
  CONTACT_LOST: 'Nobody can reach the person',
  ADDRESS_LOST: 'The address is lost or was never slept at',
  BREACH: 'A condition or order is broken',
  ARREST: 'The person is arrested',
  THREAT: 'Somebody is threatened or approached',
  OTHER: 'Something else',
} as const;
export type Trigger = keyof typeof TRIGGER_LABELS;

/** Orders, and licence conditions by the categories of the national licence policy (version 4.0). */
export const REQUIREMENT_LABELS = {
  STANDARD_CONDITION: 'Licence: standard condition',
  RESIDENCE: 'Licence: where to live',
  RESTRICTION_OF_RESIDENCY: 'Licence: where not to live',
  CONTACT: 'Licence: contact with a person',
  PROGRAMME: 'Licence: programmes and appointments',
  ITEMS: 'Licence: items and documents',
  DISCLOSURE: 'Licence: vehicles, relationships and other things to tell',
  CURFEW: 'Licence: curfew',
  MOVEMENT: 'Licence: freedom of movement',
  SUPERVISION: 'Licence: supervision and reporting',
  CONDUCT: 'Licence: conduct',
  EXTREMISM: 'Licence: extremism',
  POLYGRAPH: 'Licence: polygraph',
  SUBSTANCES: 'Licence: drugs and alcohol',
  ELECTRONIC_MONITORING: 'Licence: electronic monitoring',
  TERRORIST_SEARCH: 'Licence: search of a terrorist offender',
  ORGANISED_CRIME: 'Licence: serious organised crime',
  RESTRAINING_ORDER: 'Restraining order',
  NON_MOLESTATION_ORDER: 'Non-molestation order',
  SEXUAL_HARM_PREVENTION_ORDER: 'Sexual harm prevention order',
  STALKING_PROTECTION_ORDER: 'Stalking protection order',
  ABUSE_PROTECTION_NOTICE: 'Domestic violence or abuse protection notice',
  ABUSE_PROTECTION_ORDER: 'Domestic violence or abuse protection order',
  CRIMINAL_BEHAVIOUR_ORDER: 'Criminal behaviour order',
  OTHER: 'Another order or condition',
} as const;
export type RequirementKind = keyof typeof REQUIREMENT_LABELS;

export const WITHIN_LABELS = { HOURS: 'hours', WORKING_DAYS: 'working days' } as const;
export type WithinUnit = keyof typeof WITHIN_LABELS;

/** The parts of a risk management plan, as probation writes it; every one of them may stand empty. */
export const FIELD_LABELS = {
  keyInformation: 'Key information',
  furtherConsiderations: 'Further considerations',
  supervision: 'Supervision',
  monitoringAndControl: 'Monitoring and control',
  interventionsAndTreatment: 'Interventions and treatment',
  victimSafetyPlanning: 'Victim safety planning',
  contingencyPlans: 'Contingency, in words',
} as const;
export type PlanField = keyof typeof FIELD_LABELS;
export const PLAN_FIELDS = Object.keys(FIELD_LABELS) as readonly PlanField[];

const offered = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([code, label]) => ({ code, label }));
export const managementPlanLists = {
  triggers: offered(TRIGGER_LABELS),
  requirements: offered(REQUIREMENT_LABELS),
  fields: offered(FIELD_LABELS),
} as const;
