import type { ConcernLevel } from '@lib/kernel';

/** Short notes as practitioners write them: one or two sentences, the second one about how it came up or about somebody else. */
export interface NoteTemplate {
  readonly category: string;
  /** Kinds of agency that would write it; SECURITY is a prison's security desk. */
  readonly kinds: readonly string[];
  readonly levels: readonly ConcernLevel[];
  readonly texts: readonly string[];
}

const POLICE = ['POLICE'];
const PROBATION = ['PROBATION'];
const PRISON = ['PRISON', 'SECURITY'];
const SECURITY = ['SECURITY'];
const ANY = ['POLICE', 'PROBATION', 'COUNCIL', 'VOLUNTARY', 'HEALTH', 'YOUTH_JUSTICE'];

export const COMMON_NOTES: readonly NoteTemplate[] = [
  {
    category: 'VIOLENCE',
    kinds: [...POLICE, ...PRISON],
    levels: ['HIGH', 'HIGH', 'VERY_HIGH'],
    texts: [
      'Pushed another man over outside {place} at about {time}. A passer-by rang in and did not leave a name.',
      'Had to be separated from somebody in the queue at {place}. No complaint was made.',
      'Punched a door at {place} while staff were speaking to him. One of the staff asked to be moved.',
    ],
  },
  {
    category: 'THREATS_STAFF',
    kinds: [...PRISON, ...PROBATION, 'COUNCIL'],
    levels: ['HIGH'],
    texts: [
      'Shouted at reception staff at {place} and would not leave for {minutes} minutes. A colleague was upset and went home early.',
      'Told a member of staff to “watch how you walk home”. She has been offered a different shift.',
      'Blocked the interview room door at {place} until he was told that help had been called. The alarm did not sound at once.',
    ],
  },
  {
    category: 'WEAPON',
    kinds: [...POLICE, ...PRISON],
    levels: ['HIGH', 'VERY_HIGH'],
    texts: [
      'A lock knife was found in his coat during a search near {place}. He says that it is for fishing.',
      'Two sources say that he keeps something sharp at {place}. One of them saw it.',
      'Seen putting a metal bar under the seat of a car at {place}. The car is not his.',
    ],
  },
  {
    category: 'THREATS',
    kinds: ['POLICE', 'PROBATION', 'COUNCIL', 'SECURITY'],
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'Said that he would “sort out” a neighbour at {place}. The neighbour has not been spoken to yet.',
      'Left a message at {time} saying that somebody would be sorry. The message has been kept.',
      'Told staff that he knows where a former friend works. He would not say more.',
    ],
  },
  {
    category: 'PARTNER_ABUSE',
    kinds: POLICE,
    levels: ['HIGH', 'VERY_HIGH'],
    texts: [
      'Officers were called to {place} at {time} after shouting. Person A was safe and did not want to say more.',
      'Has been told to stay away from {place} while enquiries are made. Person A has a new telephone number.',
      'A neighbour at {place} has heard arguments three nights this week. The neighbour does not want to be named.',
    ],
  },
  {
    category: 'STALKING',
    kinds: POLICE,
    levels: ['HIGH'],
    texts: [
      'Seen twice this week outside {place}, where he has no reason to be. A former partner works nearby.',
      'Sent flowers to a workplace after being asked to stop. They were handed to the police.',
      'Has opened a new account to follow somebody who blocked him. It was reported at {time}.',
    ],
  },
  {
    category: 'CHILDREN',
    kinds: ['COUNCIL', 'PROBATION', 'POLICE'],
    levels: ['HIGH', 'MEDIUM'],
    texts: [
      'Has moved into a home near {place} where two children live. Children’s services have been told.',
      'Says that he collects a child from {place} on Fridays. This has not been checked.',
      'A school has asked who may collect a child from {place}. His name is on the form.',
    ],
  },
  {
    category: 'GANG_ASSOCIATION',
    kinds: POLICE,
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'Seen with the same three men outside {place} most evenings. It is not known what part he plays.',
      'Stopped in a car at {place} with two people who are being looked at for supply. He was in the back.',
      'Told an officer that he carries things for others because he owes money. He seemed frightened.',
    ],
  },
  {
    category: 'EXPLOITED',
    kinds: ['VOLUNTARY', 'COUNCIL', 'POLICE', 'YOUTH_JUSTICE'],
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'Two men he does not know well are staying in his flat near {place}. He says that he cannot ask them to leave.',
      'His bank card is being used by somebody else. He says that it is a loan.',
      'Has two telephones and will not say who pays for the second. A worker saw it ring {minutes} times.',
    ],
  },
  {
    category: 'SUBSTANCES',
    kinds: ['PROBATION', 'VOLUNTARY', 'PRISON', 'HEALTH'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Smelled of drink at the {time} appointment. He said that it was from the night before.',
      'Says that he has used again since last week. He asked for his script to be changed.',
      'A test at {place} was positive. He has agreed to see the worker twice a week.',
    ],
  },
  {
    category: 'SELF_HARM',
    kinds: ['PRISON', 'HEALTH', 'PROBATION'],
    levels: ['HIGH', 'MEDIUM'],
    texts: [
      'Said on the telephone at {time} that he does not see the point of going on. He agreed to a call back.',
      'Is being checked on through the night. His family have been told.',
      'Has stopped taking his tablets. He says that they make him slow.',
    ],
  },
  {
    category: 'MENTAL_HEALTH',
    kinds: ['HEALTH', 'PROBATION', 'VOLUNTARY'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Seemed confused at {place} and thought that it was last year. The doctor has been asked to call.',
      'Has missed two clinic appointments at {place}. Letters may be going to an old address.',
      'Was calm and talked easily for {minutes} minutes. He would like to see the same worker again.',
    ],
  },
  {
    category: 'MISSED',
    kinds: ['PROBATION', 'VOLUNTARY', 'YOUTH_JUSTICE'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Did not come to the {time} appointment at {place}. He did not ring.',
      'Second appointment missed this month. A text was read and not answered.',
      'Came {minutes} minutes late and left before the end. He said that he had work.',
    ],
  },
  {
    category: 'BREACH',
    kinds: ['PROBATION', 'POLICE', 'TAGGING'],
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'Was seen inside the area that his licence keeps him out of, near {place}. He says that he was on a bus.',
      'Out past his curfew until {time} on two nights. The second time he answered the telephone.',
      'Has a telephone that he did not declare. It was found at {place}.',
    ],
  },
  {
    category: 'ADDRESS',
    kinds: ANY,
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Has given {place} as his new address. It has not been visited.',
      'Is not sleeping at the address he gave; the landlord at {place} says that the room is empty. The landlord would like the key back.',
      'Letters to {place} come back. A relative says that he is staying with friends.',
    ],
  },
  {
    category: 'WHEREABOUTS',
    kinds: POLICE,
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Is most often found at {place} between {time} and midnight. A shop worker told a patrol.',
      'Uses a van that is parked behind {place}. It belongs to an uncle.',
      'Was not at home on three visits. A neighbour thinks that he works nights.',
    ],
  },
  {
    category: 'KNOWN_ADULT',
    kinds: ['PROBATION', 'POLICE', 'COUNCIL'],
    levels: ['MEDIUM'],
    texts: [
      'Says that he has a new partner who lives near {place}. She has not been told of his record.',
      'Has ended the relationship that his plan was built on. He is staying at {place}.',
      'Was with a woman and a baby at {place}. He said that they were friends.',
    ],
  },
  {
    category: 'COURT_ORDER',
    kinds: POLICE,
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'A court order keeps him away from {place} for two years. The person it protects has a copy.',
      'A behaviour order was made; he must not enter {place} after {time}. He has signed for it.',
      'An order ends next month and has not been renewed. The applicant has been asked.',
    ],
  },
  {
    category: 'ROSH_CONTRADICTION',
    kinds: ['PROBATION', 'PRISON'],
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'The last assessment says medium; the events of this month point higher. A review is booked.',
      'Two reports give different levels for the same week. The author has been asked which is right.',
      'His level was lowered before the call to {place} was known. The supervisor has been told.',
    ],
  },
  {
    category: 'DISORDER',
    kinds: ['PRISON'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Has had two warnings this month for refusing to lock up. Otherwise he works well.',
      'Moved wings on {day} after an argument over a radio. The other man was moved too.',
      'Goes to every class and helps others to read. He has asked for a reference.',
    ],
  },
  {
    category: 'INTELLIGENCE',
    kinds: SECURITY,
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'Thought to be holding tablets for others on his landing. One search found nothing.',
      'Has been using another man’s telephone time to call a number near {place}. The other man says that he agreed.',
      'Named by two sources as the one who collects debts on the wing. Neither will say so openly.',
    ],
  },
];
