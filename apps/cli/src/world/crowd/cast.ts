import type { WorldAgency, WorldStaff, WorldUnit } from '../world-file.js';

/** The agencies of the demonstration beside those of ALDER. All are invented; telephone numbers are from Ofcom's ranges for drama. */
export const agencies: readonly WorldAgency[] = [
  { id: 'saltmere-police', name: 'Saltmere Police', shortName: 'Saltmere Police', kind: 'POLICE' },
  {
    id: 'saltmere-probation',
    name: 'Saltmere Probation',
    shortName: 'Saltmere Probation',
    kind: 'PROBATION',
    group: 'prison-and-probation',
  },
  { id: 'hmp-cravenmoor', name: 'HMP Cravenmoor', shortName: 'HMP Cravenmoor', kind: 'PRISON', group: 'prison-and-probation' },
  { id: 'oakhaven-council', name: 'Oakhaven City Council', shortName: 'Oakhaven Council', kind: 'COUNCIL' },
  { id: 'dyffryn-glas', name: 'Cyngor Dyffryn Glas', shortName: 'Dyffryn Glas', kind: 'COUNCIL' },
  { id: 'northshire-health', name: 'Northshire Health Partnership', shortName: 'Northshire Health', kind: 'HEALTH' },
  { id: 'brightwater-recovery', name: 'Brightwater Recovery', shortName: 'Brightwater', kind: 'VOLUNTARY' },
  { id: 'northshire-youth-justice', name: 'Northshire Youth Justice Service', shortName: 'Youth Justice', kind: 'YOUTH_JUSTICE' },
  { id: 'northshire-review', name: 'Northshire Review Service', shortName: 'Review Service', kind: 'OTHER' },
];

const OFFICE = 'Monday to Friday, 9am to 5pm';
const ROUND = 'Day and night, every day';
const unit = (id: string, agency: string, [name, desk]: readonly [string, string], phone: string, hours = OFFICE): WorldUnit => ({
  id,
  agency,
  name,
  desk,
  duty: { name: `${name} duty desk`, phone, hours },
});
export const units: readonly WorldUnit[] = [
  unit('sp-harbour', 'saltmere-police', ['Harbour District', 'OFFENDER_MANAGEMENT'], '01632 960 610', ROUND),
  unit('sp-intelligence', 'saltmere-police', ['Intelligence desk', 'POLICE_INTELLIGENCE'], '01632 960 620'),
  unit('sp-domestic-abuse', 'saltmere-police', ['Domestic abuse desk', 'POLICE_DOMESTIC_ABUSE'], '01632 960 630', ROUND),
  unit('sr-unit-2', 'saltmere-probation', ['Probation delivery unit 2', 'OFFENDER_MANAGEMENT'], '01632 960 640'),
  unit('hc-offender-management', 'hmp-cravenmoor', ['Cravenmoor offender management', 'OFFENDER_MANAGEMENT'], '01632 960 650'),
  unit('hc-security', 'hmp-cravenmoor', ['Cravenmoor security', 'PRISON_SECURITY'], '01632 960 660', ROUND),
  unit('oc-housing', 'oakhaven-council', ['Oakhaven housing options', 'HOUSING'], '01632 960 670'),
  unit('oc-children', 'oakhaven-council', ['Oakhaven children’s services', 'CHILDREN_SERVICES'], '01632 960 680', ROUND),
  unit('dg-tai', 'dyffryn-glas', ['Tai a Chymunedau', 'HOUSING'], '01632 960 690'),
  unit('nh-outreach', 'northshire-health', ['Mental health outreach', 'HEALTH'], '01632 960 700'),
  unit('br-millbrook', 'brightwater-recovery', ['Millbrook hub', 'OTHER'], '01632 960 710'),
  unit('yj-team', 'northshire-youth-justice', ['Youth justice team', 'OFFENDER_MANAGEMENT'], '01632 960 720'),
  unit('rs-reviews', 'northshire-review', ['Independent reviews', 'OTHER'], '01632 960 730'),
];

