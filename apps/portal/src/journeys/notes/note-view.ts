import type { NoteCategory } from '../../api/answers/notes.js';
import type { ThirdPartyName } from '../../api/answers/people.js';
import { words } from '../../view/words.js';
import { categoryGroups, classChoices, GANG_ROLES, INTELLIGENCE_GRADES, SOURCE_GRADES } from './note-choices.js';

/** The lists a note's page offers. */
export function noteView(categories: readonly NoteCategory[], thirdParties: readonly ThirdPartyName[]): Record<string, unknown> {
  return {
    groups: categoryGroups(categories),
    thirdParties: thirdParties.map(({ id, reference, class: kind }) => ({
      value: id,
      text: `${reference} (${words(kind, 'thirdParty').toLowerCase()})`,
    })),
    sourceGrades: SOURCE_GRADES,
    intelligenceGrades: INTELLIGENCE_GRADES,
    gangRoles: GANG_ROLES,
    classes: classChoices(),
  };
}
