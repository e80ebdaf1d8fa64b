import type { NoteTemplate } from './note-texts.js';

const SECURITY = ['SECURITY'];

export const RARE_NOTES: readonly NoteTemplate[] = [
  {
    category: 'PUBLIC',
    kinds: ['POLICE', 'PROBATION'],
    levels: ['HIGH', 'MEDIUM'],
    texts: [
      'Follows people he does not know from {place} and asks them for money. One of them ran into a shop.',
      'Says that the people on the top deck of the bus are laughing at him. He got off at {place}.',
      'Was shouting at passers-by near {place} at {time}. He stopped when a patrol spoke to him.',
    ],
  },
  {
    category: 'KNOWN_ADULT',
    kinds: ['POLICE', 'PROBATION'],
    levels: ['HIGH'],
    texts: [
      'Blames Person B for losing his job and has asked around for where they live now. A colleague rang in.',
      'Waited outside {place} at {time}, where Person B finishes work. He left when he was seen.',
      'Has told two people that Person B owes him. Person B says that this is not so.',
    ],
  },
  {
    category: 'WOMEN',
    kinds: ['POLICE', 'PROBATION', 'SECURITY'],
    levels: ['HIGH'],
    texts: [
      'Speaks to men and women on the staff quite differently; three women have asked not to see him alone. A rota is being made.',
      'Was asked to leave {place} after following a woman round the aisles. She reported it at the desk.',
      'Laughed when a course about respect was mentioned and said that he would not go. The tutor has written it down.',
    ],
  },
  {
    category: 'FIRE',
    kinds: ['POLICE', 'SECURITY'],
    levels: ['HIGH', 'MEDIUM'],
    texts: [
      'Was seen lighting paper in a bin behind {place}. It was put out by a cleaner.',
      'Asked how long it would take for help to come to {place} at night. He would not say why.',
      'Scorch marks were found on the inside of his door. He says that they were there before.',
    ],
  },
  {
    category: 'HATE',
    kinds: ['POLICE', 'COUNCIL'],
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'Uses insulting words about a neighbour’s faith on the stairs at {place}. The neighbour keeps a diary.',
      'Has put stickers on the door of a shop at {place}. The owner has a camera.',
      'Refused to share a room because of where the other man was born. Both were moved.',
    ],
  },
  {
    category: 'HOSTAGE',
    kinds: SECURITY,
    levels: ['HIGH'],
    texts: [
      'Would not let another man leave the cell until staff came. It ended after {minutes} minutes without harm.',
      'Said that next time he would “keep somebody in” until he was moved. He has not been left alone with anyone since.',
      'Locked the classroom door from inside at {time}. He opened it when asked.',
    ],
  },
  {
    category: 'SEXUAL_OFFENDING',
    kinds: ['POLICE'],
    levels: ['HIGH'],
    texts: [
      'Is on the register and has given {place} as his address on time. His next visit is due this month.',
      'Has a telephone that he did not tell us of. It is being looked at.',
      'Has asked to change the day he reports. The officer has agreed once.',
    ],
  },
  {
    category: 'SEXUAL_HARM_CHILDREN',
    kinds: ['POLICE'],
    levels: ['HIGH'],
    texts: [
      'Has applied to help at a club near {place}. The club has been told how to check.',
      'An online report has been linked to his account. The specialist team has it.',
      'Is not to be at {place} when schools come out. He was reminded on {day}.',
    ],
  },
  {
    category: 'CHILD_PROTECTION',
    kinds: ['COUNCIL'],
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'There is an open enquiry about a child he lives with. Ask the front door for the worker.',
      'A plan is in place for a child at {place}; he is named in it. The next meeting is on a {day}.',
      'A plan ended this month. The family has a named worker for {minutes} more days.',
    ],
  },
  {
    category: 'ORGANISED_CRIME',
    kinds: ['POLICE', 'SECURITY'],
    levels: ['HIGH', 'MEDIUM'],
    texts: [
      'Collects parcels from {place} for people he will not name. The van changes every week.',
      'Has paid off a large debt in cash since {day}. He has no work that we know of.',
      'Thought to be holding a telephone for a group that sells across the county. Two sources say so.',
    ],
  },
  {
    category: 'EXPLOITS_OTHERS',
    kinds: ['POLICE', 'SECURITY', 'COUNCIL'],
    levels: ['MEDIUM', 'LOW'],
    texts: [
      'Has moved into a flat at {place} whose tenant cannot get him to leave. The tenant is afraid to say so.',
      'Younger men on the landing run errands for him. One of them owes him for a radio.',
      'Lends small sums at {place} and asks for double. A worker heard it twice.',
    ],
  },
  {
    category: 'EXTREMISM',
    kinds: ['POLICE', 'SECURITY'],
    levels: ['HIGH'],
    texts: [
      'Shares leaflets of a banned group at {place}. The specialist team has been told.',
      'Has drawn signs on a cell wall that staff were asked to photograph. He says that they mean nothing.',
      'Told a chaplain that rules are for other people. The chaplain was worried enough to say so.',
    ],
  },
  {
    category: 'CLIMBING',
    kinds: ['PRISON', 'SECURITY'],
    levels: ['LOW'],
    texts: [
      'Climbed on to the netting at {time} and came down when asked. He wanted a telephone call.',
      'Sat on the outside of a railing for {minutes} minutes. Nobody was hurt.',
      'Was found on the roof of the workshop after a ball. He was given a warning.',
    ],
  },
  {
    category: 'CONTRABAND',
    kinds: SECURITY,
    levels: ['MEDIUM', 'LOW'],
    texts: [
      'A small telephone was found behind a pipe that only he can reach. It has been sent to be read.',
      'Asks one officer about her holidays each week. She has asked to be moved.',
      'Tablets were found in a shoe during a move. He says that they are prescribed.',
    ],
  },
  {
    category: 'CLOSE_SUPERVISION',
    kinds: SECURITY,
    levels: ['HIGH'],
    texts: [
      'Is never opened alone this month, after two events on the wing. It will be looked at on a {day}.',
      'Three staff are present whenever his door is open. He has been told why.',
      'Came back from close supervision on {day}. The first week has been quiet.',
    ],
  },
  {
    category: 'WORK',
    kinds: ['PROBATION', 'VOLUNTARY', 'YOUTH_JUSTICE'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Says that he has work with a travelling fair from {day}. Nobody has agreed to it.',
      'Was seen driving for a firm at {place}. He has no licence.',
      'Has asked to go to the coast for {minutes} hours with friends. The answer was no.',
    ],
  },
  {
    category: 'NO_ADDRESS',
    kinds: ['PROBATION', 'COUNCIL'],
    levels: ['MEDIUM'],
    texts: [
      'The number he gave at {place} does not exist. The street stops before it.',
      'The flat at {place} has been empty since the winter. The letting agent says so.',
      'A hostel near {place} has never had him on its list. He gave it as his address.',
    ],
  },
  {
    category: 'STALKING_ORDER',
    kinds: ['POLICE'],
    levels: ['HIGH'],
    texts: [
      'An interim order keeps him away from {place} until the hearing. Person A has a copy.',
      'The order was made for two years. He may not write, ring or send anybody.',
      'Signed for the order at {time} on {day}. He asked what would happen if they met by chance.',
    ],
  },
  {
    category: 'LICENCE_CONDITION',
    kinds: ['PROBATION', 'TAGGING'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'A tag was fitted on {day}; he must be in from {time}. The box is in his sister’s name.',
      'Must not go into the streets round {place}. He has the map.',
      'Must tell us of any new relationship. He has said that there is none.',
    ],
  },
  {
    category: 'CHARGE_OR_WARRANT',
    kinds: ['POLICE'],
    levels: ['MEDIUM', 'LOW'],
    texts: [
      'A warrant was issued on {day} for not coming to court. He says that the letter went to {place}.',
      'Is on bail with a condition not to enter {place}. The next hearing is next month.',
      'A charge was dropped on {day}. The other one stands.',
    ],
  },
  {
    category: 'SERIOUS_HARM_LEVEL',
    kinds: ['PROBATION', 'PRISON'],
    levels: ['MEDIUM', 'HIGH'],
    texts: [
      'Assessed as medium to the public and high to a known adult this month. The last one was a year ago.',
      'Raised to high after the call to {place}. The plan has not been changed yet.',
      'Left at medium at review. The supervisor asked for the custody record to be read first.',
    ],
  },
  {
    category: 'MULTI_AGENCY',
    kinds: ['POLICE', 'PROBATION'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Is managed at level 2. The next meeting is on a {day}; police lead.',
      'Was brought down to level 1 at the last meeting. Probation lead.',
      'Has been referred for a meeting. The answer is due within {minutes} days.',
    ],
  },
  {
    category: 'IMMIGRATION',
    kinds: ['PRISON', 'PROBATION'],
    levels: ['LOW'],
    texts: [
      'Will be spoken to about his status before release. His solicitor knows.',
      'Has leave to stay until next year. A copy of the letter has been seen.',
      'Is waiting for an answer that bears on where he may live. It is expected on a {day}.',
    ],
  },
];
