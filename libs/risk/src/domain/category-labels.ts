import { noteCategories } from './note-categories.js';

/** Code to label, for the read model. */
export const CATEGORY_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  noteCategories().map(({ code, label }) => [code, label]),
);
