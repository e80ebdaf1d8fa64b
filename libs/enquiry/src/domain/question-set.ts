import type { ConcernLevel } from '@lib/kernel';

/*
 * A question set is data: written in a file (../questions), or by an agency as a version of its own, and validated against
 * question-set.schema.ts. An enquiry keeps a copy of the set as asked, so that what was asked is readable for good.
 */
export const QUESTION_STAGES = ['BEFORE_RELEASE', 'RELEASED_72_HOURS', 'RECALL', 'CONFERENCE'] as const;
export type QuestionStage = (typeof QUESTION_STAGES)[number];

export const FIELD_TYPES = ['TEXT', 'LONG_TEXT', 'DATE', 'DATE_TIME', 'NUMBER', 'CHOICE', 'CHOICES', 'YES_NO'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface Option {
  readonly code: string;
  readonly label: string;
}
/** One thing to fill in. Every question is a small form of these, so that one page can draw them all. */
export interface Field {
  readonly code: string;
  /** Blank only when the question has this one field: then the question is its label. */
  readonly label: string;
  readonly hint?: string;
  readonly type: FieldType;
  /** CHOICE and CHOICES only. */
  readonly options?: readonly Option[];
  /** True unless said otherwise. */
  readonly required?: boolean;
  /** Asked only when another field of the same row, standing before this one, has this value. */
  readonly when?: { readonly field: string; readonly is: string | boolean };
}
export interface Question {
  /** Stable across sets and versions: what is compared over time is the same code. */
  readonly code: string;
  /** One of the sixty topics, or null for a question that belongs to none. */
  readonly topic: number | null;
  readonly text: string;
  readonly hint?: string;
  readonly fields: readonly Field[];
  /** Given: the fields are asked once for each thing, at most `most` times. */
  readonly repeat?: { readonly noun: string; readonly most: number };
  readonly core: boolean;
  /** JSON Logic over the answers before it: see branching.ts. Absent for a question that is always asked. */
  readonly when?: JsonLogic;
  /** Weapons, serious harm levels, addresses, orders and the declaration: never confirmed as part of a group. */
  readonly safetyCritical?: boolean;
  /** How grave an answer is for the differential rule: of the information, never of the person. */
  readonly level: ConcernLevel;
  /** Kinds of risk note that speak to this question. */
  readonly categories: readonly string[];
  /** "Do you hold anything more serious than you have sent?": in every set, compulsory, and checked. */
  readonly declaration?: boolean;
}
export interface QuestionGroup {
  readonly code: string;
  readonly title: string;
  readonly questions: readonly Question[];
}
/** A local supplement is no part of any tool: it says whose it is, on what evidence, and when it ends. Off unless an agency turns it on. */
export interface Supplement {
  readonly heading: string;
  readonly owner: string;
  readonly evidence: string;
  readonly endsOn: string;
}
export interface QuestionSet {
  readonly format: 'concordat-questions/1';
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly about: string;
  readonly stage: QuestionStage;
  readonly askedBy: readonly string[];
  readonly askedOf: readonly string[];
  readonly supplement?: Supplement;
  readonly groups: readonly QuestionGroup[];
}
export type JsonLogic = boolean | { readonly [operator: string]: unknown };
