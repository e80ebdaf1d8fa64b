import type { AnswerGiven } from '../domain/answer.js';
import { UNIFORM_REPLY } from '../domain/answer.js';
import type { QuestionSet } from '../domain/question-set.js';
import type { AnswerToShow } from './answer-shown.js';
import { type QuestionnaireResponse, type ResponseItem, toQuestionnaireResponse } from './fhir-response.js';
import { fromQuestionnaireResponse } from './fhir-response-in.js';
import { fhirProblems } from './fhir-schema.js';
import { ASKED } from './spec/asked-of-prison.js';

const reference = 'CON-2027-000044';
const head = { reference, sentAt: new Date('2027-03-25T16:00:00Z'), agency: 'HMP Elmwick' };
const weapon: AnswerToShow = {
  questionCode: 'q12',
  state: 'ANSWERED',
  rows: [{ held: true, kinds: ['KNIFE', 'OTHER'], on: '2026-11-02', note: 'Found in a cell\nand destroyed' }, { held: false }],
  basis: 'RECORD_SEEN',
  asAt: '2027-03-24',
  source: 'Security file',
  marking: 'OFFICIAL_SENSITIVE',
  disclosable: 'NO',
};
const out = (...answers: readonly AnswerToShow[]): QuestionnaireResponse => {
  const made = toQuestionnaireResponse(ASKED, answers, head);
  expect(fhirProblems(made, 'QuestionnaireResponse')).toEqual([]);
  return made;
};
const read = (resource: unknown, expected = {}, set: QuestionSet = ASKED) =>
  fromQuestionnaireResponse(set, JSON.stringify(resource), { reference, ...expected });
/** The resource with one question's items exchanged. */
const withItems = (...items: readonly ResponseItem[]): QuestionnaireResponse => ({
  ...out(),
  item: [{ linkId: 'group:custody', item: items }],
});
const q12 = (...item: readonly ResponseItem[]): ResponseItem => ({ linkId: 'q12', item });
const held: ResponseItem = { linkId: 'q12/held', answer: [{ valueBoolean: true }] };

test('answers go out under the questions they answer, with basis, day, source and marking as extensions', () => {
  const made = out(weapon, { questionCode: 'q13', state: 'NOT_HELD', rows: [] });
  expect(made).toMatchObject({
    identifier: { system: 'urn:concordat:enquiry', value: reference },
    questionnaire: 'urn:concordat:question-set:made-up|3',
    status: 'completed',
    authored: '2027-03-25T16:00:00.000Z',
    author: { display: 'HMP Elmwick' },
  });
  expect(made.subject).toBeUndefined();
  expect(toQuestionnaireResponse(ASKED, [], { ...head, subject: 'p-7f3a' }).subject).toEqual({
    type: 'Person',
    identifier: { system: 'urn:concordat:person', value: 'p-7f3a' },
  });
  const [first, second, absent] = made.item?.[0]?.item ?? [];
  expect(first?.item?.map(({ linkId, answer }) => [linkId, answer])).toEqual([
    ['q12/held', [{ valueBoolean: true }]],
    [
      'q12/kinds',
      ['KNIFE', 'OTHER'].map((code) => ({
        valueCoding: expect.objectContaining({ code, system: 'urn:concordat:option:q12:kinds' }) as unknown,
      })),
    ],
    ['q12/on', [{ valueDate: '2026-11-02' }]],
    ['q12/note', [{ valueString: 'Found in a cell\nand destroyed' }]],
  ]);
  expect(second?.item).toHaveLength(1);
  expect(first?.extension).toContainEqual({ url: 'urn:concordat:answer:basis', valueCode: 'RECORD_SEEN' });
  expect(absent?.extension?.[0]?.valueCode).toBe('unsupported');
});

test('what is still unanswered is in it, and makes the whole in progress', () => {
  const made = out({ questionCode: 'q13', state: 'NOT_YET_ANSWERED', rows: [] });
  expect(made.status).toBe('in-progress');
  expect(read(made)).toEqual({ answers: [], unanswered: ['q13'], problems: [] });
});

