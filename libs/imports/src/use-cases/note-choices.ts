import { CONCERN_LABELS, CONCERN_LEVELS } from '@lib/kernel';
import { noteCategories } from '@lib/risk';
import type { Choice } from '../domain/cells.js';

/** What a cell about a note may say, in the words of the note form. */
export const LEVELS: readonly Choice[] = CONCERN_LEVELS.map((value) => ({ value, label: CONCERN_LABELS[value] }));
export const CATEGORIES: readonly Choice[] = noteCategories().map(({ code, label }) => ({ value: code, label }));
