import { type OrchardApi, orchardApi, POLICE } from '../support/orchard-api.js';

let orchard: OrchardApi;
beforeAll(async () => {
  orchard = await orchardApi();
});
afterAll(async () => orchard?.stop());

const ask = async (token: string): Promise<{ text: string; ms: number }> => {
  const start = performance.now();
  const { text } = await orchard.api.ask(token, '{ agencies { id } }');
  return { text, ms: performance.now() - start };
};
const broken = (i: number): string => {
  const [head, body] = orchard.issuer.token('person-0', `made-up-${i}`).split('.');
  return `${head}.${body}.${Buffer.from(`not a signature ${i}`.padEnd(64, '.')).toString('base64url')}`;
};
const median = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

describe('which account there is', () => {
  /** Real tokens of the issuer that open nothing, each for a reason of its own. */
  const WHY: Readonly<Record<string, () => string>> = {
    'no such account': () => orchard.issuer.token('nobody-at-all', 'session-none'),
    'an account, and a sign-in that was never started': () => orchard.issuer.token('person-1', 'never-started'),
    'an account, and the sign-in of somebody else': () => orchard.issuer.token('person-1', 'session-2'),
    'a token that is over': () => orchard.issuer.token('person-1', 'session-1', { exp: Math.floor(Date.now() / 1000) - 60 }),
  };

  test('is told by no byte of the answer', async () => {
    const texts = await Promise.all(Object.values(WHY).map(async (make) => (await ask(make())).text));
    expect(new Set(texts).size).toBe(1);
    const started = await Promise.all(
      ['nobody-at-all', 'nobody-else'].map(
        async (subject) => (await orchard.api.ask(orchard.issuer.token(subject, `s-${subject}`), 'mutation { startSession }')).text,
      ),
    );
    expect(new Set(started)).toEqual(new Set(['{"data":{"startSession":false}}']));
  });

  test('is told by no time that could be used (interleaved; printed, since the machine is shared)', async () => {
    const [unknown, known] = ['no such account', 'an account, and a sign-in that was never started'].map((why) => WHY[why]?.() ?? '');
    const took: { unknown: number[]; known: number[] } = { unknown: [], known: [] };
    for (let i = 0; i < 220; i += 1) {
      took.unknown.push((await ask(unknown ?? '')).ms);
      took.known.push((await ask(known ?? '')).ms);
    }
    const [a, b] = [median(took.unknown.slice(20)), median(took.known.slice(20))];
    process.stdout.write(
      `a token that opens nothing: median ${a.toFixed(2)} ms for no account, ${b.toFixed(2)} ms for an account (200 each)\n`,
    );
    expect(took.known).toHaveLength(took.unknown.length);
  });
});

// Last: for some seconds after it, this source's new tokens are answered without being looked at.
test('five hundred tokens that nobody signed: one answer, read or not, and whoever is in stays in', async () => {
  const good = orchard.tokenOf(POLICE);
  const before = (await ask(good)).text;
  const answers = await Promise.all(Array.from({ length: 500 }, (_, i) => ask(broken(i))));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]?.text).toContain('UNAUTHENTICATED');
  expect((await ask(good)).text).toBe(before);
  expect((await ask(broken(501))).text).toBe(answers[0]?.text);
});
