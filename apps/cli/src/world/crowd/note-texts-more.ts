import type { NoteTemplate } from './note-texts.js';

export const MORE_NOTES: readonly NoteTemplate[] = [
  {
    category: 'ESCAPE',
    kinds: ['SECURITY'],
    levels: ['HIGH', 'MEDIUM'],
    texts: [
      'Asked three times about the route that the hospital escort takes. He has no appointment.',
      'A drawing of the yard was found in his cell. He says that it was for a class.',
      'Told another prisoner that he would not be back after his day out. The day out has been stopped.',
    ],
  },
  {
    category: 'VULNERABLE_ADULT',
    kinds: ['COUNCIL', 'POLICE', 'VOLUNTARY'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Cannot read letters well and signs what he is given. A support worker at {place} reads them with him.',
      'Gives money to people who ask him for it at {place}. His bank has been told.',
      'Was found at {place} at {time} without a coat and did not know the way home. A bus driver rang in.',
    ],
  },
  {
    category: 'OFFENDING_HISTORY',
    kinds: ['POLICE'],
    levels: ['LOW', 'MEDIUM'],
    texts: [
      'Took goods from a shop at {place} and gave them back when asked. The shop wants no action.',
      'Seen trying car doors near {place} at {time}. Nothing was taken.',
      'Sold a bicycle at {place} that matches one reported stolen. The buyer has kept the receipt.',
    ],
  },
];
