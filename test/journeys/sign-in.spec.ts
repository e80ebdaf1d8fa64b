import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { SignInAsPage } from './pages/sign-in-as.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';

const PERSON = 'police-offender-manager';
const COOKIE = '__Host-concordat';
jest.setTimeout(60_000);
let house: House;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  house = await House.open();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(text, values)).rows as Row[]);

async function cookieOf(desk: Desk) {
  return (await desk.context.cookies(house.url)).find(({ name }) => name === COOKIE);
}

describe.each([true, false])('with JavaScript %s', (javaScript) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.at(house, browser, { javaScript });
  });
  afterEach(async () => {
    await desk.leave();
    expect(desk.complaints).toEqual([]);
  });

  it('signing in leads to the page that was asked for', async () => {
    const page = await desk.signInAs(PERSON, '/agreements?from=a-colleague');
    await AnyPage.on(page, 'Sharing agreements');
    expect(page.url()).toBe(`${house.url}/agreements?from=a-colleague`);
  });

  it('signing out ends all three sessions, and the next person starts afresh', async () => {
    const page = await desk.signInAs(PERSON);
    await (await AnyPage.on(page, 'My work')).press('Sign out');
    if (!javaScript) await (await AnyPage.on(page, 'Sign out')).press('Sign out');
    await page.waitForURL('**/signed-out**');
    await AnyPage.on(page, 'You are signed out');
    expect(await cookieOf(desk)).toBeUndefined();
    const [last] = await sql<{ ended_why: string }>('select ended_why from concordat.sign_in order by started_at desc limit 1');
    expect(last?.ended_why).toBe('signed out');
    await page.goto('/');
    await (await SignInAsPage.on(page)).choose('police-sergeant');
    await AnyPage.on(page, 'My work');
  });

  it('what was sent after the session ran out comes back whole, and is sent from the same page', async () => {
    const page = await desk.signInAs(PERSON);
    const [person] = await sql<{ id: string }>(`select p.id from concordat.person p join concordat.case_membership m on m.person_id = p.id
      join concordat.agency a on a.id = m.agency_id where a.kind = 'POLICE' limit 1`);
    await page.goto(`/cases/${person?.id}/notes/new`);
    const typed = 'Seen at the boatyard at seven.\nHe was loading a van <with ropes> & "tarpaulin".';
    await page.locator('textarea[name="body"]').fill(typed);
    await desk.context.clearCookies();
    await (await AnyPage.on(page, /./)).press(await submitWords(page));
    const lost = await AnyPage.on(page, 'You were signed out before this was sent');
    expect(await page.locator('textarea[readonly]').first().inputValue()).toBe(typed);
    if (javaScript) await assertAccessible(page);
    const [tab] = await Promise.all([desk.context.waitForEvent('page'), page.getByRole('link', { name: /Sign in again/ }).click()]);
    await tab.waitForLoadState();
    await (await SignInAsPage.on(tab)).choose(PERSON);
    await AnyPage.on(tab, 'You are signed in again');
    await page.bringToFront();
    await lost.press('Send again');
    const again = await AnyPage.on(page, 'Check this and send it');
    await again.press('Send');
    expect(await page.locator('textarea[name="body"]').inputValue()).toBe(typed);
  });
});

async function submitWords(page: Desk['page']): Promise<string> {
  return (await page.locator('main form button[type="submit"], main form button:not([type])').first().innerText()).trim();
}

describe('the session', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.at(house, browser);
  });
  afterEach(() => desk.leave());

  it('is a new, opaque id that only the server can read, and the token is in neither the browser nor the table in the clear', async () => {
    await desk.page.goto('/');
    const before = await cookieOf(desk);
    await (await SignInAsPage.on(desk.page)).choose(PERSON);
    await AnyPage.on(desk.page, 'My work');
    const after = await cookieOf(desk);
    expect(after).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    expect(after?.value).not.toBe(before?.value);
    const rows = await sql<{ sess: string }>('select sess::text as sess from portal.session');
    expect(rows.length).toBeGreaterThan(0);
    for (const { sess } of rows) expect(sess).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
    expect(await desk.page.content()).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
  });

  it('that the API has let lapse leads back, through signing in, to the page that was open', async () => {
    const page = await desk.signInAs(PERSON, '/agreements');
    await sql(`update concordat.sign_in set last_seen_at = now() - interval '61 minutes' where ended_at is null`);
    await page.goto('/find?text=hart');
    const ended = await AnyPage.on(page, 'You were signed out');
    await assertAccessible(page);
    await ended.press('Sign in');
    await (await SignInAsPage.on(page)).choose(PERSON);
    await AnyPage.on(page, 'Find a person');
    expect(page.url()).toBe(`${house.url}/find?text=hart`);
  });

  it('is of no use to a form from another site, and nobody is signed out by it', async () => {
    const page = await desk.signInAs(PERSON);
    const answer = await page.request.post('/sign-out', { form: { _csrf: 'guessed' }, headers: { origin: 'https://elsewhere.example' } });
    expect([answer.status(), await answer.text()]).toEqual([403, expect.stringContaining('That form was not from this service')]);
    await page.goto('/');
    await AnyPage.on(page, 'My work');
  });

  it('never leads anywhere else after signing in', async () => {
    await desk.page.goto(`/sign-in?to=${encodeURIComponent(Buffer.from('//elsewhere.example').toString('base64url'))}.zzzzzzzz.x`);
    await (await SignInAsPage.on(desk.page)).choose(PERSON);
    expect(desk.page.url()).toBe(`${house.url}/`);
  });
});

