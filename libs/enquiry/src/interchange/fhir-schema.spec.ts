import { fhirProblems, MOST_BYTES, readFhir } from './fhir-schema.js';

const sound = {
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  questionnaire: 'urn:concordat:question-set:recall|1',
  item: [{ linkId: 'group:a', item: [{ linkId: 'q1', item: [{ linkId: 'q1/on', answer: [{ valueDate: '2027-03-01' }] }] }] }],
};
const read = (json: unknown) => readFhir(typeof json === 'string' ? json : JSON.stringify(json), 'QuestionnaireResponse');

test('a sound resource is read, also with a byte-order mark before it', () => {
  expect(read(sound)).toEqual({ resource: sound });
  expect(read(`\uFEFF${JSON.stringify(sound)}`)).toEqual({ resource: sound });
});

test.each<[string, unknown, string, string]>([
  ['text that is not JSON', '{"resourceType":', '', 'The file is not JSON. Export it again, and choose FHIR R4 JSON'],
  ['nothing', 'null', '', 'The file must be a FHIR QuestionnaireResponse'],
  ['a list', '[]', '', 'The file must be a FHIR QuestionnaireResponse'],
  ['another resource', { resourceType: 'Patient' }, '', 'The file must be a FHIR QuestionnaireResponse, not a Patient'],
  [
    'the other of the two resources',
    { resourceType: 'Questionnaire', status: 'active' },
    '',
    'The file must be a FHIR QuestionnaireResponse, not a Questionnaire',
  ],
  [
    'a state FHIR has not',
    { ...sound, status: 'done' },
    'status',
    'must be one of in-progress, completed, amended, entered-in-error, stopped',
  ],
  ['a property FHIR has not', { ...sound, answers: [] }, '', '"answers" is not part of FHIR R4 here'],
  [
    'a date that is none',
    { ...sound, item: [{ linkId: 'a', answer: [{ valueDate: '1.3.2027' }] }] },
    'item 1, answer 1, valueDate',
    'is not written as FHIR R4 asks',
  ],
  [
    'an answer of the wrong type',
    { ...sound, item: [{ linkId: 'a', answer: [{ valueBoolean: 'true' }] }] },
    'item 1, answer 1, valueBoolean',
    'must be of the type boolean',
  ],
  [
    'a resource inside it',
    { ...sound, contained: [{ resourceType: 'Patient' }] },
    'contained 1',
    'resources inside a resource are not taken in',
  ],
  [
    'what would change its meaning',
    { ...sound, item: [{ linkId: 'a', modifierExtension: [{ url: 'urn:x:not' }] }] },
    'item 1',
    '"modifierExtension" changes what the file means in a way that is not understood here',
  ],
  [
    'a name that every object has',
    '{"resourceType":"QuestionnaireResponse","__proto__":{"polluted":true}}',
    '',
    '"__proto__" may not be the name of anything',
  ],
  [
    'another such name, deep inside',
    '{"resourceType":"QuestionnaireResponse","item":[{"linkId":"a","constructor":{"prototype":{"polluted":true}}}]}',
    'item 1',
    '"constructor" may not be the name of anything',
  ],
])('%s is refused in words', (_name, json, where, message) => {
  expect(read(json)).toEqual({ problems: [{ where, message }] });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a file that is too large or too deep is refused before it is looked into', () => {
  const large = JSON.stringify({ ...sound, item: [{ linkId: 'a', text: 'x'.repeat(MOST_BYTES) }] });
  expect(read(large)).toEqual({ problems: [{ where: '', message: 'The file is too large: 1 MB is the most that can be read' }] });
  const deep = `{"resourceType":"QuestionnaireResponse","item":${'[{"linkId":"a","item":'.repeat(20_000)}[]${'}]'.repeat(20_000)}}`;
  expect(read(deep)).toEqual({ problems: [{ where: '', message: 'The file goes more than 40 levels deep' }] });
});

test('a text made to run away with a pattern is answered at once', () => {
  const runaway = `${'AAAA  '.repeat(40)}!`;
  const resource = { ...sound, item: [{ linkId: 'a', extension: [{ url: 'urn:x', valueBase64Binary: runaway }] }] };
  const began = process.cpuUsage();
  expect(fhirProblems(resource, 'QuestionnaireResponse')).toEqual([
    { where: 'item 1, extension 1, valueBase64Binary', message: 'is not written as FHIR R4 asks' },
  ]);
  expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
});
