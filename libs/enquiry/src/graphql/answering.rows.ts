import type { Refusal } from '@lib/kernel';
import type { Reading } from '@lib/platform';
import type { DraftContent } from '../domain/answer-draft.js';
import type { QuestionStand } from '../domain/answering-stand.js';
import { asTyped } from '../domain/typed-rows.js';
import type { AnsweringFound } from '../use-cases/answering-desk.js';
import type { Saved } from '../use-cases/save-answers.js';
import { questionShown } from './question.types.js';

const NOTHING = {
  state: null, rows: [], basis: null, asAt: null, source: null, marking: null, disclosable: null, awaitingFrom: null, awaitingUntil: null,
  reasonCode: null, reasonWords: null, reviewBy: null,
} as const satisfies DraftContent; // prettier-ignore
const NOT_ASKED_NOW = 'It is not asked, given what was answered last time. Answer it if it is asked now';

/** An enquiry that is being answered, as pages show it. */
export async function answeringShown(found: AnsweringFound, read: Reading) {
  const { stand } = found;
  const untouched = new Set(stand.questions.filter(({ content }) => content === null).map(({ question }) => question.code));
  return {
    enquiry: await read.one('Enquiry', found.enquiryId),
    seen: stand.seen,
    done: stand.progress.done,
    total: stand.progress.of,
    defaults: stand.defaults ?? NOTHING,
    defaultsVersion: stand.defaultsVersion,
    groups: groupsShown(found),
    confirmable: found.confirmable.asGroup.filter(({ questionCode }) => untouched.has(questionCode)).length,
  };
}

/** Groups of which nothing is asked are not listed; of the others every question is, also those that another answer would open. */
function groupsShown(found: AnsweringFound) {
  const progressed = new Map(found.stand.progress.groups.map((group) => [group.code, group]));
  const standing = new Map(found.stand.questions.map((one) => [one.question.code, one]));
  return found.groups.flatMap(({ code, title, codes }) => {
    const group = progressed.get(code);
    if (!group) return [];
    const shown = codes.flatMap((one) => standing.get(one) ?? []).map((one) => questionStandShown(one, found));
    return [{ code, title, done: group.done, total: group.of, status: group.status, questions: shown }];
  });
}

export function questionStandShown({ question, open, version, draft, kept, content, problems }: QuestionStand, found: AnsweringFound) {
  return {
    question: questionShown(question),
    open,
    version,
    ...(content ?? NOTHING),
    problems,
    sentAt: kept?.relevant ? kept.answeredAt : null,
    savedAt: draft?.savedAt ?? null,
    savedBy: draft ? (found.names.get(draft.savedBy) ?? null) : null,
    last: lastShown(question.code, found),
  };
}

function lastShown(code: string, { last, confirmable }: AnsweringFound) {
  const found = last.find(({ questionCode }) => questionCode === code);
  if (!found) return null;
  const is = ({ questionCode }: { readonly questionCode: string }) => questionCode === code;
  const confirm = confirmable.asGroup.some(is) ? 'GROUP' : confirmable.singly.some(is) ? 'SINGLE' : 'NO';
  const why = confirm === 'NO' ? (confirmable.cannot.find(is)?.why ?? NOT_ASKED_NOW) : null;
  const { state, body: text, asAt, answeredAt, reference } = found;
  return { state, text, rows: asTyped(found.rows), asAt, answeredAt, reference, confirm, why };
}

export async function savedShown({ found, refusal }: Saved, read: Reading) {
  if (refusal === null) return { __typename: 'AnswersSaved', answering: await answeringShown(found, read) };
  if (refusal.stale.length === 0) return refusedShown(refusal);
  const theirs = found.stand.questions.filter(({ question }) => refusal.stale.includes(question.code));
  const forAll = refusal.stale.includes('*');
  return {
    ...refusal,
    theirs: theirs.map((one) => questionStandShown(one, found)),
    defaults: forAll ? (found.stand.defaults ?? NOTHING) : null,
    defaultsVersion: forAll ? found.stand.defaultsVersion : null,
  };
}

interface More {
  readonly problems?: readonly unknown[];
  readonly questions?: readonly { readonly questionCode: string; readonly why?: string }[];
  readonly questionCodes?: readonly string[];
  readonly questionCode?: string;
  readonly field?: string | null;
}

/** Every refusal of an enquiry names what to mend in one way. */
export function refusedShown(refusal: Refusal) {
  const { problems, questions, questionCodes, questionCode, field } = refusal as Refusal & More;
  const about = (code: string, message = refusal.explanation) => ({ questionCode: code, field: field ?? 'state', message });
  const codes = [...(questionCodes ?? []), ...(questionCode === undefined ? [] : [questionCode])];
  return {
    ...refusal,
    problems: problems ?? questions?.map((one) => about(one.questionCode, one.why)) ?? codes.map((code) => about(code)),
  };
}