describe('a bad day', () => {
  it('says that the service is not answering, and how to reach people all the same', async () => {
    const desk = await Desk.at(house, browser);
    const page = await desk.signInAs(PERSON);
    await house.stop('api');
    try {
      await page.goto('/agreements');
      await AnyPage.on(page, 'The service is not answering');
      await assertAccessible(page);
    } finally {
      await house.start('api');
      await desk.leave();
    }
  });

  it.each([
    ['/cases/not-an-id', 404],
    ['/cases/0196a000-0000-7000-8000-0000000000ff/about', 404],
    ['/nothing-here', 404],
    ['/find?text=%00', 400],
    ['/find?text=%ED%A0%80', 200],
    ['/find?text=a&after=nonsense', 400],
    ['/find?text=a&born-day=31&born-month=2&born-year=1990', 400],
  ])('answers %s with %d and no stack', async (path, status) => {
    const desk = await Desk.at(house, browser);
    const page = await desk.signInAs(PERSON);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(status);
    expect(await page.content()).not.toMatch(/at \w+.*\.js:\d+/);
    await desk.leave();
  });

  it('says that a name is too long to be one', async () => {
    const desk = await Desk.at(house, browser);
    const page = await desk.signInAs(PERSON);
    expect((await page.goto(`/find?text=${'a'.repeat(5_000)}`))?.status()).toBe(400);
    await AnyPage.on(page, 'Find a person');
    await desk.leave();
  });

  it('refuses ten megabytes in words', async () => {
    const desk = await Desk.at(house, browser);
    const page = await desk.signInAs(PERSON);
    const answer = await page.request.post('/sign-out', { form: { body: 'x'.repeat(10_000_000) } });
    expect([answer.status(), await answer.text()]).toEqual([413, expect.stringContaining('That is too long to send')]);
    await desk.leave();
  });
});

describe('several identity providers side by side', () => {
  it('are offered by their names, and one that is away does not keep people out of the others', async () => {
    const { identityUrl, secrets } = house.place;
    const common = { clientId: 'concordat-portal', clientSecret: secrets.identityClientSecret, audience: 'concordat-api' };
    const issuers = [
      { ...common, issuer: identityUrl, label: 'Northshire agencies' },
      { ...common, issuer: 'http://localhost:9', label: 'Another county' },
    ];
    await house.stop('portal');
    await house.start('portal', { OIDC_ISSUERS: JSON.stringify(issuers) });
    const desk = await Desk.at(house, browser);
    try {
      await desk.page.goto('/agreements');
      await assertAccessible(desk.page);
      await (await AnyPage.on(desk.page, 'Sign in')).press('Another county');
      await (await AnyPage.on(desk.page, 'Sign-in did not work')).follow('Sign in again');
      await (await AnyPage.on(desk.page, 'Sign in')).press('Northshire agencies');
      await (await SignInAsPage.on(desk.page)).choose(PERSON);
      await AnyPage.on(desk.page, 'My work');
    } finally {
      await desk.leave();
      await house.stop('portal');
      await house.start('portal');
    }
  });
});

describe('npm run token', () => {
  const token = (person: string, changes: NodeJS.ProcessEnv = {}) => {
    const { dataDir, identityUrl, apiUrl } = house.place;
    const env = { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, IDENTITY_URL: identityUrl, API_URL: apiUrl, ...changes };
    return spawnSync(process.execPath, [resolve(import.meta.dirname, '../../dist/apps/cli/src/token.js'), person], {
      env,
      encoding: 'utf8',
    });
  };

  it('prints a token that is signed in', async () => {
    const { status, stdout } = token(PERSON);
    expect(status).toBe(0);
    const answer = await fetch(`${house.place.apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${stdout.trim()}` },
      body: JSON.stringify({ operationName: 'Viewer', variables: {} }),
    });
    expect(await answer.json()).toMatchObject({ data: { viewer: { name: 'Morgan Ashdown' } } });
  });

  it('lists who there is when asked for somebody else, and does nothing in production', () => {
    expect(token('nobody')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/no demo person "nobody"[\s\S]*police-sergeant/),
    });
    expect(token(PERSON, { NODE_ENV: 'production' })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('development only'),
    });
  });
});
