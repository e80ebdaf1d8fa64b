import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { assertAccessible } from './support/accessible.js';
import { openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

/* When somebody is told by email, and what would have been sent: an officer who chooses, and the worker as it runs. Everybody is invented. */
jest.setTimeout(120_000);
const OFFICER = 'police-offender-manager';
let house: House;
let browser: Browser;
let desks: Desks;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
}, 400_000);
afterAll(async () => {
  await desks?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const main = (page: Page): Promise<string> => page.getByRole('main').innerText();
async function look(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await assertAccessible(page);
  await shoot(page, `notifications-${name}`);
}

test('an officer says when, is refused an address elsewhere, and reads what would have been sent', async () => {
  const page = await desks.at(OFFICER, '/notifications');
  await look(page, 'first');
  expect(await page.getByLabel('Your work email address').inputValue()).toMatch(/@northshire-police\.example$/);
  await page.getByLabel('Your work email address').fill('somebody@elsewhere.example');
  await page.getByRole('group', { name: 'What is for your unit' }).getByLabel('At once').check();
  await page.getByLabel('When do you want the daily email?').selectOption('7am');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.locator('.govuk-error-summary').innerText()).toContain(
    'Enter an address of your agency, ending in @northshire-police.example',
  );
  await look(page, 'refused');
  await page.getByLabel('Your work email address').fill('m.ashdown@northshire-police.example');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await main(page)).toContain('Saved');
  expect(await page.getByRole('group', { name: 'What is for your unit' }).getByLabel('At once').isChecked()).toBe(true);
  expect(await page.getByLabel('When do you want the daily email?').inputValue()).toBe('7');

  await asOwner(house.database.ownerUrl, (client) =>
    client.query(
      `insert into concordat.work_item (agency_id, staff_id, kind, summary, dedupe_key, interrupts)
       select s.agency_id, s.id, 'NOT_FOR_US', 'Nobody may read this in a message', 'told in a browser', 'RECALL'
         from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = $1`,
      [OFFICER],
    ),
  );
  await page.goto(`${house.url}/development/mail`);
  for (let tries = 0; tries < 40 && !(await main(page)).includes('Cannot wait'); tries += 1) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  await look(page, 'development');
  const sent = await main(page);
  expect(sent).toContain('m.ashdown@northshire-police.example');
  expect(sent).toMatch(/http:\/\/localhost:\d+\/(work\/[0-9a-f-]{36})?/);
  expect(sent).not.toContain('Nobody may read this');
  await page.goto(`${house.url}/notifications`);
  expect(await main(page)).toMatch(/MSG-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await look(page, 'told');
});
