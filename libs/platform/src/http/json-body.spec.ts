import { depthOf, parseJsonBody } from './json-body.js';

test.each([
  ['{}', 1],
  ['[[[]]]', 3],
  ['"[[["', 0],
  ['{"a":"\\"[[","b":[1]}', 2],
  ['{"a\\\\":[[]]}', 3],
])('%s is %i deep', (text, depth) => {
  expect(depthOf(text)).toBe(depth);
});

test('twenty levels are taken, twenty-one are not', () => {
  expect(parseJsonBody('['.repeat(20) + ']'.repeat(20))).toBeDefined();
  expect(() => parseJsonBody('['.repeat(21) + ']'.repeat(21))).toThrow('nested too deeply');
});

test('what is not JSON is said to be that', () => {
  expect(() => parseJsonBody('{"a":')).toThrow('The request is not JSON');
});
