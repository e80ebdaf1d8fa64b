import type { Browser, Page } from 'playwright-core';
import { asOwner, setClock } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

/* Somebody asks under Clare's Law. Her desk follows the map on her record; nobody else finds that there is one. Everybody is invented. */
jest.setTimeout(120_000);
const [PROTECTOR, MANAGER, SERGEANT] = ['domestic-abuse-officer', 'police-offender-manager', 'police-sergeant'] as const;
const SAFE = 'Never by telephone. At the library on Tuesdays, before noon.';
let house: House;
let browser: Browser;
let record: string;
let run: string;
let desks: Desks;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
  await setClock(house.database.ownerUrl, '2027-03-15T10:00:00Z');
  const [held] = await asOwner(house.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ staff_id: string; agency_id: string; unit_id: string }>(
      `select distinct p.staff_id, p.agency_id, p.unit_id from concordat.account a join concordat.post p on p.staff_id = a.staff_id
         join concordat.unit u on u.id = p.unit_id and u.desk = 'POLICE_DOMESTIC_ABUSE' where a.subject = $1`,
      [PROTECTOR],
    );
    return rows;
  });
  if (!held) throw new Error('the demonstration has no such desk');
  await asLoader(house.database.ownerUrl, async (insert) => {
    await insert('protection_record', {
      agency_id: held.agency_id, unit_id: held.unit_id, recorded_by: held.staff_id, kind: 'RIGHT_TO_ASK', protected_name: 'Juniper Ashgrove',
      safe_contact: SAFE, words: 'She came to the counter and asked about the man whom she lives with.',
    }); // prettier-ignore
  });
}, 400_000);
afterAll(async () => {
  await desks?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const at = (who: string, path: string): Promise<Page> => desks.at(who, path);
/** Safe contact is what is read first, above the heading. */
async function look(page: Page, name: string): Promise<void> {
  const words = await page.getByRole('main').innerText();
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  expect(words.indexOf(SAFE)).toBeGreaterThanOrEqual(0);
  expect(words.indexOf(SAFE)).toBeLessThan(words.indexOf(heading));
  await assertAccessible(page);
  await shoot(page, `protection-${name}`);
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const named = (act: string, step: string): RegExp => new RegExp(`^${act}\\s*: ${step}\\s*$`);

it('is begun from the record by its desk, with safe contact first', async () => {
  const page = await at(PROTECTOR, '/protection');
  await page.getByRole('link', { name: 'Juniper Ashgrove' }).click();
  record = new URL(page.url()).pathname;
  expect(await page.getByRole('main').innerText()).toContain('None has been begun.');
  await look(page, 'no-run');
  await page.getByRole('button', { name: /^Begin\s*: Clare/ }).click();
  await press(page, 'Begin');
  expect(await page.getByRole('main').innerText()).toContain('Choose which way it goes');
  await look(page, 'begin');
  await page.getByLabel('Right to ask: somebody asks').check();
  await press(page, 'Begin');
  await AnyPage.on(page, /^Clare’s Law/);
  run = new URL(page.url()).pathname;
  await look(page, 'begun');
  expect(await page.getByRole('link', { name: 'Let an agency in' }).count()).toBe(0);

  await page.getByRole('button', { name: named('Record what came of it', 'First checks') }).click();
  await page.getByLabel('Nobody is known to be in danger now', { exact: true }).check();
  await look(page, 'step');
  await press(page, 'Record it');
  await AnyPage.on(page, /^Clare’s Law/);
  expect(await page.getByRole('region', { name: 'What to do now' }).innerText()).toContain('Meet in person');
  await page.goto(record);
  expect(await page.getByRole('region', { name: 'Process maps on this record' }).innerText()).toContain('Clare’s Law');
  await look(page, 'record');
});

it('is nothing to anybody else of the same force', async () => {
  for (const who of [MANAGER, SERGEANT]) {
    for (const path of [
      record,
      `${record}/begin/clares-law`,
      run,
      `${run}/fact`,
      `${run}/stop`,
      `${run}/let-in`,
      `${run}/steps/meet/done`,
    ]) {
      const page = await at(who, '/');
      expect([who, path, (await page.goto(path))?.status()]).toEqual([who, path, 404]);
      expect(await page.content()).not.toMatch(/Juniper|Clare|library/);
    }
    const page = await at(who, '/');
    expect(await page.content()).not.toMatch(/Juniper|Clare/);
  }
  expect(desks.complaints).toEqual([]);
});
