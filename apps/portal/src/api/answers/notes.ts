import type { ConcernLevel } from './words.js';

export interface NoteCategory {
  readonly code: string;
  readonly label: string;
  readonly hint: string;
  readonly group: string;
  readonly groupLabel: string;
  readonly defaultLevel: ConcernLevel;
  readonly floor: ConcernLevel;
  readonly gang: boolean;
}
export interface NoteCategoriesAnswer {
  readonly noteCategories: readonly NoteCategory[];
}
