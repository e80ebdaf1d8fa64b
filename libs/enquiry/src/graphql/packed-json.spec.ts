import { gzipSync } from 'node:zlib';
import { unpacked, unpackedJson } from './packed-json.js';

const packed = (text: string): string => gzipSync(text).toString('base64');

test('JSON is taken as it is, or compressed', () => {
  expect(unpackedJson('{"a":1}', 'json')).toEqual({ a: 1 });
  expect(unpackedJson(packed('{"a":"Ŵ"}'), 'json')).toEqual({ a: 'Ŵ' });
});

test('what would unpack to more than anybody needs is refused before it is unpacked', () => {
  const bomb = packed('0'.repeat(50_000_000));
  expect(bomb.length).toBeLessThan(65_536);
  expect(() => unpacked(bomb, 'json')).toThrow(expect.objectContaining({ fields: { json: expect.stringContaining('1,000,000') } }));
});

test.each(['{"a":', 'H4sI not gzip at all', packed('{"a":')])('what is no JSON says how to mend it: %s', (text) => {
  expect(() => unpackedJson(text, 'json')).toThrow(expect.objectContaining({ fields: { json: expect.any(String) } }));
});
