import type { RunAct } from '../../apps/cli/src/world/run-acts.js';

const MANAGER = { by: 'hillside-manager', run: 'hills-release' } as const;
const COLLEAGUE = { by: 'hillside-sergeant', run: 'hills-release' } as const;

/** A release in the two districts, begun by the police and stopped by their sergeant: each act that a map knows, but for its end. */
export const released: readonly RunAct[] = [
  {
    act: 'beginProcedure',
    id: 'hills-release',
    at: '2027-01-11T09:00:00Z',
    by: 'hillside-manager',
    person: 'hills',
    procedure: 'release',
    facts: [{ fact: 'release-time', when: '2027-02-22T10:00:00Z' }],
  },
  { act: 'openProcedure', at: '2027-01-11T09:10:00Z', ...MANAGER, agency: 'probation', purpose: 'OFFENDER_MANAGEMENT' },
  { act: 'takeStep', at: '2027-01-11T09:20:00Z', ...MANAGER, step: 'police-ask' },
  { act: 'handOnStep', at: '2027-01-11T09:30:00Z', ...MANAGER, step: 'police-ask', to: 'riverside-manager' },
  { act: 'answerHandover', at: '2027-01-11T10:00:00Z', by: 'riverside-manager', run: MANAGER.run, step: 'police-ask', accepted: true },
  {
    act: 'doStep',
    at: '2027-01-12T10:00:00Z',
    by: 'riverside-manager',
    run: MANAGER.run,
    step: 'police-ask',
    outcome: 'answered',
    when: '2027-01-12T09:00:00Z',
  },
  {
    act: 'doStep',
    at: '2027-01-12T11:00:00Z',
    ...MANAGER,
    step: 'police-plan',
    outcome: 'decided',
    when: '2027-01-12T11:00:00Z',
    words: 'One visit.',
  },
  { act: 'checkStep', at: '2027-01-12T12:00:00Z', ...COLLEAGUE, step: 'police-plan', signedOff: false, words: 'Say when.' },
  {
    act: 'doStep',
    at: '2027-01-12T13:00:00Z',
    ...MANAGER,
    step: 'police-plan',
    outcome: 'decided',
    when: '2027-01-12T13:00:00Z',
    words: 'One visit on the second evening.',
  },
  { act: 'reportFact', at: '2027-01-13T09:30:00Z', ...MANAGER, fact: 'police-contact', when: '2027-01-13T09:20:00Z' },
  { act: 'checkStep', at: '2027-01-13T10:00:00Z', ...COLLEAGUE, step: 'police-plan', signedOff: true },
  { act: 'reportFact', at: '2027-01-14T09:30:00Z', ...MANAGER, fact: 'police-contact', when: '2027-01-14T09:00:00Z' },
  {
    act: 'leaveStep',
    at: '2027-01-14T10:00:00Z',
    ...MANAGER,
    step: 'tell-probation:1',
    words: 'They rang and knew.',
    instead: 'Nothing more.',
  },
  { act: 'doStep', at: '2027-01-14T11:00:00Z', ...MANAGER, step: 'tell-probation:2', outcome: 'told', when: '2027-01-14T10:50:00Z' },
  { act: 'stopProcedure', at: '2027-01-15T09:00:00Z', ...COLLEAGUE, words: 'The release was put off until the summer.' },
];
