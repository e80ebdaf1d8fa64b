import type { ConcernLevel } from '@lib/kernel';

/*
 * The policy file for kinds of risk note: our own plain words, not those of any one agency's system. Prison alert codes and probation
 * register codes are named so that a note can be matched with what those systems hold; a code answers to one kind only. Changing a level
 * or a floor here is a change of policy: say so in CHANGELOG.md.
 */
export interface NoteCategory {
  readonly code: string;
  readonly label: string;
  readonly hint: string;
  readonly group: string;
  readonly groupLabel: string;
  readonly defaultLevel: ConcernLevel;
  /** The lowest level that needs no reason. */
  readonly floor: ConcernLevel;
  /** Needs a source, a grade, a date and a role, and lapses. */
  readonly gang: boolean;
  readonly prisonAlertCodes: readonly string[];
  readonly probationRegisterCodes: readonly string[];
}

type Row = readonly [code: string, label: string, hint: string, levels: string, prison?: string, probation?: string];

const LEVELS = { L: 'LOW', M: 'MEDIUM', H: 'HIGH', V: 'VERY_HIGH' } as const;
const words = (text = ''): string[] => text.split(' ').filter((word) => word !== '');

/** `levels` is the default and the floor: H/M means high unless somebody says otherwise, and medium is as low as it goes without a reason. */
function group(code: string, label: string, rows: readonly Row[]): readonly NoteCategory[] {
  return rows.map(([own, name, hint, levels, prison, probation]) => ({
    code: own,
    label: name,
    hint,
    group: code,
    groupLabel: label,
    defaultLevel: LEVELS[levels.charAt(0) as keyof typeof LEVELS],
    floor: LEVELS[levels.charAt(2) as keyof typeof LEVELS],
    gang: own === 'GANG_ASSOCIATION',
    prisonAlertCodes: words(prison),
    probationRegisterCodes: words(probation),
  }));
}

