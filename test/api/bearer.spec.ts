import { createHmac } from 'node:crypto';
import { type Algorithm } from '../support/issuer.js';
import { type OrchardApi, orchardApi } from '../support/orchard-api.js';

let orchard: OrchardApi;
beforeAll(async () => {
  orchard = await orchardApi();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await orchard?.stop();
});

/** Time passes for tokens and keys; it never runs back. */
let passed = 0;
const realNow = Date.now.bind(Date);
const later = (ms: number): void => {
  passed += ms;
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + passed);
};

const code = async (token: string | null, headers: Record<string, string> = {}): Promise<string | undefined> =>
  (await orchard.api.post(JSON.stringify({ query: '{ agencies { id } }' }), token, headers)).errors?.[0]?.extensions.code;
const now = (): number => Math.floor(Date.now() / 1000);
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each<Algorithm>(['ES256', 'RS256', 'PS256', 'EdDSA'])(
  '%s tokens are taken, also from a key published after the start',
  async (algorithm) => {
    orchard.issuer.addKey(algorithm);
    later(11_000);
    expect(await code(orchard.issuer.token('person-0', 'session-0'))).toBeUndefined();
  },
);

describe('refused, all alike, is a token', () => {
  const token = (claims: Record<string, unknown>, header: Record<string, unknown> = {}): string =>
    orchard.issuer.token('person-0', 'session-0', claims, header);
  const cases: [string, () => string][] = [
    ['of another issuer', () => token({ iss: 'https://elsewhere.example' })],
    ['for another audience', () => token({ aud: 'someone-else' })],
    ['for no audience', () => token({ aud: undefined })],
    ['that has ended', () => token({ exp: now() - 60 })],
    ['that never ends', () => token({ exp: undefined })],
    ['whose end is words', () => token({ exp: 'tomorrow' })],
    ['that has not begun', () => token({ nbf: now() + 600 })],
    ['without a subject', () => token({ sub: undefined })],
    ['without a session', () => token({ sid: undefined })],
    ['whose session is an object', () => token({ sid: { $ne: null } })],
    ['with a NUL in its subject', () => token({ sub: 'person-0\u0000' })],
    ['signed with a key nobody published', () => token({}, { kid: 'unknown' })],
    ['that asks for an extension we do not know', () => token({}, { crit: ['b64'] })],
    ['of another kind', () => token({}, { typ: 'logout+jwt' })],
    ['without a signature', () => `${part({ alg: 'none', typ: 'JWT' })}.${token({}).split('.')[1]}.`],
    [
      'signed with the public key as a shared secret',
      () => {
        const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${token({}).split('.')[1]}`;
        return `${body}.${createHmac('sha256', 'public').update(body).digest('base64url')}`;
      },
    ],
    [
      'with its algorithm changed',
      () => {
        const [, body, signature] = token({}).split('.');
        return `${part({ alg: 'RS256', typ: 'JWT' })}.${body}.${signature}`;
      },
    ],
    [
      'with its subject changed',
      () => {
        const [head, body = '', signature] = token({}).split('.');
        const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
        return `${head}.${part({ ...claims, sub: 'person-1' })}.${signature}`;
      },
    ],
    ['longer than any of ours', () => token({ padding: 'x'.repeat(9_000) })],
    ['that is not one', () => 'a.b.c'],
  ];
  test.each(cases)('%s', async (_what, make) => {
    expect(await code(make())).toBe('UNAUTHENTICATED');
  });

  test('control: the same token without the fault is taken', async () => {
    expect(await code(token({}))).toBeUndefined();
    expect(await code(token({ aud: ['other', orchard.issuer.audience] }))).toBeUndefined();
  });
});

test('keys are fetched once for many requests, and an unknown key id cannot make us fetch at will', async () => {
  const before = orchard.issuer.fetches;
  await Promise.all(Array.from({ length: 50 }, (_, i) => code(orchard.issuer.token('person-0', 'session-0', {}, { kid: `made-up-${i}` }))));
  expect(orchard.issuer.fetches - before).toBeLessThanOrEqual(1);
});

test('a key that the issuer takes back stops working when keys are looked at again', async () => {
  const kid = orchard.issuer.addKey('ES256');
  const token = orchard.issuer.token('person-0', 'session-0');
  later(11_000);
  expect(await code(token)).toBeUndefined();
  orchard.issuer.dropKey(kid);
  const long = orchard.issuer.token('person-0', 'session-0', { exp: now() + 3_600 });
  const taken = orchard.issuer.token('person-0', 'session-0', { exp: now() + 3_600 }, { kid });
  later(11 * 60_000);
  expect(await code(token)).toBe('UNAUTHENTICATED');
  expect(await code(taken)).toBe('UNAUTHENTICATED');
  expect(await code(long)).toBeUndefined();
});
