import { Invalid, isMeaningless, plainText } from '@lib/kernel';
import {
  type DropFault,
  droppedWithoutReason,
  notAskedOfThem,
  nothingLeftToAsk,
  setNotOffered,
  workingDaysNotRight,
} from './enquiry-refusals.js';
import { leaveOut } from './leave-out.js';
import type { Question, QuestionGroup, QuestionSet } from './question-set.js';

/*
 * What somebody sends to ask: a set, of whom, by when, and what they leave out of it. A question that is never asked must be as visible as
 * one that is not answered, so core questions are left out only for a reason, said for each group, and the reason stays on the record.
 * A question that an earlier answer opens is not left out by itself: it goes with what would have opened it.
 */
export const MOST_WORKING_DAYS = 60;
const MOST_WORDS = 1000;

export interface DropReason {
  readonly code: string;
  readonly label: string;
  readonly needsWords: boolean;
}
export const DROP_REASONS: readonly DropReason[] = [
  { code: 'ALREADY_ANSWERED_RECENTLY', label: 'They answered this recently', needsWords: false },
  { code: 'NOT_FOR_THIS_PERSON', label: 'It does not fit this person', needsWords: false },
  { code: 'ANOTHER_AGENCY_ASKED', label: 'Another agency has been asked', needsWords: false },
  { code: 'NOT_FOR_THIS_AGENCY', label: 'This agency would not know', needsWords: false },
  { code: 'OTHER', label: 'Another reason', needsWords: true },
];

export interface DropAsked {
  readonly groupCode: string;
  /** Left out: every core question of the group. */
  readonly questionCodes?: readonly string[] | null;
  readonly reasonCode: string | null;
  readonly words?: string | null;
}
export interface EnquiryAsked {
  readonly setCode: string;
  readonly setVersion: number;
  readonly askerKind: string;
  readonly addresseeKind: string;
  readonly workingDays: number;
  readonly dropped: readonly DropAsked[];
}
/** With its words, because the questions as asked hold nothing of it. */
export interface DroppedGroup {
  readonly groupCode: string;
  readonly title: string;
  readonly questionCodes: readonly string[];
  readonly texts: readonly string[];
  readonly reasonCode: string;
  readonly words: string | null;
}
export interface EnquiryPlan {
  /** The questions as asked: what the enquiry keeps for good. */
  readonly definition: QuestionSet;
  readonly dropped: readonly DroppedGroup[];
  /** Never to be asked because what would have opened them was dropped. */
  readonly goneWithThem: readonly string[];
}
export type AskingRefusal =
  | ReturnType<typeof setNotOffered>
  | ReturnType<typeof droppedWithoutReason>
  | ReturnType<typeof nothingLeftToAsk>
  | ReturnType<typeof notAskedOfThem>
  | ReturnType<typeof workingDaysNotRight>;

/** `offered` is the version in force for those who ask, or null when there is none of that code. */
export function planEnquiry(offered: QuestionSet | null, asked: EnquiryAsked): EnquiryPlan | AskingRefusal {
  if (offered === null || offered.code !== asked.setCode || offered.version !== asked.setVersion) return setNotOffered();
  if (!offered.askedBy.includes(asked.askerKind)) return notAskedOfThem('ASKER');
  if (!offered.askedOf.includes(asked.addresseeKind)) return notAskedOfThem('ADDRESSEE');
  if (!Number.isInteger(asked.workingDays) || asked.workingDays < 1 || asked.workingDays > MOST_WORKING_DAYS)
    return workingDaysNotRight(MOST_WORKING_DAYS);
  const checked = asked.dropped.map((one, at) => checkDrop(offered, one, asked.dropped.slice(0, at)));
  const [first, ...others] = checked.flatMap(({ faults }) => faults);
  if (first) return droppedWithoutReason([first, ...others]);
  const dropped = checked.map((one) => one.dropped).filter((one) => one.questionCodes.length > 0);
  const codes = dropped.flatMap((one) => one.questionCodes);
  const left = leaveOut(offered, codes);
  if (!left.set.groups.some(({ questions }) => questions.some((question) => !question.declaration))) return nothingLeftToAsk();
  return { definition: left.set, dropped, goneWithThem: left.codes.filter((code) => !codes.includes(code)) };
}

/** What may be left out of a group: what is asked in any case, except the declaration. */
export function mayBeDropped({ questions }: QuestionGroup): readonly Question[] {
  return questions.filter((question) => question.when === undefined && !question.declaration);
}

interface DropChecked {
  readonly dropped: DroppedGroup;
  readonly faults: readonly DropFault[];
}

type Fault = (field: DropFault['field'], message: string) => unknown;

function checkDrop(set: QuestionSet, asked: DropAsked, before: readonly DropAsked[]): DropChecked {
  const { groupCode } = asked;
  const faults: DropFault[] = [];
  const fault: Fault = (field, message) => faults.push({ groupCode, field, message });
  const group = set.groups.find(({ code }) => code === groupCode);
  if (!group) {
    fault('groupCode', 'These questions have no such group. Open them again, and choose what to leave out');
    return { dropped: { groupCode, title: '', questionCodes: [], texts: [], reasonCode: '', words: null }, faults };
  }
  if (before.some((one) => one.groupCode === groupCode)) fault('groupCode', `‘${group.title}’ is listed twice. Give one reason for it`);
  const questions = chosen(group, asked.questionCodes ?? null, fault);
  const words = cleanWords(asked.words, fault);
  checkReason(group, questions, { code: asked.reasonCode, words }, fault);
  const codes = questions.map(({ code }) => code);
  const texts = questions.map(({ text }) => text);
  return { dropped: { groupCode, title: group.title, questionCodes: codes, texts, reasonCode: asked.reasonCode ?? '', words }, faults };
}

function checkReason(
  { title }: QuestionGroup,
  questions: readonly Question[],
  given: { code: string | null; words: string | null },
  fault: Fault,
): void {
  const reason = DROP_REASONS.find(({ code }) => code === given.code);
  if (!reason) {
    fault('reasonCode', `Choose why you leave out questions of ‘${title}’`);
    return;
  }
  if (!isMeaningless(given.words)) return;
  const critical = questions.find((question) => question.safetyCritical);
  if (critical) fault('words', `Enter why you leave out ‘${critical.text}’: somebody's safety may hang on it`);
  else if (reason.needsWords) fault('words', `Enter why you leave out questions of ‘${title}’`);
}

function chosen(group: QuestionGroup, codes: readonly string[] | null, fault: Fault): readonly Question[] {
  const possible = mayBeDropped(group);
  if (codes === null) return possible;
  for (const code of codes.filter((one) => !possible.some((question) => question.code === one))) {
    const question = group.questions.find((one) => one.code === code);
    if (!question) fault('questionCodes', `‘${group.title}’ has no such question. Open the questions again, and choose what to leave out`);
    else if (question.declaration) fault('questionCodes', `‘${question.text}’ is always asked and cannot be left out`);
    else
      fault(
        'questionCodes',
        `‘${question.text}’ is asked only when an earlier answer calls for it. Leave out the earlier question instead`,
      );
  }
  return possible.filter(({ code }) => codes.includes(code));
}

function cleanWords(words: string | null | undefined, fault: Fault): string | null {
  try {
    return plainText(words, { field: 'words', label: 'Why you leave this out', max: MOST_WORDS, optional: true }) || null;
  } catch (refused) {
    if (!(refused instanceof Invalid)) throw refused;
    fault('words', refused.fields['words'] ?? refused.message);
    return null;
  }
}