test('withheld, no further answer and anything else that may not go are the same bytes, and those bytes hold no reason', () => {
  const secret = {
    reasonCode: 'SOURCE_AT_RISK',
    reasonWords: 'An informant is named',
    reviewBy: '2027-06-30',
    rows: [{ held: true, note: 'Hidden' }],
    source: 'Informant',
    basis: 'RECORD_SEEN',
  };
  const bytes = ['WITHHELD', 'NO_FURTHER_ANSWER', 'UNIFORM_REPLY', 'SOMETHING_NEW', 'constructor'].map((state) =>
    JSON.stringify(out({ questionCode: 'q12', ...secret, state } as unknown as AnswerToShow)),
  );
  expect(new Set(bytes).size).toBe(1);
  expect(bytes[0]).toContain(UNIFORM_REPLY);
  expect(bytes[0]).not.toMatch(/informant|SOURCE_AT_RISK|Hidden|RECORD_SEEN|2027-06-30|masked|declined|withh|unknown/i);
});

test('our own uniform reply, read in again, asks for an answer in the portal', () => {
  const made = out({ questionCode: 'q12', state: 'UNIFORM_REPLY', rows: [] });
  expect(read(made)).toMatchObject({
    answers: [],
    problems: [{ where: 'q12', message: expect.stringContaining('answer this question in the portal') as unknown }],
  });
});

test('an answer to a question that is not in the set is a fault of ours, and stops', () => {
  expect(() => toQuestionnaireResponse(ASKED, [{ questionCode: 'q99', state: 'NOT_KNOWN', rows: [] }], head)).toThrow(
    'q99 is not in the set made-up',
  );
});

test.each<[string, ResponseItem, string, RegExp]>([
  [
    'an unknown question',
    { linkId: 'q99', item: [held] },
    'q99',
    /^This, with all that stands in it, is not among the questions that were asked/,
  ],
  ['an unknown part of a question', q12({ ...held, linkId: 'q12/hold' }), 'q12/hold', /^This is not among what "q12" asks/],
  ['a part of another question', q12({ ...held, linkId: 'q13/held' }), 'q13/held', /^This is not among what "q12" asks/],
  ['a question of another group', { linkId: 'q55', item: [] }, 'q55', /^This question stands in group:end: put it there/],
  ['text where yes or no is asked', q12({ linkId: 'q12/held', answer: [{ valueString: 'yes' }] }), 'q12/held', /valueBoolean/],
  [
    'a choice that is not offered',
    q12(held, { linkId: 'q12/kinds', answer: [{ valueCoding: { code: 'GUN' } }] }),
    'q12/kinds',
    /KNIFE, OTHER/,
  ],
  [
    'a choice of another list',
    q12(held, { linkId: 'q12/kinds', answer: [{ valueCoding: { code: 'KNIFE', system: 'urn:else' } }] }),
    'q12/kinds',
    /KNIFE, OTHER/,
  ],
  [
    'a name that every object has, as a choice',
    q12(held, { linkId: 'q12/kinds', answer: [{ valueCoding: { code: 'constructor' } }] }),
    'q12/kinds',
    /KNIFE, OTHER/,
  ],
  ['half a date', q12(held, { linkId: 'q12/on', answer: [{ valueDate: '2027-03' }] }), 'q12/on', /year, month and day/],
  ['a day that never was', q12(held, { linkId: 'q12/on', answer: [{ valueDate: '2027-02-30' }] }), 'q12/on', /year, month and day/],
  [
    'two answers where one is asked',
    q12({ linkId: 'q12/held', answer: [{ valueBoolean: true }, { valueBoolean: false }] }),
    'q12/held',
    /One answer only/,
  ],
  ['the same part twice', q12(held, held), 'q12/held', /answered twice/],
  [
    'a part that another part closes',
    q12({ linkId: 'q12/held', answer: [{ valueBoolean: false }] }, { linkId: 'q12/on', answer: [{ valueDate: '2027-03-01' }] }),
    'q12/on',
    /not asked/,
  ],
  [
    'an answer inside an answer',
    q12({ linkId: 'q12/held', answer: [{ valueBoolean: true, item: [held] }] }),
    'q12/held',
    /Nothing may stand inside/,
  ],
  ['an answer of the question itself', { linkId: 'q12', answer: [{ valueBoolean: true }] }, 'q12', /belong to the parts/],
  ['a reason for no answer beside an answer', { ...q12(held), extension: absent('asked-unknown') }, 'q12', /let it be one of the two/],
  ['a part that has no answer', q12({ linkId: 'q12/held', extension: absent('unknown') }), 'q12/held', /Say of the question "q12"/],
  ['something kept back', { linkId: 'q12', extension: absent('masked') }, 'q12', /answer this question in the portal/],
  ['our own uniform reply, sent back', { linkId: 'q12', extension: absent('as-text') }, 'q12', /answer this question in the portal/],
  ['a reason that is none of ours', { linkId: 'q12', extension: absent('not-a-number') }, 'q12', /not known here/],
  [
    'two states at odds',
    { linkId: 'q12', extension: [...absent('asked-unknown'), { url: 'urn:concordat:answer:state', valueCode: 'NOT_HELD' }] },
    'q12',
    /different things/,
  ],
])('%s is refused by its linkId', (_name, item, where, message) => {
  const found = read(withItems(item));
  expect(found.answers).toEqual([]);
  expect(found.problems).toEqual([{ where, message: expect.stringMatching(message) as unknown }]);
});
function absent(valueCode: string) {
  return [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode }];
}

