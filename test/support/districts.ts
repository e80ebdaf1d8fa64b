import type { WorldStaff, WorldFile } from '../../apps/cli/src/world/world-file.js';

const duty = { name: 'Duty desk', phone: '01632 960 901', hours: 'Every day' };
const one = (id: string, agency: string, unit: string, roles: WorldStaff['posts'][number]['role'][], name: string): WorldStaff => ({
  id,
  agency,
  name,
  jobTitle: 'Test player',
  account: id,
  posts: roles.map((role) => ({ unit, role })),
});
const grounds = { purpose: 'OFFENDER_MANAGEMENT' };
const note = (id: string, at: string, by: string, person: string, level: 'LOW' | 'HIGH', body: string) =>
  ({
    act: 'note',
    id,
    at,
    by,
    person,
    category: level === 'LOW' ? 'ADDRESS' : 'SUBSTANCES',
    level,
    nature: 'FACT',
    body,
    happenedOn: at.slice(0, 10),
    basis: 'RECORD_SEEN',
  }) as const;
const withheld = { outcome: 'WITHHELD', reason: 'WOULD_EXPOSE_A_SOURCE', words: 'Only two people knew this.' } as const;

/** Two police districts under one force, probation, and a council that is told nothing. Each district shares one note and withholds another. */
export const districts: WorldFile = {
  format: 'concordat-world/1',
  title: 'Two districts',
  controllerGroups: [],
  agencies: [
    { id: 'police', name: 'Test Police', shortName: 'Police', kind: 'POLICE' },
    { id: 'probation', name: 'Test Probation', shortName: 'Probation', kind: 'PROBATION' },
    { id: 'council', name: 'Test Council', shortName: 'Council', kind: 'COUNCIL' },
  ],
  units: [
    { id: 'force', agency: 'police', name: 'Force', duty },
    { id: 'riverside', agency: 'police', name: 'Riverside', parent: 'force', duty },
    { id: 'hillside', agency: 'police', name: 'Hillside', parent: 'force', duty },
    { id: 'delivery', agency: 'probation', name: 'Delivery unit', duty },
    { id: 'housing', agency: 'council', name: 'Housing', duty },
  ],
  staff: [
    one('riverside-manager', 'police', 'riverside', ['POLICE_OFFENDER_MANAGER'], 'Ira Brooks'),
    one('riverside-constable', 'police', 'riverside', ['POLICE_OFFENDER_MANAGER'], 'Ada Ferry'),
    one('riverside-sergeant', 'police', 'riverside', ['SUPERVISOR'], 'Jo Marlowe'),
    one('hillside-manager', 'police', 'hillside', ['POLICE_OFFENDER_MANAGER'], 'Kit Aldine'),
    one('hillside-sergeant', 'police', 'hillside', ['SUPERVISOR'], 'Lee Corran'),
    one('force-inspector', 'police', 'force', ['SUPERVISOR'], 'Nia Hartwell'),
    one('police-auditor', 'police', 'force', ['SHARING_AUDITOR'], 'Ollie Strand'),
    one('police-records', 'police', 'force', ['RECORDS_MANAGER'], 'Pip Lowen'),
    one('police-administrator', 'police', 'force', ['AGENCY_ADMINISTRATOR'], 'Quin Astley'),
    one('probation-practitioner', 'probation', 'delivery', ['PROBATION_PRACTITIONER'], 'Moss Penn'),
    one('probation-head', 'probation', 'delivery', ['HEAD_OF_PROBATION_DELIVERY_UNIT'], 'Rae Tiller'),
    one('probation-auditor', 'probation', 'delivery', ['SHARING_AUDITOR'], 'Sam Vauxley'),
    one('council-officer', 'council', 'housing', ['PARTNER_PRACTITIONER'], 'Tay Wexler'),
  ],
  agreements: [
    {
      id: 'all',
      title: 'Everybody',
      reference: 'T-1',
      startsAt: '2025-01-01T00:00:00Z',
      reviewOn: '2028-01-01',
      dpiaReference: 'D-1',
      owner: 'police-auditor',
      parties: ['police', 'probation', 'council'].map((agency) => ({
        agency,
        signatoryName: 'Somebody',
        signatoryRole: 'Head',
        signedOn: '2024-12-01',
      })),
      purposes: ['OFFENDER_MANAGEMENT'],
      grounds: [{ categoryGroup: '*', gateway: 'OMA2007_S14', protectionCondition: 'DPA2018_PART3_STATUTORY' }],
    },
  ],
  people: [
    {
      id: 'rivers',
      crn: 'X990001',
      givenNames: 'Wyn',
      familyName: 'Rivers',
      dateOfBirth: '1990-01-01',
      members: [
        { agency: 'police', unit: 'riverside', lead: 'riverside-manager' },
        { agency: 'probation', unit: 'delivery', lead: 'probation-practitioner', leads: true },
        { agency: 'council', unit: 'housing', lead: 'council-officer' },
      ],
      accessLimits: [{ staff: 'riverside-constable', kind: 'EXCLUDED', reason: 'Knows the family.' }],
    },
    {
      id: 'hills',
      crn: 'X990002',
      givenNames: 'Glen',
      familyName: 'Hills',
      dateOfBirth: '1991-01-01',
      members: [
        { agency: 'police', unit: 'hillside', lead: 'hillside-manager' },
        { agency: 'probation', unit: 'delivery', lead: 'probation-practitioner', leads: true },
      ],
    },
  ],
  acts: [
    note('rivers-address', '2027-01-05T09:00:00Z', 'riverside-manager', 'rivers', 'LOW', 'Lives at Mill Row.'),
    note('rivers-source', '2027-01-05T09:10:00Z', 'riverside-manager', 'rivers', 'HIGH', 'Buys for others.'),
    {
      act: 'decide',
      at: '2027-01-05T10:00:00Z',
      by: 'riverside-manager',
      person: 'rivers',
      recipients: [
        {
          to: { agency: 'probation' },
          ...grounds,
          items: [
            { notes: ['rivers-address'], outcome: 'SHARED' },
            { notes: ['rivers-source'], ...withheld },
          ],
        },
      ],
    },
    note('hills-address', '2027-01-06T09:00:00Z', 'hillside-manager', 'hills', 'LOW', 'Lives at Quarry Lane.'),
    note('hills-source', '2027-01-06T09:10:00Z', 'hillside-manager', 'hills', 'HIGH', 'Sells at the gate.'),
    {
      act: 'decide',
      at: '2027-01-06T10:00:00Z',
      by: 'hillside-manager',
      person: 'hills',
      recipients: [
        {
          to: { agency: 'probation' },
          ...grounds,
          items: [
            { notes: ['hills-address'], outcome: 'SHARED' },
            { notes: ['hills-source'], ...withheld },
          ],
        },
      ],
    },
    note('rivers-job', '2027-01-07T09:00:00Z', 'probation-practitioner', 'rivers', 'LOW', 'Has found a room at Cobbler’s Yard.'),
    {
      act: 'decide',
      id: 'rivers-to-police',
      at: '2027-01-07T10:00:00Z',
      by: 'probation-practitioner',
      person: 'rivers',
      recipients: [{ to: { agency: 'police' }, ...grounds, items: [{ notes: ['rivers-job'], outcome: 'SHARED' }] }],
    },
    { act: 'open', at: '2027-01-07T11:00:00Z', by: 'riverside-manager', share: { of: 'rivers-to-police', to: 'police' } },
  ],
};
