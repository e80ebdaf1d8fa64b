import { createHash } from 'node:crypto';
import type { AnsweringQuestion, AnswerInput, AnswerProblem, QuestionField, QuestionShown } from '../../api/answers/answering.js';
import { Form } from '../../page/form.js';
import { sentenceCase, STATE_WORDS } from './answer-words.js';
import { fieldName, type FormValues, nameOf, readAnswer, type ReadAnswer, valuesOf } from './question-form.js';

/** One thing to fill in as the template draws it; `reveals` stand under the choice that opens them. */
export interface FieldView {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  /** Where the question is its label it is only heard, not read twice: the id of the question. */
  readonly hidden: string;
  readonly hint: string | null;
  readonly value: string;
  readonly error: string | undefined;
  readonly day?: string;
  readonly month?: string;
  readonly year?: string;
  readonly time?: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly checked: boolean; readonly reveals: FieldView[] }[];
  readonly asList: boolean;
}
export interface RowView {
  readonly at: number;
  readonly heading: string;
  readonly fields: readonly FieldView[];
}
export interface QuestionView extends Pick<AnsweringQuestion, 'question' | 'sentAt' | 'last' | 'version' | 'savedAt' | 'savedBy'> {
  readonly code: string;
  readonly rows: readonly RowView[];
  readonly was: string;
  readonly state: string;
  readonly canAdd: boolean;
  readonly error: string | undefined;
  /** By what it is about: state, reason, asAt and so on. */
  readonly errors: Readonly<Record<string, string>>;
  readonly states: typeof STATES;
  /** Empty for an answer. */
  readonly stateWords: string;
  readonly statesOpen: boolean;
  readonly provenanceOpen: boolean;
  /** Only where it differs from what was set once. */
  readonly knownBy: string;
  readonly lastText: string;
  readonly asAt: Boxes;
  readonly awaitingUntil: Boxes;
  readonly reviewBy: Boxes;
  /** Whose answer stands against the one typed here. */
  readonly theirs?: { readonly words: string; readonly by: string | null; readonly at: string | null };
}

type Boxes = ReturnType<typeof dateParts>;
const STATES = [
  { value: 'ANSWERED', text: 'There is one: what is filled in above', hint: '' },
  { value: 'NOT_KNOWN', text: 'Not known', hint: '' },
  { value: 'NOT_HELD', text: 'Not held', hint: 'Your agency does not keep this' },
  { value: 'AWAITING', text: 'Awaiting somebody else', hint: '' },
  { value: 'WITHHELD', text: 'Withhold it', hint: 'They are not told that you do' },
  { value: 'NO_FURTHER_ANSWER', text: 'No further answer through this portal', hint: 'Nothing is withheld: they are to ring' },
];
/** Nobody can put off the declaration, or not know it. */
const DECLARATION_STATES = ['ANSWERED', 'WITHHELD', 'NO_FURTHER_ANSWER'];
const OF_STATE = ['state', 'awaitingFrom', 'awaitingUntil', 'reason', 'reasonWords', 'reviewBy', 'noFurther'];
const OF_PROVENANCE = ['basis', 'asAt', 'source', 'marking', 'disclosable'];
const YES_NO = [
  { code: 'true', label: 'Yes' },
  { code: 'false', label: 'No' },
];
const LONG_LIST = 12;

/** A form of these questions with what was saved in it; what was posted stands over it. */
export function prefilled(posted: Form, questions: readonly AnsweringQuestion[], others: FormValues = {}): Form {
  if (posted.sent) return posted;
  const values = Object.assign({}, others, ...questions.map((one) => valuesOf(one.question, one))) as FormValues;
  return new Form(Object.keys(values), undefined).prefill(values);
}

export function questionView(one: AnsweringQuestion, form: Form, moreRows = 0): QuestionView {
  const { question, sentAt, last, version, savedAt, savedBy } = one;
  const { code, declaration } = question;
  const { count, most } = rowsOf(question, form, moreRows);
  const state = form.value(nameOf(code, 'state')) || 'ANSWERED';
  const errors = errorsOf(form, code);
  const boxes = (what: string): Boxes => dateParts(form, nameOf(code, what));
  return {
    question,
    sentAt,
    last,
    version,
    savedAt,
    savedBy,
    code,
    was: form.sent ? form.value(nameOf(code, 'was')) : digest(readAnswer(prefilled(form, [one]), question).input),
    state,
    rows: Array.from({ length: count }, (_, at) => rowView(question, form, at)),
    canAdd: count < most,
    error: form.error(code)?.text,
    errors,
    states: declaration ? STATES.filter(({ value }) => DECLARATION_STATES.includes(value)) : STATES,
    stateWords: state === 'ANSWERED' ? '' : (STATE_WORDS[state] ?? ''),
    statesOpen: state !== 'ANSWERED' || OF_STATE.some((what) => errors[what] !== undefined),
    provenanceOpen: OF_PROVENANCE.some((what) => errors[what] !== undefined),
    knownBy: isOwn(form, code) ? 'not as set once' : '',
    lastText: last ? last.text.replace(`${question.text}\n`, '') : '',
    asAt: boxes('asAt'),
    awaitingUntil: boxes('awaitingUntil'),
    reviewBy: boxes('reviewBy'),
  };
}

