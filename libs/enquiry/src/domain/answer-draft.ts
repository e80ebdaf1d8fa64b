import type { AnswerGiven } from './answer.js';
import { asTyped, type TypedRow } from './typed-rows.js';

/*
 * What is half typed, exactly as it was typed, sound or not: a page that is left is found again as it was. The version keeps two people from
 * writing over each other: it goes on counting through sendings, so that a page opened before one is never taken for a page opened after.
 */
const TEXTS = [
  'state', 'basis', 'asAt', 'source', 'marking', 'disclosable', 'awaitingFrom', 'awaitingUntil', 'reasonCode', 'reasonWords', 'reviewBy',
] as const; // prettier-ignore
type TextField = (typeof TEXTS)[number];
export type DraftTyped = { readonly [field in TextField]?: string | null | undefined } & {
  readonly rows?: readonly TypedRow[] | null | undefined;
};
export type DraftContent = { readonly [field in TextField]: string | null } & { readonly rows: readonly TypedRow[] };
export interface DraftKept {
  readonly questionCode: string;
  readonly content: DraftContent;
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: Date;
}
/** The draft that holds what is said once for all answers. */
export const FOR_ALL = '*';
/** An answer that was recorded before, newest first of its question. */
export interface AnswerKept extends AnswerGiven {
  readonly id: string;
  readonly round: number;
  readonly relevant: boolean;
  readonly answeredAt: Date;
}
const BETWEEN_SENDINGS = 1_000;

export function versionOf(draft: Pick<DraftKept, 'version'> | undefined, kept: Pick<AnswerKept, 'round'> | undefined): number {
  return draft?.version ?? (kept ? kept.round * BETWEEN_SENDINGS : 0);
}

/** The same typing is the same content: nothing blank is kept, and fields stand in one order. */
export function draftOf(typed: DraftTyped): DraftContent {
  const texts = Object.fromEntries(TEXTS.map((field) => [field, typed[field] || null])) as Record<TextField, string | null>;
  const rows = (typed.rows ?? []).map(({ fields }) => ({
    fields: fields
      .map(({ field, values }) => ({ field, values: values.filter((value) => value !== '') }))
      .filter(({ values }) => values.length > 0)
      .sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0)),
  }));
  return { ...texts, rows: rows.filter(({ fields }) => fields.length > 0) };
}

export function draftOfAnswer(answer: AnswerGiven): DraftContent {
  return draftOf({ ...answer, rows: asTyped(answer.rows) });
}

export function isBlank({ rows, ...texts }: DraftContent): boolean {
  return rows.length === 0 && Object.values(texts).every((text) => text === null);
}

export function isSame(one: DraftContent, other: DraftContent): boolean {
  return JSON.stringify(draftOf(one)) === JSON.stringify(draftOf(other));
}

/** In bytes: with room for what a whole answer may hold, and far below what a request may. */
const LONGEST = 48_000;
/** Rows, fields of a row, values of a field: more than any question has. */
const MOST = 100;
const UNKEEPABLE = /\u0000|\p{Cs}/u;

/** Why this cannot even be kept as a draft, or null. */
export function whyNotKept(content: DraftContent): string | null {
  const texts = [
    ...TEXTS.map((field) => content[field] ?? ''),
    ...content.rows.flatMap(({ fields }) => fields.flatMap(({ field, values }) => [field, ...values])),
  ];
  if (texts.some((text) => UNKEEPABLE.test(text))) return 'This answer has a broken or hidden character. Delete it and type it again';
  const lists = [content.rows, ...content.rows.flatMap(({ fields }) => [fields, ...fields.map(({ values }) => values)])];
  if (lists.some(({ length }) => length > MOST) || Buffer.byteLength(JSON.stringify(content)) > LONGEST)
    return 'This answer is too long to keep. Shorten it, or attach it as a risk note';
  return null;
}
