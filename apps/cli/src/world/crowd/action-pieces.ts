import type { WorldAct } from '../world-acts.js';

const ABOUT = { act: 'setAction', person: 'piece-release' } as const;

/** What three agencies are to do before he is out: one is overdue, one answered, one declined, and one has time. */
export const RELEASE_ACTIONS: readonly WorldAct[] = [
  {
    ...ABOUT,
    id: 'action-visit',
    at: '2027-03-02T10:30:00Z',
    by: 'hana-sorrell',
    to: { agency: 'northshire-police' },
    what: 'Drive past Heron House in the evening and say who else comes and goes there.',
    why: 'We have only been there by day, and by appointment.',
    dueOn: '2027-03-09',
  },
  {
    ...ABOUT,
    id: 'action-first-night',
    at: '2027-03-02T10:40:00Z',
    by: 'morgan-ashdown',
    to: { agency: 'northshire-probation' },
    what: 'Give him his first appointment in writing before he leaves, for the day of his release.',
    why: 'Last time he said that nobody had told him when to come.',
    dueOn: '2027-03-12',
  },
  {
    ...ABOUT,
    id: 'action-transport',
    at: '2027-03-02T10:50:00Z',
    by: 'hana-sorrell',
    to: { agency: 'hmp-elmwick' },
    what: 'Take him to his first appointment from the gate.',
    why: 'The bus goes past the house of somebody whom he is not to meet.',
    dueOn: '2027-03-15',
  },
  {
    ...ABOUT,
    id: 'action-telephone',
    at: '2027-03-02T11:00:00Z',
    by: 'morgan-ashdown',
    to: { agency: 'hmp-elmwick', unit: 'pe-offender-management' },
    what: 'Ask him for the number of the telephone that he will use.',
    why: 'We have no number for him outside.',
    dueOn: '2027-03-14',
  },
  { act: 'recordOnAction', at: '2027-03-02T15:10:00Z', by: 'morgan-ashdown', action: 'action-visit', say: 'ACCEPT' },
  { act: 'recordOnAction', at: '2027-03-03T09:20:00Z', by: 'hana-sorrell', action: 'action-first-night', say: 'ACCEPT' },
  {
    act: 'recordOnAction',
    at: '2027-03-04T11:00:00Z',
    by: 'imogen-tarrant',
    action: 'action-transport',
    say: 'DECLINE',
    words: 'We have nobody to drive anyone beyond the gate. A taxi would have to be paid by whoever asks for it.',
  },
  {
    act: 'recordOnAction',
    at: '2027-03-08T16:30:00Z',
    by: 'hana-sorrell',
    action: 'action-first-night',
    say: 'ANSWER',
    words: 'He has it in writing: 15 March at 2pm, at our office.',
    evidence: 'Copy of the letter, signed by him on 8 March.',
  },
];
