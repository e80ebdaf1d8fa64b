import type { QuestionSet } from '../domain/question-set.js';
import { type Questionnaire, type QuestionnaireItem, toQuestionnaire } from './fhir-questionnaire.js';
import { fromQuestionnaire } from './fhir-questionnaire-in.js';
import { fhirProblems } from './fhir-schema.js';
import { ASKED } from './spec/asked-of-prison.js';

const out = toQuestionnaire(ASKED);
const everyItem = (item: QuestionnaireItem): readonly QuestionnaireItem[] => [item, ...(item.item ?? []).flatMap(everyItem)];
const items = new Map((out.item ?? []).flatMap(everyItem).map((item) => [item.linkId, item]));
const read = (resource: unknown) => fromQuestionnaire(JSON.stringify(resource));
/** The resource with one item changed. */
const changed = (linkId: string, change: Partial<QuestionnaireItem>): Questionnaire => {
  const each = (item: QuestionnaireItem): QuestionnaireItem => ({
    ...item,
    ...(item.item ? { item: item.item.map(each) } : {}),
    ...(item.linkId === linkId ? change : {}),
  });
  return { ...out, item: out.item?.map(each) };
};

test('a set is a Questionnaire whose groups hold questions, whose items are what is filled in', () => {
  expect(fhirProblems(out, 'Questionnaire')).toEqual([]);
  expect(out).toMatchObject({
    url: 'urn:concordat:question-set:made-up',
    version: '3',
    title: 'Made up',
    status: 'active',
    code: [{ code: 'BEFORE_RELEASE' }],
  });
  expect(items.get('q12')).toMatchObject({ type: 'group', repeats: true, code: [{ system: 'urn:concordat:topic', code: '12' }] });
  expect([...items.values()].map(({ linkId, type }) => `${linkId} ${type}`).join(', ')).toBe(
    'group:custody group, q12 group, q12:hint display, q12/held boolean, q12/kinds choice, q12/on date, q12/note text, q12/note:hint display, ' +
      'q13 group, q13/number decimal, q13/last dateTime, q14 group, q14/where string, group:end group, q55 group, q55/declared choice',
  );
  const knife = { valueCoding: { system: 'urn:concordat:option:q12:kinds', code: 'KNIFE', display: 'Knife or blade' } };
  expect(items.get('q12/kinds')).toMatchObject({
    repeats: true,
    enableWhen: [{ question: 'q12/held', operator: '=', answerBoolean: true }],
  });
  expect(items.get('q12/kinds')?.answerOption).toContainEqual(knife);
  expect([items.get('q13/number')?.required, items.get('q13/last')?.required]).toEqual([true, false]);
  expect(items.get('q14')?.enableWhen).toBeUndefined();
  expect(items.get('q14')?.extension).toContainEqual({ url: RULE, valueString: JSON.stringify(ASKED.groups[0]?.questions[2]?.when) });
});
const RULE = 'urn:concordat:question:rule';

test('it comes back equal; and a set that differs in one word does not', () => {
  expect(read(out)).toEqual({ set: ASKED });
  expect(read({ ...out, title: 'Made up too' })).not.toEqual({ set: ASKED });
});

test('a supplement travels with its heading, owner, evidence and end', () => {
  const set: QuestionSet = {
    ...ASKED,
    supplement: { heading: 'Not part of any tool', owner: 'Northshire Police', evidence: 'None yet', endsOn: '2028-03-31' },
  };
  expect(read(toQuestionnaire(set, 'draft'))).toEqual({ set });
});

test.each<[string, Questionnaire, string, RegExp]>([
  ['url of another maker', { ...out, url: 'http://example.org/q' }, '', /url must name the set/],
  ['version that is no number', { ...out, version: '1.2' }, '', /whole number/],
  ['stage left out', { ...out, code: [] }, '', /stage/],
  ['question that is no group', changed('q13', { type: 'string' }), 'q13', /must be an item of type group/],
  ['level left out', changed('q13', { extension: [{ url: 'urn:concordat:question:core', valueBoolean: true }] }), 'q13', /how grave/],
  ['type we have not', changed('q13/number', { type: 'quantity' }), 'q13/number', /type quantity are not known here/],
  ['choice without answers', changed('q12/kinds', { answerOption: undefined }), 'q12/kinds', /answerOption/],
  ['text that repeats by itself', changed('q12/note', { repeats: true }), 'q12/note', /only a choice may repeat/],
  ['part named after another question', changed('q13/last', { linkId: 'q14/last' }), 'q14/last', /must begin with q13/],
  [
    'part that hangs on two things',
    changed('q13/last', { enableWhen: [{ question: 'q13/number', operator: '>', answerDecimal: 1 }] }),
    'q13/last',
    /one condition/,
  ],
  [
    'rule that is no JSON',
    changed('q14', {
      extension: (items.get('q14')?.extension ?? []).map((one) => (one.url === RULE ? { ...one, valueString: '{' } : one)),
    }),
    'q14',
    /does not hold a rule/,
  ],
  [
    'rule that enableWhen contradicts',
    changed('q14', { enableWhen: [{ question: 'q13/number', operator: '>', answerDecimal: 1 }] }),
    'q14',
    /say different things/,
  ],
  ['hint that is a question', changed('q12/note:hint', { linkId: 'q12/more' }), 'q12/note', /no items but its hint/],
])('a %s is said by its linkId', (_name, resource, where, message) => {
  const found = read(resource);
  expect('problems' in found ? found.problems : found).toContainEqual({ where, message: expect.stringMatching(message) as unknown });
});

test('what the schema of sets refuses is said by linkId too', () => {
  const found = read(changed('q13', { text: 'x'.repeat(301) }));
  expect(found).toEqual({ problems: [{ where: 'q13', message: 'must be 300 characters or fewer' }] });
});
