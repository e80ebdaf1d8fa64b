import type { NoteCategory } from '../../api/answers/notes.js';
import { choices, words } from '../../view/words.js';

interface Item {
  readonly value: string;
  readonly text: string;
}
export interface CategoryGroup {
  readonly label: string;
  readonly items: readonly (Item & { readonly hint: string })[];
}

/** The categories under their groups, each saying how serious such a note usually is. */
export function categoryGroups(categories: readonly NoteCategory[]): CategoryGroup[] {
  const groups = new Map<string, CategoryGroup['items'][number][]>();
  for (const { code, label, hint, groupLabel, defaultLevel } of categories) {
    const item = { value: code, text: `${label} (usually ${words(defaultLevel, 'level').toLowerCase()})`, hint };
    groups.set(groupLabel, [...(groups.get(groupLabel) ?? []), item]);
  }
  return [...groups].map(([label, items]) => ({ label, items }));
}

export const SOURCE_GRADES: readonly Item[] = [
  { value: '', text: 'Not graded' },
  { value: '1', text: '1 – Reliable' },
  { value: '2', text: '2 – Untested' },
  { value: '3', text: '3 – Not reliable' },
];
export const INTELLIGENCE_GRADES: readonly Item[] = [
  { value: '', text: 'Not graded' },
  { value: 'A', text: 'A – Known directly' },
  { value: 'B', text: 'B – Known indirectly, corroborated' },
  { value: 'C', text: 'C – Known indirectly' },
  { value: 'D', text: 'D – Not known' },
  { value: 'E', text: 'E – Suspected to be false' },
];
export const GANG_ROLES: readonly Item[] = [
  { value: '', text: 'Choose one' },
  { value: 'INVOLVED', text: 'Takes part' },
  { value: 'EXPLOITED', text: 'Is exploited by it' },
  { value: 'VICTIM', text: 'Is a victim of it' },
  { value: 'ASSOCIATE', text: 'Spends time with its members' },
];

export function classChoices(): Item[] {
  return [{ value: '', text: 'Choose one' }, ...choices('thirdParty')];
}
