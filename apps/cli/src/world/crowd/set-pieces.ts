import type { WorldAct } from '../world-acts.js';
import type { WorldPerson } from '../world-file.js';
import { RELEASE_QUESTIONS } from './question-pieces.js';

/** A few cases told by hand, so that every page of the demonstration has something true to show. */
export interface SetPiece {
  readonly person: WorldPerson;
  readonly acts: readonly WorldAct[];
}

export const member = (agency: string, unit: string, lead: string, leads = false): WorldPerson['members'][number] => ({
  agency,
  unit,
  lead,
  ...(leads ? { leads } : {}),
});

/** Out in days, and prison security holds something that the police have not been told while probation told them less. */
const release: SetPiece = {
  person: {
    id: 'piece-release',
    crn: 'X900310',
    pnc: '2012/0455120S',
    givenNames: 'Emrys',
    familyName: 'Sandyford',
    dateOfBirth: '1994-02-11',
    iomCohort: 'FLEX',
    stage: 'BEFORE_RELEASE',
    releaseAt: '2027-03-15T09:30:00Z',
    releasingFrom: 'hmp-elmwick',
    members: [
      member('northshire-probation', 'pr-unit-7', 'hana-sorrell', true),
      member('northshire-police', 'np-riverside', 'morgan-ashdown'),
      member('hmp-elmwick', 'pe-offender-management', 'imogen-tarrant'),
    ],
    rosh: [{ setting: 'COMMUNITY', atRisk: 'PUBLIC', level: 'MEDIUM', setAt: '2026-05-12T10:00:00Z', setBy: 'northshire-probation' }],
  },
  acts: [
    {
      act: 'note',
      id: 'piece-release-security',
      at: '2027-02-18T14:20:00Z',
      by: 'callum-reddish',
      person: 'piece-release',
      category: 'THREATS',
      level: 'HIGH',
      nature: 'FACT',
      body: 'Said on a monitored call that he will be waiting at the bus station for the man who gave evidence against him.',
      happenedOn: '2027-02-17',
      basis: 'RECORD_SEEN',
      sourceGrade: 1,
      intelligenceGrade: 'A',
      marking: 'OFFICIAL_SENSITIVE',
    },
    {
      act: 'note',
      id: 'piece-release-address',
      at: '2027-03-09T10:05:00Z',
      by: 'hana-sorrell',
      person: 'piece-release',
      category: 'ADDRESS',
      level: 'LOW',
      nature: 'FACT',
      body: 'Will live with an aunt at Heron House. She has been visited and is content.',
      happenedOn: '2027-03-08',
      basis: 'VERIFIED_BY_AGENCY',
      disclosable: 'YES',
    },
    {
      act: 'decide',
      id: 'piece-release-share',
      at: '2027-03-09T10:30:00Z',
      by: 'hana-sorrell',
      person: 'piece-release',
      recipients: [
        {
          to: { agency: 'northshire-police' },
          purpose: 'RELEASE_PLANNING',
          asked: 'Please visit within two days of release.',
          respondBy: '2027-03-12T17:00:00Z',
          items: [{ notes: ['piece-release-address'], outcome: 'SHARED', reason: 'TO_PLAN_RELEASE' }],
        },
      ],
      leftOut: [{ agency: 'hmp-elmwick', words: 'The prison gave us the address and knows it.' }],
    },
    ...RELEASE_QUESTIONS,
  ],
};

