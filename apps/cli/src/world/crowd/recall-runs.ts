import type { WorldAct } from '../world-acts.js';

const PROBATION = { by: 'hana-sorrell', run: 'alder-recall' } as const;
const HEAD = { by: 'gareth-whitlow', run: 'alder-recall' } as const;
const POLICE = { by: 'kwame-boateng-lyle', run: 'alder-recall' } as const;

/**
 * ALDER's recall: agreed on Monday, sent a day late, and with the police since Wednesday. 96 hours to find him run until Sunday, 13:25; one
 * visit came to nothing, the next is planned, and whoever planned it hands it on at the end of the night.
 */
const recalled: readonly WorldAct[] = [
  {
    act: 'beginProcedure',
    id: 'alder-recall',
    at: '2027-03-05T15:20:00Z',
    by: 'hana-sorrell',
    person: 'alder',
    procedure: 'recall',
    variant: 'standard',
    facts: [{ fact: 'raised', when: '2027-03-05T14:00:00Z' }],
  },
  { act: 'takeStep', at: '2027-03-05T15:22:00Z', ...PROBATION, step: 'consider' },
  {
    act: 'doStep',
    at: '2027-03-08T11:05:00Z',
    ...PROBATION,
    step: 'consider',
    outcome: 'propose',
    when: '2027-03-08T10:50:00Z',
    words: 'Three appointments missed, no telephone, and nobody has lived at the address he gave. Nothing short of recall is left to try.',
  },
  {
    act: 'doStep',
    at: '2027-03-08T11:30:00Z',
    ...HEAD,
    step: 'decide',
    outcome: 'recall',
    when: '2027-03-08T11:30:00Z',
    words: 'We do not know where he lives or what he does. The risk cannot be managed in the community.',
  },
  {
    act: 'openProcedure',
    at: '2027-03-08T11:45:00Z',
    ...PROBATION,
    agency: 'northshire-police',
    purpose: 'RECALL_AND_ARREST',
    whyNeeded: 'They will have to find him, and can begin to look now.',
  },
  { act: 'doStep', at: '2027-03-10T09:35:00Z', ...HEAD, step: 'endorse', outcome: 'endorsed', when: '2027-03-10T09:30:00Z' },
  {
    act: 'doStep',
    at: '2027-03-10T09:46:00Z',
    ...PROBATION,
    step: 'send',
    outcome: 'sent',
    when: '2027-03-10T09:45:00Z',
    words: 'A day late: the endorsement lay over Tuesday.',
  },
  { act: 'doStep', at: '2027-03-10T13:30:00Z', ...PROBATION, step: 'revocation', outcome: 'revoked', when: '2027-03-10T13:25:00Z' },
  { act: 'doStep', at: '2027-03-10T13:56:00Z', ...POLICE, step: 'take-notice', outcome: 'received', when: '2027-03-10T13:25:00Z' },
  { act: 'takeStep', at: '2027-03-10T14:05:00Z', by: 'anwen-leigh', run: 'alder-recall', step: 'intelligence' },
  {
    act: 'doStep',
    at: '2027-03-10T17:10:00Z',
    ...POLICE,
    step: 'plan-arrest',
    outcome: 'planned',
    when: '2027-03-10T17:00:00Z',
    words: 'The early shift at Hillside calls at the cousin’s before seven. The address on the notice does not exist and is not tried.',
  },
  { act: 'takeStep', at: '2027-03-10T17:12:00Z', ...POLICE, step: 'arrest' },
  {
    act: 'tryStep',
    at: '2027-03-11T07:38:00Z',
    ...POLICE,
    step: 'arrest',
    words: 'Called at 3 Weir Cottages at 6.40am. The occupier said that he had not been seen for a week. The house was not searched.',
    nextAt: '2027-03-11T21:30:00Z',
  },
  { act: 'handOnStep', at: '2027-03-11T07:52:00Z', ...POLICE, step: 'arrest', to: 'morgan-ashdown' },
];

const CONSIDERED = { run: 'piece-ended-recall' } as const;

/** Considered and decided against: probation's own, as it never let anybody else in. */
const notRecalled: readonly WorldAct[] = [
  {
    act: 'beginProcedure',
    id: 'piece-ended-recall',
    at: '2027-02-12T12:30:00Z',
    by: 'hana-sorrell',
    person: 'piece-ended',
    procedure: 'recall',
    variant: 'standard',
    facts: [{ fact: 'raised', when: '2027-02-12T10:30:00Z' }],
  },
  {
    act: 'doStep',
    at: '2027-02-12T16:15:00Z',
    by: 'hana-sorrell',
    ...CONSIDERED,
    step: 'consider',
    outcome: 'propose-none',
    when: '2027-02-12T16:00:00Z',
    words: 'He used once, said so the same day and has been seen by the recovery service. No sign of any other offence.',
  },
  {
    act: 'doStep',
    at: '2027-02-15T09:40:00Z',
    by: 'gareth-whitlow',
    ...CONSIDERED,
    step: 'decide',
    outcome: 'no-recall',
    when: '2027-02-15T09:30:00Z',
    words: 'Treatment and an extra appointment a week answer this. To be looked at again if he uses again or stops coming.',
  },
  {
    act: 'doStep',
    at: '2027-02-15T15:10:00Z',
    by: 'hana-sorrell',
    ...CONSIDERED,
    step: 'no-recall',
    outcome: 'given',
    when: '2027-02-15T15:00:00Z',
  },
  { act: 'finishProcedure', at: '2027-02-15T15:12:00Z', by: 'hana-sorrell', ...CONSIDERED, end: 'no-recall' },
];

export const recallRuns: readonly WorldAct[] = [...recalled, ...notRecalled];
