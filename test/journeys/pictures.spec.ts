import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser, TELEPHONE } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
let house: House;
let browser: Browser;
let desk: Desk;
let page: Page;

/** ALDER, of whom probation has told the police what is less grave than what it holds. */
const ALDER = `select id from concordat.person where family_name = 'Alder' and given_names = 'Corin'`;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(ALDER)).rows as { id: string }[]);
  desk = await Desk.at(house, browser);
  page = await desk.signInAs('probation-practitioner', `/cases/${row?.id}/sharing-record`);
}, 400_000);
afterAll(async () => {
  await desk?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const text = (): Promise<string> => page.getByRole('main').innerText();
const rows = (caption: RegExp) => page.getByRole('table', { name: caption }).locator('tbody tr');

it('the strip shows the graver note that the police were not told, and the table beside it has every mark', async () => {
  await page.getByRole('link', { name: 'Pictures of sharing' }).click();
  await AnyPage.on(page, 'Pictures of sharing');
  expect(await text()).toContain('1 note graver than something Northshire Police has been told has not been told to it');
  const strip = page.getByRole('img', { name: /Northshire Police has and has not been told/ });
  const marks = await strip.locator('.app-mark').count();
  expect(await strip.locator('.app-mark--held-back').count()).toBe(1);
  expect(marks).toBeGreaterThan(4);
  expect(await rows(/notes in the strip/).count()).toBe(marks);
  await assertAccessible(page);
  await page.setViewportSize(TELEPHONE);
  expect([await strip.count(), await strip.locator('.app-mark').count()]).toEqual([1, marks]);
  await shoot(page, 'pictures');
});

it('the lanes show what went to and fro, and the same stands in a table', async () => {
  const lanes = page.getByRole('img', { name: /What went between agencies/ });
  const marks = await lanes.locator('.app-passage').count();
  expect(await lanes.locator('.app-passage--SENT').count()).toBeGreaterThan(1);
  await page.getByText('The same as a table').click();
  expect(await rows(/What went between agencies/).count()).toBe(marks);
  await assertAccessible(page);
});

it('before anything was told, nothing is told; a date that is none is said beside the box', async () => {
  await page.getByLabel('Date', { exact: true }).fill('24/2/2027');
  await page.getByLabel('Time', { exact: true }).fill('9pm');
  await page.getByRole('button', { name: 'Show' }).click();
  await AnyPage.on(page, /24 February 2027 at 9pm$/);
  expect(await text()).toContain('Northshire Police has been told none of these notes.');
  expect(await page.locator('.app-picture .app-mark--TOLD').count()).toBe(0);
  expect(await page.locator('.app-picture .app-mark').count()).toBeGreaterThan(0);
  await page.getByLabel('Date', { exact: true }).fill('31/2/2027');
  await page.getByRole('button', { name: 'Show' }).click();
  expect(await text()).toContain('Enter a real date, for example 11/3/2027');
  await assertAccessible(page);
  expect(desk.complaints).toEqual([]);
});

it('the police see their own side alone: none of the notes that probation holds', async () => {
  const police = await Desk.at(house, browser);
  try {
    const theirs = await police.signInAs('police-offender-manager', new URL(page.url()).pathname);
    await AnyPage.on(theirs, 'Pictures of sharing');
    const shown = await theirs.getByRole('main').innerHTML();
    expect(shown).toContain('Probation told Northshire Police');
    expect(shown).not.toContain('Two documents give different risk levels');
    expect(police.complaints).toEqual([]);
  } finally {
    await police.leave();
  }
});

it('a supervisor sees how much goes to and fro and how soon, and no time for fewer than five', async () => {
  const sergeant = await Desk.at(house, browser);
  try {
    const theirs = await sergeant.signInAs('police-sergeant', '/sharing-record');
    await theirs.getByRole('link', { name: 'How much is shared, and how soon' }).click();
    await AnyPage.on(theirs, 'How much is shared, and how soon');
    const said = await theirs.getByRole('main').innerText();
    expect(said).toMatch(/half within \d+/);
    expect(said).toContain('too few for a time');
    expect(await theirs.getByRole('img').count()).toBe(3);
    await assertAccessible(theirs);
    await shoot(theirs, 'flow');
    await theirs.getByLabel('From', { exact: true }).fill('11/3/2027');
    await theirs.getByLabel('Up to and including', { exact: true }).fill('10/3/2027');
    await theirs.getByRole('button', { name: 'Show' }).click();
    expect(await theirs.getByRole('main').innerText()).toContain('The end must be after the beginning');
    await assertAccessible(theirs);
    await theirs.goto('/oversight/flow?to=1/1/2001&from=1/12/2000');
    expect(await theirs.getByRole('main').innerText()).toContain('Nothing was shared in this period that you may see.');
    expect(sergeant.complaints).toEqual([]);
  } finally {
    await sergeant.leave();
  }
});
