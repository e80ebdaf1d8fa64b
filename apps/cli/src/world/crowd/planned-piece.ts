import type { PlanAct, WorldPlan } from '../plan-acts.js';

/* The plan of the person in the first 72 hours: written before the release, and changed twice. */
const OF = { act: 'plan', by: 'hana-sorrell', person: 'piece-released' } as const;
const MISSED: WorldPlan['contingencies'][number] = {
  trigger: 'MISSED_APPOINTMENT',
  words: 'Also a call that he was to make. It is recorded here as a note, whether or not he is found.',
  who: 'The probation practitioner, or whoever covers for them',
  whom: 'the police offender manager at Riverside',
  within: 2,
  unit: 'HOURS',
  means: 'telephone, then a note here',
};
const FIRST: WorldPlan = {
  aim: 'He settles at the address that was checked, and keeps away from the family he threatened.',
  objectives: [
    {
      objective: 'He lives where he said he lives',
      tactics: [{ what: 'Check the address before the release', who: 'Probation delivery unit 7', by: '2027-02-26' }],
    },
    {
      objective: 'He has no contact with the family',
      tactics: [
        { what: 'Go through his licence with him, condition by condition', who: 'Prison offender manager, HMP Elmwick', by: '2027-03-08' },
      ],
    },
  ],
  contingencies: [MISSED],
  requirements: [
    { kind: 'RESIDENCE', words: 'To live at the approved address and nowhere else', from: '2027-03-09', to: null },
    { kind: 'CONTACT', words: 'Not to seek to approach or speak with the family', from: '2027-03-09', to: null },
  ],
  supervision: 'Weekly, in the office, for the first three months.',
  reviewOn: '2027-03-03',
};
const SECOND: WorldPlan = {
  ...FIRST,
  contingencies: [
    MISSED,
    {
      trigger: 'ADDRESS_LOST',
      words: null,
      who: 'Whoever learns of it first',
      whom: 'the probation practitioner and the police offender manager',
      within: 4,
      unit: 'HOURS',
      means: 'telephone',
    },
  ],
  monitoringAndControl: 'One visit by the police in the first three days, in the evening.',
  reviewOn: '2027-03-12',
  changed: 'Who tells whom when the address is lost, and the visit of the police.',
  why: 'The police decided on the visit, and nobody had said what happens if he is put out.',
};
const THIRD: WorldPlan = {
  ...SECOND,
  supervision: 'Twice a week until the end of March: one appointment and one call at 8.30am. Weekly after that.',
  reviewOn: '2027-03-23',
  changed: 'He is seen or heard twice a week until the end of March.',
  why: 'He came to his first appointment and asked for more of them.',
};

export const planned: readonly PlanAct[] = [
  { ...OF, at: '2027-02-22T10:40:00Z', plan: FIRST },
  { ...OF, at: '2027-03-03T13:10:00Z', plan: SECOND },
  { ...OF, at: '2027-03-09T16:05:00Z', plan: THIRD },
];