test('a sound answer beside an unsound one is kept, and more things than may be given are refused', () => {
  const mixed = withItems(q12(held), { linkId: 'q13', extension: absent('unknown') }, { linkId: 'q77', item: [] });
  expect(read(mixed)).toMatchObject({
    answers: [{ questionCode: 'q12' }, { questionCode: 'q13', state: 'NOT_KNOWN' }],
    problems: [{ where: 'q77' }],
  });
  expect(read(withItems(q12(held), q12(held), q12(held))).problems).toEqual([{ where: 'q12', message: 'At most 2 may be given here' }]);
  const differing = withItems(q12(held), { ...q12(held), extension: [{ url: 'urn:concordat:answer:basis', valueCode: 'SELF_REPORT' }] });
  expect(read(differing).problems).toEqual([
    { where: 'q12', message: 'Basis, day, source and marking must be the same for all that is given here' },
  ]);
});

test('an answer to a question that nothing opens is refused, and taken when something does', () => {
  const place: ResponseItem = { linkId: 'q14', item: [{ linkId: 'q14/where', answer: [{ valueString: 'B wing' }] }] };
  expect(read(withItems(place))).toMatchObject({
    answers: [],
    problems: [{ where: 'q14', message: expect.stringContaining('not asked, given the other answers') as unknown }],
  });
  expect(read(withItems(q12(held), place)).problems).toEqual([]);
  const already: AnswerGiven[] = read(withItems(q12(held))).answers.slice();
  expect(read(withItems(place), { already }).problems).toEqual([]);
});

test.each<[string, Partial<QuestionnaireResponse>, RegExp]>([
  [
    'an earlier version',
    { questionnaire: 'urn:concordat:question-set:made-up|2' },
    /answers urn:concordat:question-set:made-up\|2\. What was asked is urn:concordat:question-set:made-up\|3/,
  ],
  ['another set', { questionnaire: 'http://example.org/q|3' }, /What was asked is/],
  ['no set', { questionnaire: undefined }, /answers no questionnaire that it names/],
  [
    'another enquiry',
    { identifier: { system: 'urn:concordat:enquiry', value: 'CON-2027-000045' } },
    /answers another enquiry. This one is CON-2027-000044/,
  ],
  ['somebody else', { subject: { identifier: { value: 'p-other' } } }, /about somebody else/],
  ['an answer that was entered in error', { status: 'entered-in-error' }, /status must be/],
])('a file about %s is refused as a whole', (_name, change, message) => {
  const found = read({ ...withItems(q12(held)), ...change }, { subject: 'p-7f3a' });
  expect(found).toEqual({ answers: [], unanswered: [], problems: [{ where: '', message: expect.stringMatching(message) as unknown }] });
});

test('a resource that FHIR would refuse does not go out', () => {
  const broken = { ...weapon, rows: [{ held: true, on: 'yesterday' }] };
  expect(() => toQuestionnaireResponse(ASKED, [broken], head)).toThrow(
    'a QuestionnaireResponse was made that FHIR R4 refuses: item 1, item 1, item 2, answer 1, valueDate: is not written as FHIR R4 asks',
  );
});

test('a file that says one thing tens of thousands of times is answered at once', () => {
  const began = process.cpuUsage();
  const many = withItems(...Array.from({ length: 25_000 }, () => q12(held)));
  const small = { ...many, item: [{ linkId: 'group:custody', item: Array.from({ length: 50_000 }, () => ({ linkId: 'q12' })) }] };
  expect(read(small).problems).toEqual([{ where: 'q12', message: 'At most 2 may be given here' }]);
  expect(read(many).problems).toEqual([{ where: '', message: 'The file is too large: 1 MB is the most that can be read' }]);
  expect(process.cpuUsage(began).user).toBeLessThan(3_000_000);
});
