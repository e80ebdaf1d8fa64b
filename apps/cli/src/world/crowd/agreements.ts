import type { WorldAgreement } from '../world-file.js';

type Party = readonly [agency: string, signatoryName: string, signatoryRole: string];
type Terms = Pick<WorldAgreement, 'purposes' | 'grounds'>;
interface Signed extends Omit<WorldAgreement, 'parties' | keyof Terms> {
  readonly by: readonly Party[];
}

/** One that runs on, one that ends 25 days after the demonstration's day, one that has ended and is in its transition. */
const SIGNED: readonly Signed[] = [
  {
    id: 'saltmere-offender-management',
    title: 'Saltmere offender management information sharing agreement',
    reference: 'SLT-ISA-03',
    startsAt: '2025-06-01T00:00:00Z',
    reviewOn: '2027-06-01',
    dpiaReference: 'SLT-DPIA-009',
    owner: 'sunniva-brook',
    by: [
      ['saltmere-police', 'Crispin Vale', 'Assistant Chief Constable'],
      ['saltmere-probation', 'Bram Hexley', 'Head of probation delivery unit'],
      ['hmp-cravenmoor', 'Verity Stroud', 'Governor'],
      ['oakhaven-council', 'Jonas Peverell', 'Director of communities'],
    ],
  },
  {
    id: 'northshire-dyffryn-glas',
    title: 'Northshire and Dyffryn Glas rehousing agreement',
    reference: 'NSH-ISA-07',
    startsAt: '2025-04-05T23:00:00Z',
    endsAt: '2027-04-04T23:00:00Z',
    reviewOn: '2027-03-15',
    dpiaReference: 'NSH-DPIA-021',
    owner: 'ravi-underhill',
    by: [
      ['northshire-police', 'Petra Hollis', 'Assistant Chief Constable'],
      ['northshire-probation', 'Gareth Whitlow', 'Head of probation delivery unit'],
      ['dyffryn-glas', 'Heledd Bryn-Mawr', 'Prif Weithredwr'],
    ],
  },
  {
    id: 'northshire-recovery-pilot',
    title: 'Northshire recovery pilot agreement',
    reference: 'NSH-ISA-04',
    startsAt: '2025-09-01T00:00:00Z',
    endsAt: '2027-02-26T00:00:00Z',
    reviewOn: '2027-02-01',
    dpiaReference: 'NSH-DPIA-017',
    owner: 'ravi-underhill',
    by: [
      ['northshire-police', 'Petra Hollis', 'Assistant Chief Constable'],
      ['northshire-probation', 'Gareth Whitlow', 'Head of probation delivery unit'],
      ['brightwater-recovery', 'Amaury Stead', 'Chief executive'],
    ],
  },
  {
    id: 'northshire-health-and-youth',
    title: 'Northshire health and youth justice agreement',
    reference: 'NSH-ISA-05',
    startsAt: '2025-11-01T00:00:00Z',
    reviewOn: '2027-11-01',
    dpiaReference: 'NSH-DPIA-019',
    owner: 'ravi-underhill',
    by: [
      ['northshire-police', 'Petra Hollis', 'Assistant Chief Constable'],
      ['northshire-probation', 'Gareth Whitlow', 'Head of probation delivery unit'],
      ['hmp-elmwick', 'Marguerite Oakes', 'Governor'],
      ['northshire-health', 'Thaddeus Loam', 'Medical director'],
      ['northshire-youth-justice', 'Rosalind Keay', 'Head of service'],
    ],
  },
];

export function agreements(terms: Terms): WorldAgreement[] {
  return SIGNED.map(({ by, ...fixed }) => ({
    ...fixed,
    ...terms,
    parties: by.map(([agency, signatoryName, signatoryRole]) => ({
      agency,
      signatoryName,
      signatoryRole,
      signedOn: fixed.startsAt.slice(0, 10),
    })),
  }));
}
