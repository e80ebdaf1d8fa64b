import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, DESK, openBrowser, TELEPHONE } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const MORGAN = 'police-offender-manager';
let house: House;
let browser: Browser;
let desk: Desk;
let page: Page;
/** Somebody of whom the police told something, withheld something, were told something, and left something undecided. */
let person: string;

const agencyOf = `(select s.agency_id from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = '${MORGAN}')`;
const ours = (outcome: string): string => `exists (select 1 from concordat.decision d join concordat.risk_note n on n.id = d.note_id
  where d.person_id = m.person_id and d.agency_id = ${agencyOf} and d.outcome = '${outcome}' and d.ended_at is null and n.superseded_at is null)`;
const PERSON = `select m.person_id as id from concordat.case_membership m where m.agency_id = ${agencyOf} and m.until is null
  and m.lead_staff_id = (select staff_id from concordat.account where subject = '${MORGAN}')
  order by ${ours('WITHHELD')} desc, ${ours('SHARED')} desc,
    exists (select 1 from concordat.share s where s.person_id = m.person_id and s.recipient_agency_id = ${agencyOf} and s.first_seen_at is not null) desc, m.id limit 1`;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(PERSON)).rows as { id: string }[]);
  person = row?.id ?? '';
  desk = await Desk.at(house, browser);
  page = await desk.signInAs(MORGAN, `/cases/${person}`);
}, 400_000);
afterAll(async () => {
  await desk?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const main = () => page.getByRole('main');
const whoKnows = `Who knows what, `;
async function back(): Promise<void> {
  await page.goto(`/cases/${person}/who-knows`);
  await AnyPage.on(page, new RegExp(`^${whoKnows}`));
}

it('is found from the case file, and says of each thing how far it has come, the most serious first', async () => {
  await page.getByRole('link', { name: 'Who knows what' }).click();
  await AnyPage.on(page, new RegExp(`^${whoKnows}`));
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(expect.arrayContaining(['Northshire Police', 'Probation']));
  for (const words of ['Owner', 'Shared, opened', 'Withheld'])
    expect(await page.getByRole('link', { name: words }).count()).toBeGreaterThan(0);
  const order = ['Very high', 'High', 'Medium', 'Low'];
  const levels = await page.locator('tbody .app-level').allInnerTexts();
  expect(levels.map((level) => order.indexOf(level))).toEqual(levels.map((level) => order.indexOf(level)).sort());
  expect(levels.length).toBeGreaterThan(1);
});

it('can be used by everybody at a desk and on a telephone, where it is a list and never wider than the screen', async () => {
  await assertAccessible(page);
  await page.setViewportSize(TELEPHONE);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(TELEPHONE.width);
  expect(await page.locator('thead').first().isVisible()).toBe(false);
  await shoot(page, 'who-knows');
  await page.setViewportSize(DESK);
  expect(await page.locator('thead').first().isVisible()).toBe(true);
  expect((await page.content()).length).toBeLessThan(40_960);
});

it('each cell leads on: to what went, to the decision, and to deciding with that agency chosen', async () => {
  await page.getByRole('cell').getByRole('link', { name: 'Withheld' }).first().click();
  await page.waitForURL(/\/receipts\//);
  await back();
  await page.locator('td.app-knows--OPENED').getByRole('link').first().click();
  await page.waitForURL(/\/(shares|received)\//);
  await back();
  const cell = page.locator('td.app-knows--UNDECIDED').first();
  const agency = (await cell.getAttribute('data-label')) ?? '?';
  await cell.getByRole('link').click();
  await AnyPage.on(page, 'Who needs to know this?');
  const address = new URL(page.url());
  const chosen = await page
    .locator(`input[value="${address.searchParams.get('to')}"], input[name="tell-${address.searchParams.get('to')}"]`)
    .first();
  expect(await chosen.isChecked()).toBe(true);
  expect(await main().innerText()).toContain(agency);
  expect(await page.locator(`input[name="notes"][value="${address.searchParams.get('note')}"]`).isChecked()).toBe(true);
  await page.goto(`/cases/${person}/share?note=${address.searchParams.get('note')}`);
  expect(await page.locator('input[name="to"]:checked, input[name^="tell-"]:checked').count()).toBe(0);
});

it('long ago nothing was known, and the page says what to do', async () => {
  await back();
  await page.getByLabel('Date').fill('1/1/2001');
  await page.getByLabel('Time').fill('6am');
  await page.getByRole('button', { name: 'Show' }).click();
  await AnyPage.on(page, /1 January 2001 at 6am$/);
  expect(await main().innerText()).toContain('You held no note about');
  await assertAccessible(page);
  await page.getByRole('link', { name: 'Who knows what now' }).click();
  expect(await page.getByRole('row').count()).toBeGreaterThan(1);
});

it('is printed on landscape sheets that each say what they are', async () => {
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.app-knows__paper').first().innerText()).toMatch(/Who knows what, .*Printed by .*Northshire Police/);
  expect(await page.locator('.app-filter').isVisible()).toBe(false);
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  for (const [, width, height] of sheets.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g))
    expect(Number(width)).toBeGreaterThan(Number(height));
  expect(sheets).toContain('MediaBox');
  await page.emulateMedia({ media: 'screen' });
  expect(await page.locator('.app-knows__paper').first().isVisible()).toBe(false);
  expect(desk.complaints).toEqual([]);
});
