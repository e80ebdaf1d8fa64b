import { member, type SetPiece } from './set-pieces.js';

/** What the first demo person finds undone: a telephone call to be explained, and a withholding that waits for the sergeant. */
export const toExplain: SetPiece = {
  person: {
    id: 'piece-explain',
    crn: 'X900354',
    pnc: '2011/0193340I',
    givenNames: 'Dermot',
    familyName: 'Askrigg',
    dateOfBirth: '1984-10-19',
    stage: 'COMMUNITY',
    members: [
      member('northshire-probation', 'pr-unit-7', 'osian-thorne', true),
      member('northshire-police', 'np-riverside', 'morgan-ashdown'),
      member('millbrook-council', 'mc-housing', 'beatrix-lowther'),
    ],
  },
  acts: [
    {
      act: 'note',
      id: 'piece-explain-watching',
      at: '2027-02-20T13:30:00Z',
      by: 'morgan-ashdown',
      person: 'piece-explain',
      category: 'STALKING',
      level: 'HIGH',
      nature: 'FACT',
      body: 'Has been sitting in a car opposite a former colleague’s house on four evenings. A neighbour keeps a list of the times.',
      happenedOn: '2027-02-19',
      basis: 'THIRD_PARTY',
      sourceGrade: 2,
      intelligenceGrade: 'B',
      marking: 'OFFICIAL_SENSITIVE',
    },
    {
      act: 'note',
      id: 'piece-explain-address',
      at: '2027-03-08T10:15:00Z',
      by: 'morgan-ashdown',
      person: 'piece-explain',
      category: 'ADDRESS',
      level: 'LOW',
      nature: 'FACT',
      body: 'Now lives at Signal Terrace with his brother.',
      happenedOn: '2027-03-08',
      basis: 'VERIFIED_BY_AGENCY',
      disclosable: 'YES',
    },
    {
      act: 'decide',
      id: 'piece-explain-withheld',
      at: '2027-03-10T15:10:00Z',
      by: 'morgan-ashdown',
      person: 'piece-explain',
      recipients: [
        {
          to: { agency: 'northshire-probation' },
          purpose: 'OFFENDER_MANAGEMENT',
          items: [
            { notes: ['piece-explain-address'], outcome: 'SHARED', reason: 'NEEDED_FOR_THEIR_WORK' },
            {
              notes: ['piece-explain-watching'],
              outcome: 'WITHHELD',
              reason: 'WOULD_EXPOSE_A_SOURCE',
              words: 'Only the neighbour could have kept that list, and he would know it.',
              reviewBy: '2027-03-24',
            },
          ],
        },
      ],
      leftOut: [{ agency: 'millbrook-council', words: 'They asked on the telephone and are told there.' }],
    },
    {
      act: 'decide',
      id: 'piece-explain-call',
      at: '2027-03-10T16:20:00Z',
      by: 'morgan-ashdown',
      person: 'piece-explain',
      told: { how: 'TELEPHONE', at: '2027-03-10T16:00:00Z' },
      recipients: [
        {
          to: { agency: 'millbrook-council' },
          purpose: 'HOUSING',
          items: [{ notes: ['piece-explain-address'], outcome: 'SHARED', reason: 'THEY_ASKED' }],
        },
      ],
    },
  ],
};

/** Something urgent for the control room that nobody has opened yet. */
export const forTheControlRoom: SetPiece = {
  person: {
    id: 'piece-urgent',
    crn: 'X900365',
    pnc: '2019/0340218O',
    givenNames: 'Ottilie',
    familyName: 'Marchbank',
    dateOfBirth: '2001-04-27',
    stage: 'COMMUNITY',
    members: [
      member('northshire-probation', 'pr-unit-7', 'hana-sorrell', true),
      member('northshire-police', 'np-riverside', 'jory-penrose'),
    ],
  },
  acts: [
    {
      act: 'urgent',
      id: 'piece-urgent-share',
      at: '2027-03-11T08:41:00Z',
      by: 'hana-sorrell',
      person: 'piece-urgent',
      body: 'Rang at 8.30am from the canal basin, crying, and said that two men are waiting for her outside. The line went dead.',
      category: 'EXPLOITED',
      level: 'HIGH',
      recipients: [{ agency: 'northshire-police', unit: 'np-control-room' }],
      gateway: 'VITAL_INTERESTS',
      whyNow: 'She may be in danger now and a patrol can reach her.',
    },
  ],
};
