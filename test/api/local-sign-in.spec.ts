import { codeAt, LocalDesk, PASSPHRASE, typed, WRONG } from '../support/local-desk.js';
import type { Seen, Visitor } from '../support/local-identity.js';

jest.setTimeout(60_000);
let desk: LocalDesk;

beforeAll(async () => {
  desk = await LocalDesk.open();
  await desk.startIdentity();
}, 120_000);
afterAll(() => desk?.close());

/** The same page, whichever sign-in it belongs to and whatever was typed into its first box. */
const bare = ({ text }: Seen, name: string): string => text.replaceAll(name, 'NAME').replace(/\/interaction\/[\w-]+/g, '/interaction/UID');

describe('signing in', () => {
  it('takes a passphrase and a code, and says in the tokens when and by what', async () => {
    const { name, secret, visitor } = await desk.member();
    const page = await visitor.begin();
    expect((await visitor.get(`${page}/code`)).to).toBe(page);
    const half = await visitor.post(page, typed(`  ${name.toUpperCase()} `, PASSPHRASE.normalize('NFD')));
    expect([half.status, half.to]).toEqual([303, `${page}/code`]);
    const code = codeAt(secret);
    const done = await visitor.post(`${page}/code`, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    const { id, access } = await visitor.tokens(done);
    expect(id['preferred_username']).toBe(name);
    const now = Date.now() / 1000;
    expect(id).toMatchObject({ iss: desk.identity.url, acr: 'https://refeds.org/profile/mfa', amr: ['pwd', 'otp', 'mfa'] });
    expect(access).toMatchObject({ aud: 'concordat-api', sub: id['sub'], name: 'Robin Vale', sid: expect.any(String) });
    for (const { auth_time: proved } of [id, access] as { auth_time: number }[]) expect(Math.abs(now - proved)).toBeLessThan(60);
    const [account] = await desk.sql<{ n: number }>('select count(*)::int as n from concordat.account where issuer = $1 and subject = $2', [
      desk.identity.url,
      id['sub'],
    ]);
    expect(account?.n).toBe(1);
    // Asked each time: a session that stands here already is no proof.
    const again = await visitor.begin();
    expect((await visitor.get(again)).text).toContain('Sign-in name');
    expect(await visitor.begin({ max_age: '0' })).not.toBe(again);
    const hinted = await visitor.begin({ prompt: 'login', login_hint: `${name}"><b>` });
    expect((await visitor.get(hinted)).text).toContain(`value="${name}&quot;&gt;&lt;b&gt;"`);
    expect(await visitor.begin({ prompt: 'login' })).not.toBe(again);
  });

  it('answers an unknown name, a wrong passphrase and an invitation that nobody accepted in the same bytes', async () => {
    const { name } = await desk.member();
    const invited = await desk.invite(await desk.newcomer());
    const answers: [number, string][] = [];
    for (const [who, passphrase] of [
      [name, WRONG],
      ['nobody.at.all.0000', WRONG],
      [invited.account.signInName, PASSPHRASE],
      ["o'\u0000x", WRONG],
    ] as const) {
      const visitor: Visitor = desk.visitor(`192.0.2.${answers.length + 1}`);
      const page = await visitor.begin();
      const seen: Seen = await visitor.post(page, typed(who, passphrase));
      answers.push([seen.status, bare(seen, who.replace("'", '&#39;')).replace('\uFFFD', '').replace('\u0000', '')]);
    }
    expect(answers[0]).toEqual([400, expect.stringContaining('The sign-in name or the passphrase is not right')]);
    for (const one of answers) expect(one).toEqual(answers[0]);
    // The control: the right passphrase is answered otherwise.
    const visitor = desk.visitor('192.0.2.99');
    expect((await visitor.post(await visitor.begin(), typed(name))).status).toBe(303);
  });

  it('takes as long for a name that nobody has (printed: the machine is shared)', async () => {
    const { name } = await desk.member();
    const took: Record<string, number[]> = { known: [], unknown: [] };
    for (let i = 0; i < 24; i++) {
      const visitor = desk.visitor(`198.19.0.${i}`);
      const page = await visitor.begin();
      const began = performance.now();
      expect((await visitor.post(page, typed(i % 2 ? name : `nobody.${i}.0000`, WRONG))).status).toBe(400);
      took[i % 2 ? 'known' : 'unknown']?.push(performance.now() - began);
    }
    const median = (of = 'known'): number => Math.round([...(took[of] ?? [])].sort((a, b) => a - b)[6] ?? 0);
    process.stdout.write(`A wrong passphrase: median ${median()} ms for an account, ${median('unknown')} ms for none (12 each)\n`);
  });

  it('takes each code once, one step early or late, and no older one after a newer one', async () => {
    const { name, secret, visitor } = await desk.member();
    let page = await visitor.begin();
    await visitor.post(page, typed(name));
    expect((await visitor.post(`${page}/code`, { code: codeAt(secret, 5) })).status).toBe(400);
    expect((await visitor.post(`${page}/code`, { code: codeAt(secret, -1) })).status).toBe(400); // used when it was accepted
    const code = codeAt(secret);
    expect((await visitor.post(`${page}/code`, { code })).status).toBe(303);
    page = await visitor.begin();
    await visitor.post(page, typed(name));
    const replayed = await visitor.post(`${page}/code`, { code });
    expect([replayed.status, replayed.text]).toEqual([400, expect.stringContaining('not right or was used before')]);
    expect((await visitor.post(`${page}/code`, { code: codeAt(secret, 1) })).status).toBe(303);
    page = await visitor.begin();
    await visitor.post(page, typed(name));
    expect((await visitor.post(`${page}/code`, { code: codeAt(secret) })).status).toBe(400);
  });

  it('of four who enter the same code at once lets one in', async () => {
    const { name, secret, visitor } = await desk.member();
    const pages: [Visitor, string][] = [];
    for (let i = 0; i < 4; i++) {
      const one = i === 0 ? visitor : desk.visitor(`192.0.2.${100 + i}`);
      const page = await one.begin();
      expect((await one.post(page, typed(name))).status).toBe(303);
      pages.push([one, page]);
    }
    const code = codeAt(secret);
    const pressed = await Promise.all(pages.map(([one, page]) => one.post(`${page}/code`, { code })));
    expect(pressed.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('goes on after a restart: the accounts, the keys and what makes codes are kept', async () => {
    const { name, secret, visitor } = await desk.member();
    const { url, dataDir } = desk.identity;
    const before = await (await fetch(`${url}/jwks`)).text();
    await desk.identity.stop(true);
    await desk.startIdentity({ DATA_DIR: dataDir, IDENTITY_PORT: new URL(url).port });
    expect(await (await fetch(`${url}/jwks`)).text()).toBe(before);
    const page = await visitor.begin();
    await visitor.post(page, typed(name));
    expect((await visitor.post(`${page}/code`, { code: codeAt(secret) })).status).toBe(303);
  });
});

describe('guessing', () => {
  it('waits after five, whether or not there is such a name, and the person’s own device does not', async () => {
    const { name, secret, visitor } = await desk.member();
    const statuses = async (who: string, source: string, passphrase = WRONG): Promise<number[]> => {
      const guesser = desk.visitor(source);
      const page = await guesser.begin();
      const seen: number[] = [];
      for (let i = 0; i < 7; i++) seen.push((await guesser.post(page, typed(who, passphrase))).status);
      return seen;
    };
    const known = await statuses(name, '203.0.113.50');
    expect(known).toEqual([400, 400, 400, 400, 400, 429, 429]);
    expect(await statuses('nobody.here.1234', '203.0.113.51')).toEqual(known);
    const guesser = desk.visitor('203.0.113.50');
    const late = await guesser.post(await guesser.begin(), typed(name));
    expect([late.status, late.text]).toEqual([429, expect.stringMatching(/Too many tries\. Wait \d+ minutes?/)]);
    // The right person, where they have signed in before, from the very same address.
    const page = await visitor.begin();
    expect((await visitor.post(page, typed(name))).status).toBe(303);
    expect((await visitor.post(`${page}/code`, { code: codeAt(secret) })).status).toBe(303);
  });

  it('of codes waits as well, though the passphrase is right each time', async () => {
    const { name } = await desk.member();
    const thief = desk.visitor('203.0.113.60');
    const seen: number[] = [];
    for (let i = 0; i < 6; i++) {
      const page = await thief.begin();
      const half = await thief.post(page, typed(name));
      seen.push(half.status === 303 ? (await thief.post(`${page}/code`, { code: '000000' })).status : half.status);
    }
    expect(seen.filter((status) => status === 400).length).toBeLessThanOrEqual(5);
    expect(seen.at(-1)).toBe(429);
  });

  it('fifty at once are five guesses, and the pages stay quick', async () => {
    const { name } = await desk.member();
    const visitors = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const visitor = desk.visitor('203.0.113.70');
        return [visitor, await visitor.begin(), i] as const;
      }),
    );
    const began = performance.now();
    const flood = Promise.all(visitors.map(([visitor, page]) => visitor.post(page, typed(name, WRONG))));
    const quick: number[] = [];
    for (let i = 0; i < 10; i++) {
      const asked = performance.now();
      expect((await fetch(`${desk.identity.url}/health`)).status).toBe(200);
      quick.push(performance.now() - asked);
    }
    const statuses = (await flood).map(({ status }) => status);
    const counted = Object.fromEntries([400, 429, 503].map((status) => [status, statuses.filter((one) => one === status).length]));
    process.stdout.write(
      `Flood of 50 sign-ins from one source: ${JSON.stringify(counted)} in ${Math.round(performance.now() - began)} ms; another page meanwhile at most ${Math.round(Math.max(...quick))} ms\n`,
    );
    expect(counted[400]).toBeLessThanOrEqual(5);
    expect(Object.values(counted).reduce((all, one) => all + one, 0)).toBe(50);
  });

  it('from fifty places at once keeps two hashes running and a short queue, and says when it is full', async () => {
    const visitors = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const visitor = desk.visitor(`198.18.0.${i}`);
        return [visitor, await visitor.begin()] as const;
      }),
    );
    const began = performance.now();
    const flood = Promise.all(visitors.map(([visitor, page], i) => visitor.post(page, typed(`guess.${i}.0001`, WRONG))));
    const asked = performance.now();
    await fetch(`${desk.identity.url}/.well-known/openid-configuration`);
    const meanwhile = performance.now() - asked;
    const answers = await flood;
    const busy = answers.filter(({ status }) => status === 503);
    process.stdout.write(
      `Flood of 50 sign-ins from 50 places: ${busy.length} asked to press again, the rest in ${Math.round(performance.now() - began)} ms; another page meanwhile ${Math.round(meanwhile)} ms\n`,
    );
    expect(answers.every(({ status }) => status === 400 || status === 503)).toBe(true);
    for (const { headers } of busy) expect(headers.get('retry-after')).toBe('5');
  });
});
