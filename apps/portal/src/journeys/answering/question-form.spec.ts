import type { AnswerTyped, QuestionField, QuestionShown } from '../../api/answers/answering.js';
import { Form } from '../../page/form.js';
import { readAnswer, valuesOf } from './question-form.js';
import { digest, isChanged, prefilled, questionView, showProblems } from './question-view.js';

const SEED = 20_270_325;
const ROUNDS = 200;
const TYPES = ['TEXT', 'LONG_TEXT', 'DATE', 'DATE_TIME', 'NUMBER', 'CHOICE', 'CHOICES', 'YES_NO'];

/** Small and repeatable: the same seed draws the same forms on every machine. */
function drawer(seed: number) {
  let at = seed;
  const next = (): number => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, one, flip: () => next() < 0.5 };
}
type Draw = ReturnType<typeof drawer>;

const OPTIONS = ['ONE', 'TWO', 'THREE'].map((code) => ({ code, label: code.toLowerCase() }));
const DAYS = ['2027-03-28', '2026-10-25', '2028-02-29', '2027-02-31', '2027--03', 'x-12-01'];
const INSTANTS = ['2027-03-28T00:30:00.000Z', '2027-07-01T11:05:00.000Z', '2027-01-05T00:00:00.000Z', '2027-03-02 half nine', '-- 9am'];
const TEXTS = ['a', 'Two\nlines', '<b>&"', '  kept as typed ', 'q1.0.f0'];

const field = (code: string, type: string): QuestionField => ({
  code,
  label: code,
  hint: null,
  type,
  options: type.startsWith('CHOICE') ? OPTIONS : [],
  required: true,
  whenField: null,
  whenIs: null,
});
function aQuestion(draw: Draw): QuestionShown {
  const repeats = draw.flip();
  return {
    code: draw.one(['q1', 'q-2', 'weapons-found']),
    text: 'What is known?',
    hint: null,
    fields: Array.from({ length: 1 + draw.below(6) }, (_, at) => field(`f${at}`, draw.one(TYPES))),
    repeatNoun: repeats ? 'weapon' : null,
    repeatMost: repeats ? 5 : null,
    safetyCritical: false,
    declaration: false,
  };
}
function aValue(draw: Draw, type: string): string[] {
  if (type === 'DATE') return [draw.one(DAYS)];
  if (type === 'DATE_TIME') return [draw.one(INSTANTS)];
  if (type === 'NUMBER') return [draw.one(['0', '12', '1.5', 'many'])];
  if (type === 'YES_NO') return [draw.one(['true', 'false'])];
  if (type === 'CHOICE') return [draw.one(OPTIONS).code];
  if (type === 'CHOICES') return OPTIONS.map(({ code }) => code).filter((_, at) => at === 0 || draw.flip());
  return [draw.one(TEXTS)];
}
function anAnswer(draw: Draw, question: QuestionShown): AnswerTyped {
  const maybe = <T>(value: T): T | null => (draw.flip() ? value : null);
  const rows = Array.from({ length: question.repeatNoun === null ? draw.below(2) : draw.below(5) }, () => ({
    fields: question.fields.filter((_, at) => at === 0 || draw.flip()).map((one) => ({ field: one.code, values: aValue(draw, one.type) })),
  }));
  const other = draw.one(['NOT_KNOWN', 'NOT_HELD', 'AWAITING', 'WITHHELD', 'NO_FURTHER_ANSWER']);
  return {
    state: draw.flip() ? other : rows.length > 0 ? 'ANSWERED' : null,
    rows,
    basis: maybe('RECORD_SEEN'),
    asAt: maybe(draw.one(DAYS)),
    source: maybe('Custody record'),
    marking: maybe('OFFICIAL'),
    disclosable: maybe('NO'),
    awaitingFrom: maybe('HMP Elmwick'),
    awaitingUntil: maybe(draw.one(DAYS)),
    reasonCode: maybe('LEGAL_ADVICE'),
    reasonWords: maybe('In so many words\nand more'),
    reviewBy: maybe(draw.one(DAYS)),
  };
}
/** What a browser sends for these values: every box, and line ends as browsers write them. */
const sent = (values: ReturnType<typeof valuesOf>, more: object = {}): Form =>
  new Form([], {
    ...Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.replace(/\n/g, '\r\n') : value]),
    ),
    ...more,
  });

