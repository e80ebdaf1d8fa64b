import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const [SUPERVISOR, MANAGER] = ['police-sergeant', 'police-offender-manager'] as const;
let house: House;
let browser: Browser;
const desks: Desk[] = [];

async function at(who: string, path: string): Promise<Page> {
  const desk = await Desk.at(house, browser);
  desks.push(desk);
  return desk.signInAs(who, path);
}
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  await asOwner(house.database.ownerUrl, (client) =>
    client.query(
      `insert into concordat.work_item (agency_id, staff_id, kind, summary, dedupe_key)
       select s.agency_id, s.id, 'NOT_FOR_US', 'Came back', 'journey ' || n from concordat.account a join concordat.staff s on s.id = a.staff_id, generate_series(1, 3) n
        where a.subject = $1`,
      [MANAGER],
    ),
  );
}, 400_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

it('a supervisor ticks work, gives it away with a reason, is refused without losing a tick, and gives it back', async () => {
  const page = await at(SUPERVISOR, '/team');
  await page.getByRole('link', { name: 'Riverside District' }).first().click();
  await page.getByRole('link', { name: 'Give work to somebody else' }).click();
  await AnyPage.on(page, 'Give work to somebody else');
  const manager = await at(MANAGER, '/');
  const [name, boxes] = [await managersName(), page.getByRole('checkbox', { name: 'Returned by a partner', exact: true })];
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  expect(await text(page)).toContain('Choose who takes it');
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
  await assertAccessible(page);
  await shoot(page, 'reassign-blank');
  await page.getByLabel('Who takes it?').selectOption({ label: await takerLine(page, (line) => line.startsWith(name)) });
  await page.getByLabel('Why?').fill('He is away until the summer');
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  expect(await text(page)).toContain('Nothing was given: 2 of 2 cannot go there');
  expect(await text(page)).toContain('They have it already.');
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
  expect(await page.getByLabel('Why?').inputValue()).toBe('He is away until the summer');
  await assertAccessible(page);
  await shoot(page, 'reassign-refused');
  const other = await takerLine(page, (line) => line !== 'Choose' && !line.startsWith(name));
  await page.getByLabel('Who takes it?').selectOption({ label: other });
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await AnyPage.on(page, 'Give work to somebody else');
  expect(await text(page)).toContain(`Given: 2 pieces of work to ${other.split(',')[0]}`);
  await assertAccessible(page);
  await shoot(page, 'reassign-done');

  await manager.reload();
  expect(await text(manager)).toContain('Given to somebody else in the last 14 days');
  expect(await text(manager)).toContain('He is away until the summer');
  await assertAccessible(manager);
  await shoot(manager, 'my-work-given-away');

  await page
    .getByRole('link', { name: /^Give back/ })
    .first()
    .click();
  await AnyPage.on(page, 'Give work back');
  await page.getByRole('button', { name: 'Give back' }).click();
  expect(await text(page)).toContain('Say why, in a few words');
  await assertAccessible(page);
  await shoot(page, 'give-back');
  await page.getByLabel('Why is it given back?').fill('He came back early');
  await page.getByRole('button', { name: 'Give back' }).click();
  expect(await text(page)).toContain('Given back: 2 pieces of work');
  await manager.reload();
  expect(await text(manager)).toContain('He came back early');
  expect(await text(manager)).not.toContain('Given to somebody else in the last 14 days');
});

async function managersName(): Promise<string> {
  const { rows } = await asOwner(house.database.ownerUrl, (client) =>
    client.query<{ name: string }>(
      'select s.name from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = $1',
      [MANAGER],
    ),
  );
  return rows[0]?.name ?? '';
}

async function takerLine(page: Page, wanted: (line: string) => boolean): Promise<string> {
  const lines = await page.getByLabel('Who takes it?').locator('option').allInnerTexts();
  return lines.find(wanted) ?? '';
}
