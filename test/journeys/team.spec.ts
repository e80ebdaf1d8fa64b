import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const [SUPERVISOR, ADMINISTRATOR, MANAGER] = ['police-sergeant', 'agency-administrator', 'police-offender-manager'] as const;
let house: House;
let browser: Browser;
let desks: Desks;

const at = (who: string, path: string): Promise<Page> => desks.at(who, path);
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await shoot(page, name);
}
const fillDay = async (page: Page, group: string, [day, month, year]: readonly [string, string, string]): Promise<void> => {
  const fields = page.getByRole('group', { name: group });
  for (const [label, value] of [['Day', day], ['Month', month], ['Year', year]] as const) await fields.getByLabel(label).fill(value); // prettier-ignore
};

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
}, 400_000);
afterAll(async () => {
  await desks?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

it('the supervisor sees first who is released soon and what nobody has, then each unit beside its posts', async () => {
  const page = await at(SUPERVISOR, '/');
  await page.getByRole('link', { name: 'Team', exact: true }).click();
  await AnyPage.on(page, 'What your teams have to do');
  const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings.slice(0, 3)).toEqual(['Released within 14 days', 'Work without an owner', 'Units']);
  expect(await page.getByRole('img', { name: 'Open work by unit' }).count()).toBe(1);
  expect(await text(page)).toContain('Funding not recorded');
  await look(page, 'team');
});

it('the administrator records posts and an agreed time; blanks are said beside their boxes', async () => {
  const page = await at(ADMINISTRATOR, '/team');
  await page.getByRole('link', { name: 'Riverside District' }).first().click();
  await page.getByRole('link', { name: /^Record/ }).click();
  await page.getByRole('button', { name: 'Record' }).click();
  expect(await text(page)).toContain('Posts must be a whole number, such as 12');
  await look(page, 'fund-posts-blank');
  await page.getByLabel('How many posts?').fill('6');
  await fillDay(page, 'The first day', ['1', '3', '2027']);
  await page.getByLabel('What decided it?').fill('The budget of March 2027');
  await page.getByRole('button', { name: 'Record' }).click();
  await AnyPage.on(page, 'Riverside District');
  expect(await text(page)).toContain('The budget of March 2027');
  await page.goto('/team/times');
  await page.getByLabel('Which work?').selectOption('REVIEW_DUE');
  await page.getByLabel('Minutes for one').fill('40');
  await fillDay(page, 'The first day', ['1', '3', '2027']);
  await page.getByLabel('With whom was it agreed?').fill('The joint staff committee');
  await page.getByRole('button', { name: 'Record' }).click();
  await AnyPage.on(page, 'What your teams have to do');
  expect(await text(await at(SUPERVISOR, '/team'))).toContain('6 funded');
});

it('somebody is away and covered: they are not there today, new work goes to the cover as well, and it is ended', async () => {
  const supervisor = await at(SUPERVISOR, '/team');
  await supervisor.getByRole('link', { name: 'Riverside District' }).first().click();
  const before = await text(supervisor);
  expect(before).toContain('Your people');
  await supervisor.getByRole('link', { name: 'Record an absence of Morgan Ashdown' }).click();
  await AnyPage.on(supervisor, 'Record that Morgan Ashdown is away');
  await supervisor.getByRole('button', { name: 'Record' }).click();
  expect(await text(supervisor)).toContain('Choose what sort of absence it is');
  await look(supervisor, 'record-absence');
  await supervisor.getByLabel('Leave', { exact: true }).check();
  await fillDay(supervisor, 'The first day', ['11', '3', '2027']);
  await supervisor.getByLabel('Who covers?').selectOption({ label: await firstCover(supervisor) });
  await supervisor.getByRole('button', { name: 'Record' }).click();
  await AnyPage.on(supervisor, 'Away and cover');
  expect(await text(supervisor)).toContain('Away now.');
  await look(supervisor, 'away');
  const manager = await at(MANAGER, '/away');
  expect(await text(manager)).toContain('covers.');
  await asOwner(house.database.ownerUrl, (client) =>
    client.query(
      `insert into concordat.work_item (agency_id, staff_id, kind, summary, dedupe_key) select s.agency_id, s.id, 'NOT_FOR_US', 'Came back', 'journey'
         from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = $1`,
      [MANAGER],
    ),
  );
  const { rows } = await asOwner(house.database.ownerUrl, (client) =>
    client.query(`select summary from concordat.work_item where dedupe_key like 'journey covered by %'`),
  );
  expect(rows).toEqual([{ summary: 'You cover for Morgan Ashdown. Came back' }]);
  await manager.getByRole('button', { name: /^End it/ }).click();
  expect(await text(manager)).toContain('Ended');
});

it('the supervisor reports work that the unit cannot do safely, and is not the one who answers', async () => {
  const page = await at(SUPERVISOR, '/team/unsafe');
  expect(await text(page)).toContain('No unit that you answer for has said');
  await page.goto('/team');
  await page.getByRole('link', { name: 'Riverside District' }).first().click();
  await page.getByRole('link', { name: 'Report work this unit cannot do safely' }).click();
  await page.getByRole('button', { name: 'Report' }).click();
  expect(await text(page)).toContain('Say what is at risk');
  await page.getByLabel('What can the unit not do safely?').fill('Home visits before a release');
  await fillDay(page, 'Since when?', ['1', '3', '2027']);
  await page.getByLabel('How many pieces of work or cases?').fill('14');
  await page.getByLabel('What is at risk?').fill('Nobody has seen who else lives at the addresses');
  await fillDay(page, 'To be answered by', ['27', '3', '2027']);
  await look(page, 'report-unsafe');
  await page.getByRole('button', { name: 'Report' }).click();
  await AnyPage.on(page, 'Work this unit cannot do safely');
  expect(await text(page)).toContain('You reported this. Another supervisor or head of the unit, or one above it, answers.');
  await look(page, 'unsafe-work');
});

it('is not for whoever supervises nobody', async () => {
  const page = await at(MANAGER, '/');
  expect(await page.getByRole('link', { name: 'Team', exact: true }).count()).toBe(0);
  expect((await page.goto('/team'))?.status()).toBe(403);
});

async function firstCover(page: Page): Promise<string> {
  const all = await page.getByLabel('Who covers?').locator('option').allInnerTexts();
  return all[1] ?? '';
}

it('an officer says when, is refused an address elsewhere, and reads what would have been sent', async () => {
  const page = await at(MANAGER, '/notifications');
  await look(page, 'mail-first');
  expect(await page.getByLabel('Your work email address').inputValue()).toMatch(/@northshire-police\.example$/);
  await page.getByLabel('Your work email address').fill('somebody@elsewhere.example');
  await page.getByRole('group', { name: 'What is for your unit' }).getByLabel('At once').check();
  await page.getByLabel('When do you want the daily email?').selectOption('7am');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.locator('.govuk-error-summary').innerText()).toContain(
    'Enter an address of your agency, ending in @northshire-police.example',
  );
  await look(page, 'mail-refused');
  await page.getByLabel('Your work email address').fill('m.ashdown@northshire-police.example');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await text(page)).toContain('Saved');
  expect(await page.getByRole('group', { name: 'What is for your unit' }).getByLabel('At once').isChecked()).toBe(true);
  expect(await page.getByLabel('When do you want the daily email?').inputValue()).toBe('7');

  await asOwner(house.database.ownerUrl, (client) =>
    client.query(
      `insert into concordat.work_item (agency_id, staff_id, kind, summary, dedupe_key, interrupts)
       select s.agency_id, s.id, 'NOT_FOR_US', 'Nobody may read this in a message', 'told in a browser', 'RECALL'
         from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = $1`,
      [MANAGER],
    ),
  );
  await page.goto(`${house.url}/development/mail`);
  for (let tries = 0; tries < 40 && !(await text(page)).includes('Cannot wait'); tries += 1) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  await look(page, 'mail-development');
  const sent = await text(page);
  expect(sent).toContain('m.ashdown@northshire-police.example');
  expect(sent).toMatch(/http:\/\/localhost:\d+\/(work\/[0-9a-f-]{36})?/);
  expect(sent).not.toContain('Nobody may read this');
  await page.goto(`${house.url}/notifications`);
  expect(await text(page)).toMatch(/MSG-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await look(page, 'mail-told');
});
