import type { WorldAct } from '../world-acts.js';
import { member, type SetPiece } from './set-pieces.js';

const OUT = '2027-03-09T10:00:00Z';
const PROBATION = { by: 'hana-sorrell', run: 'piece-released-run' } as const;
const HEAD = { by: 'gareth-whitlow', run: 'piece-released-run' } as const;
const MANAGER = { by: 'morgan-ashdown', run: 'piece-released-run' } as const;

/** What three agencies did before the day. */
const before: readonly WorldAct[] = [
  {
    act: 'beginProcedure',
    id: 'piece-released-run',
    at: '2027-02-04T10:10:00Z',
    by: 'hana-sorrell',
    person: 'piece-released',
    procedure: 'release',
    facts: [{ fact: 'release-time', when: OUT }],
  },
  { act: 'openProcedure', at: '2027-02-04T10:20:00Z', ...PROBATION, agency: 'northshire-police', purpose: 'RELEASE_PLANNING' },
  { act: 'openProcedure', at: '2027-02-04T10:22:00Z', ...PROBATION, agency: 'hmp-elmwick', purpose: 'RELEASE_PLANNING' },
  { act: 'doStep', at: '2027-02-05T09:30:00Z', ...HEAD, step: 'name-practitioner', outcome: 'named', when: '2027-02-05T09:30:00Z' },
  {
    act: 'doStep',
    at: '2027-02-17T14:40:00Z',
    ...PROBATION,
    step: 'ask-prison',
    outcome: 'answered',
    when: '2027-02-17T14:00:00Z',
    words: 'Answered at the release meeting in the prison.',
  },
  {
    act: 'doStep',
    at: '2027-02-17T14:45:00Z',
    ...PROBATION,
    step: 'ask-police',
    outcome: 'answered',
    when: '2027-02-17T14:00:00Z',
    words: 'Answered at the release meeting.',
  },
  {
    act: 'doStep',
    at: '2027-02-17T16:05:00Z',
    ...MANAGER,
    step: 'police-ask',
    outcome: 'answered',
    when: '2027-02-17T14:00:00Z',
    words: 'Both answered at the release meeting.',
  },
  { act: 'doStep', at: '2027-02-19T11:30:00Z', ...PROBATION, step: 'check-addresses', outcome: 'all-exist', when: '2027-02-19T10:00:00Z' },
  { act: 'doStep', at: '2027-02-22T10:15:00Z', ...PROBATION, step: 'missed-plan', outcome: 'agreed', when: '2027-02-22T10:00:00Z' },
  {
    act: 'doStep',
    at: '2027-03-01T15:20:00Z',
    ...MANAGER,
    step: 'police-plan',
    outcome: 'decided',
    when: '2027-03-01T15:00:00Z',
    words: 'One visit within three days, in the evening. A warning about the family he is not to see was looked at: his licence says it.',
  },
  { act: 'checkStep', at: '2027-03-02T09:05:00Z', by: 'dilys-penhallow', run: MANAGER.run, step: 'police-plan', signedOff: true },
  { act: 'doStep', at: '2027-03-03T13:30:00Z', ...PROBATION, step: 'complete-plan', outcome: 'complete', when: '2027-03-03T13:30:00Z' },
  { act: 'checkStep', at: '2027-03-04T09:50:00Z', ...HEAD, step: 'complete-plan', signedOff: true },
];

/** Out since Tuesday: two things are due on Friday, and whether the police hear of this morning's missed call is due at half past ten. */
const since: readonly WorldAct[] = [
  {
    act: 'doStep',
    at: '2027-03-09T10:25:00Z',
    by: 'imogen-tarrant',
    run: PROBATION.run,
    step: 'release-day',
    outcome: 'released',
    when: OUT,
  },
  { act: 'stage', at: '2027-03-09T10:30:00Z', person: 'piece-released', stage: 'RELEASED_72_HOURS' },
  { act: 'doStep', at: '2027-03-09T15:40:00Z', ...PROBATION, step: 'first-appointment', outcome: 'came', when: '2027-03-09T15:00:00Z' },
  { act: 'takeStep', at: '2027-03-10T09:15:00Z', ...MANAGER, step: 'police-visit' },
  {
    act: 'note',
    id: 'piece-released-missed',
    at: '2027-03-11T08:45:00Z',
    by: 'hana-sorrell',
    person: 'piece-released',
    category: 'MISSED',
    level: 'MEDIUM',
    nature: 'FACT',
    body: 'Was to ring at 8.30am and did not. His telephone rings and nobody answers.',
    happenedOn: '2027-03-11',
    happenedTime: '08:30',
    basis: 'RECORD_SEEN',
    disclosable: 'YES',
  },
  { act: 'reportFact', at: '2027-03-11T08:47:00Z', ...PROBATION, fact: 'missed-contact', when: '2027-03-11T08:30:00Z' },
];

/** Somebody in the first 72 hours, with a release map that three agencies work through. */
export const released: SetPiece = {
  person: {
    id: 'piece-released',
    crn: 'X900376',
    pnc: '2014/0226190I',
    givenNames: 'Jevan',
    familyName: 'Oxley-Thrupp',
    dateOfBirth: '1996-08-23',
    iomCohort: 'FLEX',
    stage: 'BEFORE_RELEASE',
    releaseAt: OUT,
    releasingFrom: 'hmp-elmwick',
    members: [
      member('northshire-probation', 'pr-unit-7', 'hana-sorrell', true),
      member('northshire-police', 'np-riverside', 'morgan-ashdown'),
      member('hmp-elmwick', 'pe-offender-management', 'imogen-tarrant'),
    ],
    rosh: [{ setting: 'COMMUNITY', atRisk: 'KNOWN_ADULT', level: 'MEDIUM', setAt: '2026-11-03T10:00:00Z', setBy: 'northshire-probation' }],
  },
  acts: [...before, ...since],
};