function rowsOf({ code, repeatNoun, repeatMost }: QuestionShown, form: Form, more: number): { count: number; most: number } {
  const given = Math.max(1, Number(form.value(nameOf(code, 'rows'))) || 1);
  const most = repeatNoun === null ? 1 : (repeatMost ?? given);
  return { count: Math.min(given + more, most), most };
}

/** Whether this answer says itself where it comes from. */
function isOwn(form: Form, code: string): boolean {
  return OF_PROVENANCE.some((what) => form.value(nameOf(code, what === 'asAt' ? 'asAt-year' : what)) !== '');
}

function errorsOf(form: Form, code: string): Record<string, string> {
  const names = [...OF_STATE, ...OF_PROVENANCE, 'keep'];
  return Object.fromEntries(
    names.flatMap((what) => (form.errors[nameOf(code, what)] ? [[what, form.errors[nameOf(code, what)] ?? '']] : [])),
  );
}

function rowView(question: QuestionShown, form: Form, at: number): RowView {
  const { code, fields, repeatNoun } = question;
  const views = (under: QuestionField | null, is: string | null): FieldView[] =>
    fields
      .filter((field) => (parentOf(fields, field) === under ? under === null || field.whenIs === is : false))
      .map((field) => fieldView(question, field, fieldName(code, at, field.code), form, (value) => views(field, value)));
  return { at, heading: repeatNoun === null ? '' : `${sentenceCase(repeatNoun)} ${at + 1}`, fields: views(null, null) };
}

/** The choice under which a field stands; a field that hangs on words or a number is drawn where it is. */
function parentOf(fields: readonly QuestionField[], { whenField }: QuestionField): QuestionField | null {
  const parent = fields.find((one) => one.code === whenField);
  return parent && ['CHOICE', 'CHOICES', 'YES_NO'].includes(parent.type) ? parent : null;
}

function fieldView(
  question: QuestionShown,
  field: QuestionField,
  name: string,
  form: Form,
  revealed: (value: string) => FieldView[],
): FieldView {
  const choices = field.type === 'YES_NO' ? YES_NO : field.options;
  const options = choices.map(({ code, label }) => ({
    value: code,
    text: label,
    checked: form.has(name, code),
    reveals: revealed(code),
  }));
  const label = field.label || question.text;
  const parts = field.type === 'DATE' || field.type === 'DATE_TIME' ? dateParts(form, name) : {};
  return {
    name,
    type: field.type,
    label: field.required ? label : `${label} (optional)`,
    hidden: field.label === '' ? nameOf(question.code, 'text') : '',
    hint: field.hint,
    value: form.value(name),
    error: form.error(name)?.text,
    ...parts,
    options,
    asList: field.type === 'CHOICE' && options.length > LONG_LIST && options.every(({ reveals }) => reveals.length === 0),
  };
}

export function dateParts(form: Form, name: string): { day: string; month: string; year: string; time: string } {
  const part = (what: string): string => form.value(`${name}-${what}`);
  return { day: part('day'), month: part('month'), year: part('year'), time: part('time') };
}

/** Short, and only ours: whether this person changed anything in the question since the page was shown. */
export function digest({ seenVersion: _, ...input }: AnswerInput): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 16);
}

export function isChanged(form: Form, { input }: ReadAnswer): boolean {
  return form.value(nameOf(input.questionCode, 'was')) !== digest(input);
}

const BOX: Readonly<Record<string, string>> = { reasonCode: 'reason', state: '', rows: '' };

/** The API's words beside the box they are about. */
export function showProblems(form: Form, problems: readonly AnswerProblem[], read: readonly ReadAnswer[]): void {
  for (const { questionCode, field, message } of problems) {
    const answer = read.find(({ input }) => input.questionCode === questionCode);
    // What is missing for all of them is asked for once, where it is set.
    const box = OF_PROVENANCE.includes(field) && form.value('once.version') !== '' ? `once.${field}` : answer && boxOf(answer, field);
    if (answer && box) form.check(box, false, message);
  }
}

function boxOf({ input, rowAt }: ReadAnswer, field: string): string {
  const [what = '', at, code] = field.split('.');
  if (what === 'rows' && at !== undefined && code !== undefined)
    return fieldName(input.questionCode, rowAt[Number(at)] ?? Number(at), code);
  if (what === 'reasonCode' && input.state === 'NO_FURTHER_ANSWER') return nameOf(input.questionCode, 'noFurther');
  const box = BOX[what] ?? what;
  return box === '' ? input.questionCode : nameOf(input.questionCode, box);
}