type Post = readonly [unit: string, ...roles: WorldStaff['posts'][number]['role'][]];
const one = (id: string, agency: string, name: string, jobTitle: string, [unitId, ...roles]: Post): WorldStaff => ({
  id,
  agency,
  name,
  jobTitle,
  posts: roles.map((role) => ({ unit: unitId, role })),
});
export const staff: readonly WorldStaff[] = [
  one('jory-penrose', 'northshire-police', 'Jory Penrose', 'Police offender manager', ['np-riverside', 'POLICE_OFFENDER_MANAGER']),
  one('anwen-leigh', 'northshire-police', 'Anwen Leigh', 'Local intelligence officer', ['np-intelligence', 'LOCAL_INTELLIGENCE_OFFICER']),
  one('stellan-crow', 'northshire-police', 'Stellan Crow', 'Police offender manager', ['np-hillside', 'POLICE_OFFENDER_MANAGER']),
  one('mirela-dunmore', 'northshire-probation', 'Mirela Dunmore', 'Probation practitioner', ['pr-unit-7', 'PROBATION_PRACTITIONER']),
  one('ciaran-holt', 'hmp-elmwick', 'Ciaran Holt', 'Prison offender manager', ['pe-offender-management', 'PRISON_OFFENDER_MANAGER']),
  one('lowri-sandford', 'millbrook-council', 'Lowri Sandford', 'Children’s services practitioner', ['mc-children', 'PARTNER_PRACTITIONER']),
  one('edwin-tasker', 'millbrook-council', 'Edwin Tasker', 'Housing manager', ['mc-housing', 'SUPERVISOR']),
  one('dara-quill', 'saltmere-police', 'Dara Quill', 'Police offender manager', ['sp-harbour', 'POLICE_OFFENDER_MANAGER']),
  one('hester-vane', 'saltmere-police', 'Hester Vane', 'Police sergeant', ['sp-harbour', 'SUPERVISOR']),
  one('rafe-ollerton', 'saltmere-police', 'Rafe Ollerton', 'Local intelligence officer', ['sp-intelligence', 'LOCAL_INTELLIGENCE_OFFICER']),
  one('sunniva-brook', 'saltmere-police', 'Sunniva Brook', 'Information governance officer', [
    'sp-harbour',
    'INFORMATION_GOVERNANCE_OFFICER',
    'SHARING_AUDITOR',
  ]),
  one('magnus-teale', 'saltmere-probation', 'Magnus Teale', 'Probation practitioner', ['sr-unit-2', 'PROBATION_PRACTITIONER']),
  one('odette-farr', 'saltmere-probation', 'Odette Farr', 'Probation practitioner', ['sr-unit-2', 'PROBATION_PRACTITIONER']),
  one('bram-hexley', 'saltmere-probation', 'Bram Hexley', 'Head of probation delivery unit', [
    'sr-unit-2',
    'HEAD_OF_PROBATION_DELIVERY_UNIT',
    'SUPERVISOR',
  ]),
  one('tegan-moss', 'hmp-cravenmoor', 'Tegan Moss', 'Prison offender manager', ['hc-offender-management', 'PRISON_OFFENDER_MANAGER']),
  one('leopold-grange', 'hmp-cravenmoor', 'Leopold Grange', 'Security officer', ['hc-security', 'PRISON_SECURITY']),
  one('isaura-finch', 'hmp-cravenmoor', 'Isaura Finch', 'Head of security', ['hc-security', 'PRISON_SECURITY', 'SUPERVISOR']),
  one('corwin-ashe', 'oakhaven-council', 'Corwin Ashe', 'Housing options practitioner', ['oc-housing', 'PARTNER_PRACTITIONER']),
  one('maeve-tolland', 'oakhaven-council', 'Maeve Tolland', 'Children’s services practitioner', ['oc-children', 'PARTNER_PRACTITIONER']),
  one('gwenno-tal', 'dyffryn-glas', 'Gwenno Tâl', 'Swyddog tai', ['dg-tai', 'PARTNER_PRACTITIONER']),
  one('emrys-llwyfo', 'dyffryn-glas', 'Emrys Llwyfo', 'Rheolwr tai', ['dg-tai', 'SUPERVISOR']),
  one('philippa-rooke', 'northshire-health', 'Philippa Rooke', 'Mental health practitioner', ['nh-outreach', 'PARTNER_PRACTITIONER']),
  one('benedikt-shore', 'northshire-health', 'Benedikt Shore', 'Outreach manager', ['nh-outreach', 'SUPERVISOR']),
  one('carys-hythe', 'brightwater-recovery', 'Carys Hythe', 'Recovery worker', ['br-millbrook', 'PARTNER_PRACTITIONER']),
  one('linus-marrow', 'northshire-youth-justice', 'Linus Marrow', 'Youth justice officer', ['yj-team', 'PARTNER_PRACTITIONER']),
  {
    ...one('thessaly-orme', 'northshire-review', 'Thessaly Orme', 'Independent reviewer', ['rs-reviews', 'INDEPENDENT_REVIEWER']),
    account: 'independent-reviewer',
  },
  {
    ...one('aneirin-stroud', 'northshire-police', 'Aneirin Stroud', 'Deputy information governance officer', [
      'np-governance',
      'INFORMATION_GOVERNANCE_OFFICER',
    ]),
    account: 'second-information-governance-officer',
  },
  {
    ...one('cosima-hale', 'northshire-police', 'Cosima Hale', 'Agency administrator', ['np-governance', 'AGENCY_ADMINISTRATOR']),
    account: 'agency-administrator',
  },
];