describe('a question as a form', () => {
  it(`comes back from the form as it went in, ${ROUNDS} times`, () => {
    const draw = drawer(SEED);
    let rows = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const question = aQuestion(draw);
      const answer = anAnswer(draw, question);
      const { input } = readAnswer(sent(valuesOf(question, answer), { [`${question.code}.version`]: '3' }), question);
      expect(input).toEqual({ questionCode: question.code, seenVersion: 3, ...answer });
      rows += answer.rows.length;
    }
    expect(rows).toBeGreaterThan(ROUNDS / 2);
  });

  it('stands in the boxes again as it was typed, also what is no day and no time', () => {
    const draw = drawer(SEED + 1);
    for (let round = 0; round < ROUNDS; round += 1) {
      const question = aQuestion(draw);
      const first = valuesOf(question, anAnswer(draw, question));
      const { input } = readAnswer(sent(first), question);
      expect(valuesOf(question, input as unknown as AnswerTyped)).toEqual(first);
    }
  });

  const repeated: QuestionShown = {
    ...aQuestion(drawer(1)),
    code: 'q1',
    fields: [field('f0', 'TEXT')],
    repeatNoun: 'order',
    repeatMost: 3,
  };
  const posted = (more: object): Form => new Form([], { 'q1.rows': '3', 'q1.0.f0': 'a', 'q1.1.f0': ' ', 'q1.2.f0': 'c', ...more });

  it('leaves out blank rows, and puts what is wrong with a row beside that row', () => {
    const form = posted({});
    const read = readAnswer(form, repeated);
    expect(read.input.rows).toHaveLength(2);
    showProblems(form, [{ questionCode: 'q1', field: 'rows.1.f0', message: 'Too long' }], [read]);
    expect(form.errors).toEqual({ 'q1.2.f0': 'Too long' });
  });

  it('takes one row away and keeps the others', () => {
    expect(readAnswer(posted({}), repeated, 0).input.rows).toEqual([{ fields: [{ field: 'f0', values: ['c'] }] }]);
  });

  it('never takes more rows than the question has, whatever is posted', () => {
    expect(readAnswer(posted({ 'q1.rows': '900', 'q1.3.f0': 'd' }), repeated).input.rows).toHaveLength(2);
    expect(readAnswer(posted({ 'q1.rows': 'x' }), repeated).input.rows).toHaveLength(1);
  });

  it('counts nothing typed as nothing said, unless a reason for it is chosen', () => {
    const blank = { 'q1.rows': '1', 'q1.0.f0': '\r\n ' };
    expect(readAnswer(new Form([], blank), repeated).input.state).toBeNull();
    expect(readAnswer(new Form([], { ...blank, 'q1.state': 'NOT_HELD' }), repeated).input.state).toBe('NOT_HELD');
  });

  it('knows whether this person changed anything', () => {
    const answer = anAnswer(drawer(5), repeated);
    const one = {
      ...answer,
      question: repeated,
      version: 2,
      open: true,
      sentAt: null,
      savedAt: null,
      savedBy: null,
      problems: [],
      last: null,
    };
    const { was } = questionView(one, prefilled(new Form([], undefined), [one]));
    const form = (more: object): Form => sent(valuesOf(repeated, answer), { 'q1.was': was, 'q1.version': '2', ...more });
    expect(isChanged(form({}), readAnswer(form({}), repeated))).toBe(false);
    expect(isChanged(form({ 'q1.source': 'Another' }), readAnswer(form({ 'q1.source': 'Another' }), repeated))).toBe(true);
    expect(digest(readAnswer(form({}), repeated).input)).toBe(was);
  });
});
