import { NOTE_CATEGORIES, type NoteCategory } from './note-category-policy.js';

export type { NoteCategory };

const BY_CODE = new Map(NOTE_CATEGORIES.map((category) => [category.code, category]));

export function noteCategory(code: string): NoteCategory | null {
  return BY_CODE.get(code) ?? null;
}

export function noteCategories(): readonly NoteCategory[] {
  return NOTE_CATEGORIES;
}

export function categoryGroups(): readonly { readonly code: string; readonly label: string }[] {
  return [...new Map(NOTE_CATEGORIES.map(({ group, groupLabel }) => [group, { code: group, label: groupLabel }])).values()];
}

/** Which of our kinds a prison alert or a probation register entry answers to, or null when it is none of ours. */
export function categoryForPrisonAlert(code: string): NoteCategory | null {
  return NOTE_CATEGORIES.find((category) => category.prisonAlertCodes.includes(code)) ?? null;
}

export function categoryForProbationRegister(code: string): NoteCategory | null {
  return NOTE_CATEGORIES.find((category) => category.probationRegisterCodes.includes(code)) ?? null;
}
