import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { pdfText } from '../support/pdf-text.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const GOVERNOR = 'information-governance-officer';
/** Somebody about whom the officer's agency has sent most. */
const PERSON = `select s.person_id as id, p.family_name as name from concordat.share s join concordat.person p on p.id = s.person_id
  where s.sender_agency_id = (select t.agency_id from concordat.account a join concordat.staff t on t.id = a.staff_id where a.subject = '${GOVERNOR}')
  group by 1, 2 order by count(*) desc, 1 limit 1`;
/** Of the agency's newest sharing, as somebody types it. */
const DAYS = `select to_char(max(s.sent_at) at time zone 'Europe/London' - interval '6 days', 'FMDD/FMMM/YYYY') as "from",
  to_char(max(s.sent_at) at time zone 'Europe/London', 'FMDD/FMMM/YYYY') as to from concordat.share s
  where s.sender_agency_id = (select t.agency_id from concordat.account a join concordat.staff t on t.id = a.staff_id where a.subject = '${GOVERNOR}')`;
let house: House;
let days: { from: string; to: string };
let browser: Browser;
let desk: Desk;
let page: Page;
let person: { id: string; name: string };

const text = (): Promise<string> => page.getByRole('main').innerText();
async function look(name: string): Promise<void> {
  await assertAccessible(page);
  await shoot(page, name);
}
const state = (value: string): Promise<unknown> =>
  asOwner(house.database.ownerUrl, (client) =>
    client.query(`update concordat.record_export set state = $1, removed_at = case when $1 = 'REMOVED' then concordat.now() end`, [value]),
  );

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  const { rows } = await asOwner(house.database.ownerUrl, (client) => client.query<typeof person>(PERSON));
  if (!rows[0]) throw new Error('the demonstration shares nothing of the police’s');
  person = rows[0];
  const found = await asOwner(house.database.ownerUrl, (client) => client.query<typeof days>(DAYS));
  if (!found.rows[0]) throw new Error('nothing was sent');
  days = found.rows[0];
  desk = await Desk.at(house, browser);
  page = await desk.signInAs(GOVERNOR, '/exports');
}, 400_000);
afterAll(async () => {
  await desk?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

it('before anything was taken out, the page says where to begin', async () => {
  await AnyPage.on(page, 'Taken out of the record');
  expect(await text()).toContain('choose “Take this record out”');
  await look('exports-empty');
});

it('an officer says for whom and why, waits, and takes the files', async () => {
  await page.goto(`/cases/${person.id}/sharing-record`);
  await page.getByRole('link', { name: 'Take this record out' }).click();
  await AnyPage.on(page, 'Take this record out');
  await page.getByRole('button', { name: 'Make the files' }).click();
  expect(await text()).toContain('Say for whom it is');
  await look('take-out');
  await page.getByLabel('For whom is it?').fill('The senior coroner');
  await page.getByLabel('Why do they need it?').fill('An inquest was opened into a death');
  await page.getByLabel('Order or legal demand (optional)').fill('Inquest 4/2027');
  await page.getByLabel('Date').fill('10/3/2027');
  await page.getByLabel('Time').fill('6 o’clock');
  await page.getByRole('button', { name: 'Make the files' }).click();
  expect(await text()).toContain('Enter a real time, for example 6am or 14:30');
  await page.getByLabel('Time').fill('6am');
  await page.getByRole('button', { name: 'Make the files' }).click();
  await AnyPage.on(page, 'Sharing record, taken out');
  for (let i = 0; i < 60 && !(await text()).includes('The files are ready'); i += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  await look('export-ready');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PDF' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^sharing-record-[0-9a-f]{12}\.pdf$/);
  const words = pdfText(readFileSync(await file.path())).replace(/\s+/g, '');
  for (const said of [person.name, 'The senior coroner', 'Inquest 4/2027', 'What is not in it', 'What was known on 10 March 2027 at 06:00'])
    expect(words).toContain(said.replace(/\s+/g, ''));
  const next = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  expect(readFileSync(await (await next).path(), 'utf8')).toContain('Inquest 4/2027');
});

it('an officer takes some days of the whole agency out, and is told how many people are left out', async () => {
  await page.goto('/exports');
  await page.getByRole('link', { name: 'Take some days of the record out' }).click();
  await AnyPage.on(page, 'Take some days of the record out');
  await page.getByLabel('First day').fill('31/2/2027');
  await page.getByRole('button', { name: 'Make the files' }).click();
  expect(await text()).toContain('Enter a real first day, for example 11/3/2027');
  await look('take-days-out');
  await page.getByLabel('First day').fill('1/1/2026');
  await page.getByLabel('Last day').fill('1/12/2026');
  await page.getByLabel('For whom is it?').fill('The inspectorate');
  await page.getByLabel('Why do they need it?').fill('They look at a quarter of sharing');
  await page.getByRole('button', { name: 'Make the files' }).click();
  expect(await text()).toContain('Choose at most 92 days');
  await page.getByLabel('First day').fill(days.from);
  await page.getByLabel('Last day').fill(days.to);
  await page.getByRole('button', { name: 'Make the files' }).click();
  await AnyPage.on(page, 'Sharing record, taken out');
  for (let i = 0; i < 60 && !(await text()).includes('The files are ready'); i += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  expect(await text()).toContain('People left out');
  await look('days-ready');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download FHIR disclosures' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/\.fhir\.json$/);
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
});

it.each([
  ['ASKED', 'It is waiting to be made'],
  ['MAKING', 'It is being made:'],
  ['FAILED', 'The files could not be made, and nothing left the record'],
  ['REMOVED', 'The files were removed'],
])('says what to do when it is %s', async (value, said) => {
  await state(value);
  await page.reload();
  expect(await text()).toContain(said);
  await look(`export-${value.toLowerCase()}`);
});

it('a file that is gone meanwhile is refused on the page that offered it', async () => {
  await state('READY');
  await page.reload();
  await state('FAILED');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  expect(await text()).toContain('These files are not ready, or have been removed. Nothing was handed out.');
  await page.goto('/exports');
  expect(await text()).toContain('For The senior coroner');
  await look('exports');
});