/** Only two people at the police may open this one. */
const restricted: SetPiece = {
  person: {
    id: 'piece-restricted',
    crn: 'X900321',
    pnc: '2005/0330917I',
    givenNames: 'Thaddeus',
    familyName: 'Brackenbury-Vale',
    dateOfBirth: '1979-11-30',
    mappaCategory: 2,
    mappaLevel: 2,
    stage: 'COMMUNITY',
    members: [
      member('northshire-probation', 'pr-unit-7', 'hana-sorrell', true),
      member('northshire-police', 'np-riverside', 'morgan-ashdown'),
    ],
    accessLimits: [
      { staff: 'morgan-ashdown', kind: 'ALLOWED', reason: 'He is related to a member of staff; the case is kept to two people.' },
      { staff: 'dilys-penhallow', kind: 'ALLOWED', reason: 'Supervises the officer who has the case.' },
    ],
  },
  acts: [
    {
      act: 'note',
      id: 'piece-restricted-note',
      at: '2027-01-20T09:40:00Z',
      by: 'morgan-ashdown',
      person: 'piece-restricted',
      category: 'STALKING',
      level: 'HIGH',
      nature: 'FACT',
      body: 'Drove past a former colleague’s house four times in a week. She has changed her route to work.',
      happenedOn: '2027-01-19',
      basis: 'VERIFIED_BY_AGENCY',
      marking: 'OFFICIAL_SENSITIVE',
    },
  ],
};

/** One practitioner knows the family and may not open the case. */
const excluded: SetPiece = {
  person: {
    id: 'piece-excluded',
    crn: 'X900332',
    pnc: '2016/0188204O',
    givenNames: 'Siân',
    familyName: 'Môr-Lewys',
    dateOfBirth: '1999-07-04',
    stage: 'COMMUNITY',
    members: [
      member('northshire-probation', 'pr-unit-7', 'mirela-dunmore', true),
      member('northshire-police', 'np-riverside', 'jory-penrose'),
      member('dyffryn-glas', 'dg-tai', 'gwenno-tal'),
    ],
    accessLimits: [{ staff: 'hana-sorrell', kind: 'EXCLUDED', reason: 'Knows the family.' }],
  },
  acts: [
    {
      act: 'note',
      id: 'piece-excluded-note',
      at: '2027-02-03T13:15:00Z',
      by: 'mirela-dunmore',
      person: 'piece-excluded',
      category: 'ADDRESS',
      level: 'MEDIUM',
      nature: 'FACT',
      body: 'Yn byw gyda ffrind yn Stryd y Bont am y tro. The friend’s landlord does not know.',
      happenedOn: '2027-02-02',
      basis: 'SELF_REPORT',
      disclosable: 'YES',
    },
    {
      act: 'decide',
      id: 'piece-excluded-share',
      at: '2027-02-03T14:00:00Z',
      by: 'mirela-dunmore',
      person: 'piece-excluded',
      recipients: [
        {
          to: { agency: 'dyffryn-glas' },
          purpose: 'HOUSING',
          items: [{ notes: ['piece-excluded-note'], outcome: 'SHARED', reason: 'NEEDED_FOR_THEIR_WORK' }],
        },
      ],
      leftOut: [{ agency: 'northshire-police', words: 'Nothing for the police to do about where she sleeps this week.' }],
    },
  ],
};

/** Things that concern no single case: standing decisions and material that stays elsewhere. */
export const pieces: readonly SetPiece[] = [release, restricted, excluded];
export const rules: readonly WorldAct[] = [
  {
    act: 'standing',
    at: '2026-10-05T09:30:00Z',
    by: 'morgan-ashdown',
    recipientAgency: 'larkfield-monitoring',
    category: 'MENTAL_HEALTH',
    words: 'Outside what a tagging provider does.',
    approvedBy: 'dilys-penhallow',
  },
  {
    act: 'standing',
    at: '2027-03-09T09:30:00Z',
    by: 'morgan-ashdown',
    recipientAgency: 'millbrook-council',
    category: 'WHEREABOUTS',
    words: 'Housing does not look for people; day-to-day sightings are for police and probation.',
  },
  {
    act: 'heldElsewhere',
    at: '2027-03-08T10:00:00Z',
    by: 'elowen-marsh',
    person: 'alder',
    unit: 'np-domestic-abuse',
    consideredOn: '2027-03-08',
    consideredByRole: 'Domestic abuse enquiry officer',
    ownReference: 'DAE 27/0311',
    reviewBy: '2027-04-08',
  },
];
