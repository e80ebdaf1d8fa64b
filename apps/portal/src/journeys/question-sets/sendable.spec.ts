import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { sendable } from './sendable.js';

it('sends a set as it is, compressed where it is larger than a request, and not at all when it stays so', () => {
  const small = JSON.stringify({ a: 'Ŵ' });
  expect(sendable(small)).toBe(small);
  const large = JSON.stringify(Array.from({ length: 3_000 }, (_, n) => ({ text: `What is known of “${n}”?` })));
  const sent = sendable(large) ?? '';
  expect(sent).toMatch(/^H4sI/);
  expect(gunzipSync(Buffer.from(sent, 'base64')).toString()).toBe(large);
  expect(sendable(randomBytes(100_000).toString('hex'))).toBeUndefined();
});
