import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { AnyPage } from './pages/any.page.js';
import { codeOf, LocalSignInPage } from './pages/local-sign-in.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const ADMINISTRATOR = 'Maple Denholm';
const PASSPHRASE = 'kettle walrus obvious 19 lamp';
const PEOPLE = [
  [ADMINISTRATOR, 'AGENCY_ADMINISTRATOR'],
  ['Fennel Ashby', 'PARTNER_PRACTITIONER'],
  ['Lovage Thorne', 'PARTNER_PRACTITIONER'],
] as const;
jest.setTimeout(120_000);
let house: House;
let browser: Browser;

/** LOCAL_ACCOUNTS=yes and nothing else: our own sign-in is the only one. */
beforeAll(async () => {
  browser = await openBrowser();
  house = await House.open(charity, { demo: false, local: true });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

async function charity(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const [agency, unit] = [randomUUID(), randomUUID()];
  await asLoader(database.ownerUrl, async (insert) => {
    await insert('agency', { id: agency, name: 'Harbour Light Trust', short_name: 'Harbour Light', kind: 'VOLUNTARY' });
    await insert('unit', {
      id: unit,
      agency_id: agency,
      name: 'Mentoring',
      duty_name: 'Office',
      duty_phone: '01632 960002',
      duty_hours: 'Weekdays',
    });
    for (const [name, role] of PEOPLE) {
      const id = randomUUID();
      await insert('staff', { id, agency_id: agency, name, job_title: role === 'AGENCY_ADMINISTRATOR' ? 'Office manager' : 'Mentor' });
      await insert('post', { staff_id: id, unit_id: unit, agency_id: agency, role, held_from: '2020-01-01' });
    }
  });
  return database;
}

/** What the person who runs the installation types, once for each agency. */
function operatorInvites(name: string): { status: number | null; text: string; link: string } {
  const env = { ...process.env, NODE_ENV: 'test', DATA_DIR: house.place.dataDir, DATABASE_URL: house.database.ownerUrl };
  const main = resolve(import.meta.dirname, '../../dist/apps/cli/src/invite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, name], { env, encoding: 'utf8' });
  return { status, text: stdout + stderr, link: /http:\S+/.exec(stdout)?.[0] ?? '' };
}

interface Account {
  readonly name: string;
  readonly secret: string;
}
async function accept(page: Page, link: string): Promise<Account> {
  await page.goto(link);
  const name = await page.locator('.facts strong').innerText();
  await (await LocalSignInPage.on(page, 'Choose a passphrase')).choosePassphrase(PASSPHRASE);
  const enrol = await LocalSignInPage.on(page, 'Set up your codes');
  const secret = await enrol.key();
  await enrol.enterCode(codeOf(secret, -1), 'Finish');
  await LocalSignInPage.on(page, 'Your account is ready');
  return { name, secret };
}

async function signIn(page: Page, { name, secret }: Account, path: string, steps = 0): Promise<void> {
  await page.goto(path);
  await (await LocalSignInPage.on(page, 'Sign in')).givePassphrase(name, PASSPHRASE);
  await (await LocalSignInPage.on(page, 'Enter your code')).enterCode(codeOf(secret, steps), 'Sign in');
}

let office: Account | undefined;
/** The first time by the operator’s link. */
async function administrator(desk: Desk): Promise<Page> {
  const known = office;
  office ??= await accept(desk.page, operatorInvites(ADMINISTRATOR).link);
  await signIn(desk.page, office, '/local-accounts', known ? 1 : 0);
  await AnyPage.on(desk.page, 'Local accounts');
  return desk.page;
}

it('the operator is told who there is not', () => {
  expect(operatorInvites('Nobody Atall')).toMatchObject({ status: 1, text: expect.stringContaining('Nobody in the directory is called') });
  expect(operatorInvites('')).toMatchObject({ status: 1, text: expect.stringContaining('Say who') });
});

describe.each([true, false])('with JavaScript %s', (javaScript) => {
  const name = javaScript ? 'Fennel Ashby' : 'Lovage Thorne';
  let desks: [Desk, Desk];
  beforeEach(async () => {
    desks = [await Desk.at(house, browser, { javaScript }), await Desk.at(house, browser, { javaScript })];
  });
  afterEach(async () => {
    for (const desk of desks) {
      await desk.leave();
      expect(desk.complaints).toEqual([]);
    }
  });
  const look = async (page: Page, picture: string): Promise<void> => {
    if (!javaScript) return;
    await assertAccessible(page);
    await shoot(page, `local-${picture}`);
  };

  it('an administrator invites, the person accepts and signs in, and sees My work; then a lost telephone is replaced', async () => {
    const desk = await administrator(desks[0]);
    await desk.getByLabel('Name', { exact: true }).fill(name.slice(0, 5));
    await (await AnyPage.on(desk, 'Local accounts')).press('Find people');
    await look(desk, 'accounts-to-invite');
    await (await AnyPage.on(desk, 'Local accounts')).press(`Invite ${name}`);
    await AnyPage.on(desk, `Link for ${name}`);
    await look(desk, 'link');
    const link = await desk.locator('#link').inputValue();

    const { page } = desks[1];
    await page.goto(link);
    let form = await LocalSignInPage.on(page, 'Choose a passphrase');
    await look(page, 'choose-passphrase');
    const signInName = await page.locator('.facts strong').innerText();
    await form.choosePassphrase('Password2026');
    expect(await form.problem()).toContain('tried first');
    await look(page, 'choose-passphrase-wrong');
    await form.choosePassphrase(PASSPHRASE);
    form = await LocalSignInPage.on(page, 'Set up your codes');
    await look(page, 'set-up-codes');
    const secret = await form.key();
    await form.enterCode(codeOf(secret, -1), 'Finish');
    form = await LocalSignInPage.on(page, 'Your account is ready');
    await look(page, 'account-ready');
    await page.goto(link);
    await LocalSignInPage.on(page, 'This link does not work');
    await look(page, 'link-used');

    await page.goto('/');
    form = await LocalSignInPage.on(page, 'Sign in');
    await look(page, 'sign-in');
    await form.givePassphrase(signInName, 'something else entirely');
    expect(await form.problem()).toContain('The sign-in name or the passphrase is not right');
    await look(page, 'sign-in-wrong');
    await form.givePassphrase(signInName, PASSPHRASE);
    form = await LocalSignInPage.on(page, 'Enter your code');
    await look(page, 'code');
    await form.enterCode(codeOf(secret), 'Sign in');
    await AnyPage.on(page, 'My work');
    expect(await page.locator('.app-account').innerText()).toContain(name);
    await page.goto('/local-accounts');
    await AnyPage.on(page, 'You may not do this');

    await desk.goto('/local-accounts');
    await look(desk, 'accounts');
    await (await AnyPage.on(desk, 'Local accounts')).follow(`Reset the account of ${name}`);
    await look(desk, 'reset');
    await (await AnyPage.on(desk, `Reset the account of ${name}`)).press('Reset and make a link');
    await AnyPage.on(desk, `Link for ${name}`);
    const renewed = await desk.locator('#link').inputValue();
    // Signed out everywhere, at once.
    await page.goto('/');
    await AnyPage.on(page, 'You were signed out');
    await page.goto(renewed);
    await (await LocalSignInPage.on(page, 'Choose a passphrase')).choosePassphrase(`${PASSPHRASE} again`);
    expect(await (await LocalSignInPage.on(page, 'Set up your codes')).key()).not.toBe(secret);
  });
});