// prettier-ignore
export const NOTE_CATEGORIES: readonly NoteCategory[] = [
  ...group('VIOLENCE', 'Violence', [
    ['VIOLENCE', 'Violence to another person', 'An assault or fight, charged or not.', 'H/M', 'XVL'],
    ['THREATS', 'Threats to kill or seriously harm', 'What was said or written, to or about whom.', 'H/M'],
    ['THREATS_STAFF', 'Danger to staff', 'Threats or violence to staff in custody, or to anybody who visits or meets this person.', 'H/M', 'XSA RSS RST'],
    ['PUBLIC', 'Danger to the public', 'People this person does not know.', 'H/M', 'RPB RPC'],
    ['KNOWN_ADULT', 'Danger to a particular adult', 'Use their reference, not their name.', 'H/M', 'RKC RKS'],
    ['WOMEN', 'Danger to women', 'A pattern, or something said.', 'H/M', 'XRF'],
    ['FIRE', 'Fire-setting, or attack with a chemical', 'Setting or planning a fire; acid or boiling liquid.', 'H/M', 'XA XCA'],
    ['HOSTAGE', 'Taking or holding someone', 'Hostage-taking, kidnap or false imprisonment.', 'V/H', 'XHT'],
    ['HATE', 'Hostility to a group of people', 'For example race, faith, disability, age, sexuality or being transgender.', 'H/M', 'XR REG RLG RRV RTP RDP ROP RYP'],
  ]),
  ...group('WEAPONS', 'Weapons', [
    ['WEAPON', 'Weapon made, held, carried or used', 'What it was, where, and what it was for.', 'H/M', '', 'WEAP'],
  ]),
  ...group('DOMESTIC_ABUSE', 'Domestic abuse and stalking', [
    ['PARTNER_ABUSE', 'Abuse of a partner, former partner or family member', 'Physical, sexual, financial or controlling, charged or not.', 'H/M', 'RDV'],
    ['STALKING', 'Stalking or harassment', 'Following, watching, unwanted contact.', 'H/M', 'RSP'],
  ]),
  ...group('SEXUAL_HARM', 'Sexual harm', [
    ['SEXUAL_OFFENDING', 'Sexual offending', 'Convicted, registered or suspected.', 'H/M', 'SOR SONR'],
    ['SEXUAL_HARM_CHILDREN', 'Sexual harm to children', 'Abuse or exploitation of a child, in person or online.', 'V/H', 'XCSEA SC'],
  ]),
  ...group('CHILDREN', 'Children', [
    ['CHILDREN', 'Danger to children', 'In the community or when visited in custody.', 'H/M', 'RCC RCS', 'RCCO'],
    ['CHILD_PROTECTION', 'Child protection plan or enquiry', 'That there is one, and who to ask. Not its contents.', 'H/M', 'RCP', 'RCPR'],
  ]),
  ...group('GANG_AND_EXPLOITATION', 'Gangs and exploitation', [
    ['GANG_ASSOCIATION', 'Association with a gang', 'Source, grade, date and role. Family or friendship is never enough. Lapses after six months unless there is new evidence.', 'H/M', 'XGANG', 'STRG'],
    ['ORGANISED_CRIME', 'Organised crime', 'Part in a group that commits serious crime for gain.', 'H/M', 'DOCGM'],
    ['EXPLOITED', 'Being exploited by others', 'Forced, groomed, trafficked or in debt to others.', 'M/L', 'XTMS XCDV'],
    ['EXPLOITS_OTHERS', 'Exploiting others', 'Bullying, debt, grooming, taking over a home.', 'M/L', 'XB XCDP'],
  ]),
  ...group('EXTREMISM', 'Extremism', [
    ['EXTREMISM', 'Terrorism or extremism', 'An offence, a link, or something said or held.', 'V/H', 'XTACT'],
  ]),
  ...group('SUBSTANCE', 'Drugs and alcohol', [
    ['SUBSTANCES', 'Drugs or alcohol', 'Use or supply: what was seen or found, or what they say themselves.', 'M/L'],
  ]),
  ...group('SELF_HARM_AND_HEALTH', 'Self-harm and health', [
    ['SELF_HARM', 'Self-harm or suicide', 'What happened or was said, and what helps.', 'H/M', 'HA HA1 HC HS', 'ALSH'],
    ['MENTAL_HEALTH', 'Mental health', 'Only what others need to know to keep people safe.', 'M/L'],
  ]),
  ...group('CUSTODY_CONDUCT', 'Conduct in custody', [
    ['DISORDER', 'Disorder or conflict in custody', 'Group disorder or damage; who must be kept apart.', 'M/L', 'XCI XCU XEBM OCVM RCON'],
    ['CLIMBING', 'Climbing at height in custody', 'Onto netting, a roof or a ledge.', 'L/L', 'XC'],
    ['CONTRABAND', 'Forbidden things, or pressure on staff, in custody', 'Hidden, made or passed on; favours or improper contact.', 'M/L', 'XIS XAB XCCI XCO XCOP'],
    ['CLOSE_SUPERVISION', 'Held under close supervision', 'A close supervision centre, or never seen alone.', 'H/M', 'RR46 RR46A RNO121'],
  ]),
  ...group('ESCAPE', 'Escape', [
    ['ESCAPE', 'Escape, absconding or running from police', 'Planned, tried or done.', 'H/M', 'XEL XELH XER'],
  ]),
  ...group('COMPLIANCE', 'Keeping to conditions', [
    ['MISSED', 'Missed appointment or lost contact', 'When, and who has been told.', 'M/L'],
    ['BREACH', 'Breach, recall or suspended temporary release', 'What was broken, and what was done.', 'M/L', 'XPHR ROTL RROTL'],
    ['WORK', 'Work, travel or plans not approved', 'Work, a journey or a stated plan that nobody has agreed to.', 'M/L'],
  ]),
  ...group('WHEREABOUTS', 'Addresses and whereabouts', [
    ['ADDRESS', 'Address', 'Where they live or say they will live, and whether anyone has checked.', 'L/L'],
    ['NO_ADDRESS', 'Address does not exist or was never used', 'Who found out, and how.', 'M/L'],
    ['WHEREABOUTS', 'Seen or staying somewhere else', 'Place, time of day, and who says so.', 'M/L'],
  ]),
  ...group('ORDERS', 'Orders and conditions', [
    ['STALKING_ORDER', 'Stalking protection order', 'Terms, dates and court. Use references for the people it protects.', 'H/M'],
    ['COURT_ORDER', 'Another court order that protects someone', 'Restraining, non-molestation, sexual harm or serious crime prevention order.', 'H/M', 'OHCO SSHO XSC'],
    ['LICENCE_CONDITION', 'Licence condition or tag', 'Exactly what it says, and from when.', 'M/L'],
    ['CHARGE_OR_WARRANT', 'Charge, bail or warrant', 'What for, and where it stands.', 'M/L', 'WO'],
  ]),
  ...group('RISK_ASSESSMENT', 'Risk assessments', [
    ['SERIOUS_HARM_LEVEL', 'Assessed risk of serious harm', 'The level, for whom, when it was set and by whom.', 'H/M', 'ROM ROH ROV', 'RLRH RMRH RHRH RVRH'],
    ['ROSH_CONTRADICTION', 'Two documents give different risk levels', 'Name both, with their dates.', 'H/M'],
    ['MULTI_AGENCY', 'Managed by several agencies together', 'The category and level, and who leads. Never the contents of another system’s record.', 'M/L', 'PVN', 'MAPP AVIS'],
  ]),
  ...group('INTELLIGENCE', 'Intelligence', [
    ['INTELLIGENCE', 'Other intelligence', 'Sanitised text only. Never who or what the source is.', 'M/L', 'XPOI XEAN XN'],
  ]),
  ...group('VULNERABILITY', 'Vulnerability', [
    ['VULNERABLE_ADULT', 'Adult at risk', 'Why this person needs protection or help.', 'M/L', 'AAR VU VIP', 'RVAD'],
  ]),
  ...group('STATUS', 'History and status', [
    ['OFFENDING_HISTORY', 'Past offending', 'What is on record.', 'L/L'],
    ['IMMIGRATION', 'Immigration status', 'Only where it bears on release or supervision.', 'L/L', 'XILLENT XLDEPORT XSDEPORT'],
  ]),
];
