import type { Browser } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { SignInAsPage } from './pages/sign-in-as.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const PERSON = 'police-offender-manager';
const SERGEANT = 'police-sergeant';
jest.setTimeout(90_000);
let house: House;
let browser: Browser;
const desks: Desk[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  house = await House.open();
  await asOwner(house.database.ownerUrl, (client) =>
    client.query(
      `insert into concordat.post (staff_id, unit_id, agency_id, role, held_from)
       select p.staff_id, p.unit_id, p.agency_id, 'AGENCY_ADMINISTRATOR', p.held_from from concordat.post p
         join concordat.account a on a.staff_id = p.staff_id where a.subject = $1 limit 1`,
      [SERGEANT],
    ),
  );
}, 300_000);
afterEach(async () => {
  const complaints = desks.flatMap((desk) => desk.complaints);
  for (const desk of desks.splice(0)) await desk.leave();
  await asOwner(house.database.ownerUrl, (client) => client.query('update concordat.sign_in set ended_at = now() where ended_at is null'));
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

async function at(subject: string, path = '/', javaScript = true): Promise<Desk> {
  const desk = await Desk.at(house, browser, { javaScript });
  desks.push(desk);
  await desk.signInAs(subject, path);
  return desk;
}

it.each([true, false])(
  'one sees where one is signed in and signs out elsewhere, which is told there; JavaScript %s',
  async (javaScript) => {
    const [lost, here] = [await at(PERSON, '/agreements', javaScript), await at(PERSON, '/', javaScript)];
    await here.page.getByRole('link', { name: 'Where you are signed in' }).click();
    await AnyPage.on(here.page, 'Where you are signed in');
    expect(await here.page.locator('.app-row').count()).toBe(2);
    expect(await here.page.locator('.app-row', { hasText: 'This one' }).count()).toBe(1);
    if (javaScript) {
      await assertAccessible(here.page);
      await shoot(here.page, 'where-you-are-signed-in');
    }
    await here.page.getByRole('button', { name: /^Sign out there/ }).click();
    await AnyPage.on(here.page, 'Where you are signed in');
    expect(await here.page.getByRole('main').innerText()).toContain('You are signed out there');
    await lost.page.goto('/find?text=hart');
    const told = await AnyPage.on(lost.page, 'You were signed out');
    expect(await lost.page.getByRole('main').innerText()).toContain('You signed this computer or telephone out from another one');
    await told.press('Sign in');
    await (await SignInAsPage.on(lost.page)).choose(PERSON);
    await AnyPage.on(lost.page, 'Find a person');
    await here.page.goto('/account/sessions');
    await AnyPage.on(here.page, 'Where you are signed in');
  },
);

it('signs out everywhere else with one press', async () => {
  const others = [await at(PERSON), await at(PERSON)];
  const here = await at(PERSON, '/account/sessions');
  await (await AnyPage.on(here.page, 'Where you are signed in')).press('Sign out everywhere else');
  expect(await here.page.getByRole('main').innerText()).toContain('You are signed out everywhere else');
  expect(await here.page.locator('.app-row').count()).toBe(1);
  for (const { page } of others) {
    await page.goto('/');
    await AnyPage.on(page, 'You were signed out');
  }
});

it('an administrator puts somebody of the agency out, and that person is told by whom', async () => {
  const theirs = await at(PERSON);
  const admin = await at(SERGEANT);
  await admin.page.getByRole('link', { name: 'Who is signed in' }).click();
  await AnyPage.on(admin.page, 'Who is signed in');
  await assertAccessible(admin.page);
  await shoot(admin.page, 'who-is-signed-in');
  await admin.page.getByLabel('Name', { exact: true }).fill('ashdown');
  await admin.page.getByRole('button', { name: 'Find', exact: true }).last().click();
  await AnyPage.on(admin.page, 'Who is signed in');
  await admin.page
    .getByRole('button', { name: /^Sign out there/ })
    .first()
    .click();
  expect(await admin.page.getByRole('main').innerText()).toContain('They are signed out there');
  await theirs.page.goto('/');
  await AnyPage.on(theirs.page, 'You were signed out');
  expect(await theirs.page.getByRole('main').innerText()).toContain('administrator signed you out');
});

it('nobody else is told who is signed in', async () => {
  const { page } = await at('probation-practitioner');
  expect(await page.getByRole('link', { name: 'Who is signed in' }).count()).toBe(0);
  expect((await page.goto('/account/staff'))?.status()).toBe(403);
});
