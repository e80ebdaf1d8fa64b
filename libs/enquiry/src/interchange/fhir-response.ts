import { type AnswerRow, type FieldValue, UNIFORM_REPLY } from '../domain/answer.js';
import { openFields } from '../domain/branching.js';
import type { Field, Question, QuestionSet } from '../domain/question-set.js';
import { type AnswerShown, type AnswerToShow, onlyWhatMayGo } from './answer-shown.js';
import {
  codeOfSet,
  type Coding,
  type Extension,
  extension,
  FHIR,
  fhirText,
  given,
  linkOfField,
  linkOfGroup,
  optionsOf,
  saying,
  URN,
} from './fhir-names.js';
import { soundFhir } from './fhir-schema.js';

/*
 * The answers of an enquiry, as the reader may see them, as a FHIR R4 QuestionnaireResponse. An answer that is not there says why, in FHIR's
 * own words (data-absent-reason) and exactly in ours. For the uniform reply FHIR has `masked` and `asked-declined`, and both would tell that
 * something is being held back, as `unknown` would tell that nothing is; `as-text` says only "read the words", and the words are the reply.
 * No reason for withholding, and no name of the person, has a place here.
 */
export interface ResponseHead {
  /** The enquiry's reference. */
  readonly reference: string;
  /** When the newest of the answers was sent. */
  readonly sentAt?: Date | null;
  /** The agency whose words these are, and who answers for them. */
  readonly agency?: string | null;
  /** An opaque reference of ours to the person: never a name. Left out, nothing says who it is about. */
  readonly subject?: string | null;
}
export interface AnswerValue {
  readonly valueBoolean?: boolean;
  readonly valueDecimal?: number;
  readonly valueInteger?: number;
  readonly valueDate?: string;
  readonly valueDateTime?: string;
  readonly valueString?: string;
  readonly valueCoding?: Coding;
  readonly item?: readonly ResponseItem[];
}
export interface ResponseItem {
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly AnswerValue[];
  readonly item?: readonly ResponseItem[];
  readonly extension?: readonly Extension[];
}
interface Named {
  readonly type?: string;
  readonly display?: string;
  readonly identifier?: { readonly system?: string; readonly value?: string };
}
export interface QuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse';
  readonly identifier?: { readonly system?: string; readonly value?: string };
  readonly questionnaire?: string;
  readonly status?: string;
  readonly subject?: Named;
  readonly authored?: string;
  readonly author?: Named;
  readonly item?: readonly ResponseItem[];
}
export const ABSENT: Readonly<Record<Exclude<AnswerShown, 'ANSWERED'>, string>> = {
  NOT_KNOWN: 'asked-unknown',
  NOT_HELD: 'unsupported',
  AWAITING: 'temp-unknown',
  NOT_YET_ANSWERED: 'temp-unknown',
  UNIFORM_REPLY: 'as-text',
};

/** `answers`: one for each question that is asked now. A question that no answer names is not in the resource at all. */
export function toQuestionnaireResponse(set: QuestionSet, answers: readonly AnswerToShow[], head: ResponseHead): QuestionnaireResponse {
  const known = new Set(set.groups.flatMap((group) => group.questions.map((question) => question.code)));
  const stranger = answers.find(({ questionCode }) => !known.has(questionCode));
  if (stranger) throw new RangeError(`${stranger.questionCode} is not in the set ${set.code}`);
  const byCode = new Map(answers.map((answer) => [answer.questionCode, onlyWhatMayGo(answer)]));
  const groups = set.groups.map((group): ResponseItem => {
    const item = group.questions.flatMap((question) => questionItems(question, byCode.get(question.code)));
    return { linkId: linkOfGroup(group.code), text: fhirText(group.title), item };
  });
  return soundFhir({
    resourceType: 'QuestionnaireResponse',
    identifier: { system: `${URN}:enquiry`, value: head.reference },
    questionnaire: `${codeOfSet(set.code)}|${set.version}`,
    status: answers.some(({ state }) => state === 'NOT_YET_ANSWERED') ? 'in-progress' : 'completed',
    ...(head.subject ? { subject: { type: 'Person', identifier: { system: `${URN}:person`, value: head.subject } } } : {}),
    ...given('authored', head.sentAt?.toISOString()),
    ...(head.agency ? { author: { type: 'Organization', display: fhirText(head.agency) } } : {}),
    item: groups.filter(({ item }) => item && item.length > 0),
  });
}

function questionItems(question: Question, answer: AnswerToShow | undefined): readonly ResponseItem[] {
  if (answer === undefined) return [];
  const item = { linkId: question.code, text: fhirText(question.text) };
  const { state } = answer;
  if (state === 'ANSWERED')
    return answer.rows.map((row) => ({ ...item, ...extension(...provenance(answer)), item: fieldItems(question, row) }));
  return [
    {
      ...item,
      ...extension([{ url: FHIR.absent, valueCode: ABSENT[state] }], saying('answer:state', 'valueCode', state), ...moreOf(state, answer)),
    },
  ];
}

function moreOf(state: AnswerShown, answer: AnswerToShow): readonly (readonly Extension[])[] {
  if (state === 'UNIFORM_REPLY') return [saying('answer:reply', 'valueString', UNIFORM_REPLY)];
  if (state === 'NOT_YET_ANSWERED') return [];
  if (state !== 'AWAITING') return provenance(answer);
  const awaiting = [
    saying('answer:awaiting-from', 'valueString', answer.awaitingFrom),
    saying('answer:awaiting-until', 'valueDate', answer.awaitingUntil),
  ];
  return [...awaiting, ...provenance(answer)];
}

function provenance({ basis, asAt, source, marking, disclosable }: AnswerToShow): readonly (readonly Extension[])[] {
  return [
    saying('answer:basis', 'valueCode', basis),
    saying('answer:as-at', 'valueDate', asAt),
    saying('answer:source', 'valueString', source),
    saying('answer:marking', 'valueCode', marking),
    saying('answer:may-be-told', 'valueCode', disclosable),
  ];
}

function fieldItems(question: Question, row: AnswerRow): readonly ResponseItem[] {
  return openFields(question, row).flatMap((field) => {
    const value = Object.hasOwn(row, field.code) ? row[field.code] : undefined;
    if (value === undefined) return [];
    const text = field.label === '' ? {} : { text: fhirText(field.label) };
    return [{ linkId: linkOfField(question.code, field.code), ...text, answer: answersOf(question, field, value) }];
  });
}

function answersOf(question: Question, field: Field, value: FieldValue): readonly AnswerValue[] {
  switch (field.type) {
    case 'YES_NO':
      return [{ valueBoolean: value === true }];
    case 'NUMBER':
      return [{ valueDecimal: Number(value) }];
    case 'DATE':
      return [{ valueDate: String(value) }];
    case 'DATE_TIME':
      return [{ valueDateTime: String(value) }];
    case 'CHOICE':
    case 'CHOICES':
      return [value].flat().map((code) => ({ valueCoding: codingOf(question, field, String(code)) }));
    default:
      return [{ valueString: fhirText(String(value)) }];
  }
}
function codingOf(question: Question, field: Field, code: string): Coding {
  const label = field.options?.find((option) => option.code === code)?.label;
  return { system: optionsOf(question.code, field.code), code, ...given('display', label === undefined ? undefined : fhirText(label)) };
}
