/*
 * The lawful gateways and data-protection conditions that a share may name. They are data: an agency's lawyers may add, reword or strike
 * out, and the program never infers that a share is lawful. Topics and facts only, in our own words.
 */
export interface LawfulGround {
  readonly code: string;
  readonly label: string;
  /** What it allows, in a sentence. */
  readonly allows: string;
  /** Set where the wording or reach has not been checked against the source for this version. */
  readonly note: string | null;
}

/** What "configuration" means in the note: an agency confirms it before it relies on it. */
export const CONFIGURATION = 'configuration';

export const GATEWAYS: readonly LawfulGround[] = [
  {
    code: 'CDA1998_S115',
    label: 'Crime and Disorder Act 1998, section 115',
    allows:
      'Anyone may tell police, probation, a council or a health body what is needed for the purposes of the Act. A power, not a duty.',
    note: null,
  },
  {
    code: 'OMA2007_S14',
    label: 'Offender Management Act 2007, section 14',
    allows:
      'Probation, prisons, police, councils and listed others may tell each other what is needed to manage offenders. It overrides no other bar.',
    note: null,
  },
  {
    code: 'CJA2003_S325',
    label: 'Criminal Justice Act 2003, section 325',
    allows: 'Agencies that work together under multi-agency public protection arrangements may exchange information about people in them.',
    note: CONFIGURATION,
  },
  {
    code: 'COMMON_LAW_POLICING',
    label: 'Common law policing powers',
    allows: 'Police may tell others what is needed to prevent crime or protect life.',
    note: null,
  },
  {
    code: 'DAA2021_S77',
    label: 'Domestic Abuse Act 2021, section 77',
    allows: 'Police act on the statutory guidance of the domestic violence disclosure scheme.',
    note: null,
  },
  {
    code: 'CHILDREN_ACT_S11_S47',
    label: 'Children Act 2004, section 11, and Children Act 1989, section 47',
    allows: 'Agencies share what is needed to safeguard children and to enquire into harm to a child.',
    note: CONFIGURATION,
  },
  {
    code: 'CARE_ACT_S42',
    label: 'Care Act 2014, section 42',
    allows: 'Agencies share what is needed to enquire into abuse or neglect of an adult at risk.',
    note: CONFIGURATION,
  },
  {
    code: 'PCSC2022_CH3A',
    label: 'Victim information request (2022 Act, Part 2, Chapter 3A)',
    allows:
      'Police may ask for information about a victim where it bears on a reasonable line of enquiry and is necessary and proportionate.',
    note: null,
  },
  { code: 'COURT_ORDER', label: 'Court order', allows: 'A court has ordered that this is given.', note: null },
  {
    code: 'CONSENT',
    label: 'Consent of the person',
    allows: 'The person has agreed, freely and knowing what for. Rarely right for police, probation or prisons.',
    note: CONFIGURATION,
  },
  { code: 'VITAL_INTERESTS', label: 'To protect life', allows: 'Somebody’s life is at risk and it cannot wait.', note: null },
];

export const PROTECTION_CONDITIONS: readonly LawfulGround[] = [
  {
    code: 'DPA2018_PART3_STATUTORY',
    label: 'Data Protection Act 2018, Part 3: law enforcement, statutory purposes (Schedule 8)',
    allows: 'Sensitive processing by a competent authority for a function that a law gives it, in the substantial public interest.',
    note: null,
  },
  {
    code: 'DPA2018_PART3_JUSTICE',
    label: 'Data Protection Act 2018, Part 3: law enforcement, administration of justice (Schedule 8)',
    allows: 'Sensitive processing by a competent authority that the administration of justice needs.',
    note: null,
  },
  {
    code: 'DPA2018_PART3_SAFEGUARDING',
    label: 'Data Protection Act 2018, Part 3: law enforcement, safeguarding (Schedule 8)',
    allows: 'Sensitive processing by a competent authority to safeguard children or individuals at risk.',
    note: null,
  },
  {
    code: 'DPA2018_PART3_VITAL_INTERESTS',
    label: 'Data Protection Act 2018, Part 3: law enforcement, vital interests (Schedule 8)',
    allows: 'Sensitive processing by a competent authority to protect somebody’s life.',
    note: CONFIGURATION,
  },
  {
    code: 'DPA2018_PART3_NOT_SENSITIVE',
    label: 'Data Protection Act 2018, Part 3: law enforcement, nothing sensitive',
    allows: 'Processing by a competent authority for a law-enforcement purpose where nothing sensitive is processed.',
    note: null,
  },
  {
    code: 'UK_GDPR_PUBLIC_TASK',
    label: 'UK GDPR: public task (articles 6(1)(e), 9(2)(g) and 10)',
    allows:
      'Processing that a body’s public task needs, with a substantial-public-interest condition where it is special or criminal data.',
    note: CONFIGURATION,
  },
  {
    code: 'UK_GDPR_LEGAL_OBLIGATION',
    label: 'UK GDPR: legal obligation (articles 6(1)(c), 9(2)(g) and 10)',
    allows: 'Processing that a law requires of the body.',
    note: CONFIGURATION,
  },
  {
    code: 'UK_GDPR_VITAL_INTERESTS',
    label: 'UK GDPR: vital interests (articles 6(1)(d) and 9(2)(c))',
    allows: 'Processing needed to protect somebody’s life.',
    note: CONFIGURATION,
  },
];

export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}

/** What a share is for. An agreement lists the purposes that its parties may share for. */
export const PURPOSES: readonly CodeLabel[] = [
  { code: 'OFFENDER_MANAGEMENT', label: 'To manage this person’s risk together' },
  { code: 'RELEASE_PLANNING', label: 'To plan a release from custody' },
  { code: 'RECALL_AND_ARREST', label: 'To recall or find and arrest this person' },
  { code: 'PUBLIC_PROTECTION', label: 'To protect the public from serious harm' },
  { code: 'VICTIM_SAFETY', label: 'To keep a victim or another named person safe' },
  { code: 'SAFEGUARDING_CHILDREN', label: 'To safeguard a child' },
  { code: 'SAFEGUARDING_ADULTS', label: 'To safeguard an adult at risk' },
  { code: 'STAFF_SAFETY', label: 'To keep staff safe' },
  { code: 'HOUSING', label: 'To find or keep a safe place to live' },
  { code: 'HEALTH_AND_TREATMENT', label: 'To arrange treatment or support' },
  { code: 'CRIME_PREVENTION', label: 'To prevent or detect crime' },
  { code: 'CASE_CONFERENCE', label: 'To prepare or follow up a case conference' },
];

const known = (list: readonly CodeLabel[]): ReadonlySet<string> => new Set(list.map(({ code }) => code));
const gateways = known(GATEWAYS);
const conditions = known(PROTECTION_CONDITIONS);
const purposes = known(PURPOSES);

export const isGateway = (code: string): boolean => gateways.has(code);
export const isProtectionCondition = (code: string): boolean => conditions.has(code);
export const isPurpose = (code: string): boolean => purposes.has(code);
