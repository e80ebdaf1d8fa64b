import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const MORGAN = 'police-offender-manager';
let house: House;
let browser: Browser;
let desk: Desk;
let page: Page;
/** Somebody about whom the police were told something that they opened, and kept something back. */
let person: string;

const agencyOf = `(select s.agency_id from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = '${MORGAN}')`;
const PERSON = `select s.person_id as id from concordat.share s join concordat.case_membership m on m.person_id = s.person_id and m.agency_id = ${agencyOf}
  and m.until is null and m.lead_staff_id = (select staff_id from concordat.account where subject = '${MORGAN}')
  where s.recipient_agency_id = ${agencyOf} and s.first_seen_at is not null
  order by exists (select 1 from concordat.decision d where d.person_id = s.person_id and d.agency_id = ${agencyOf} and d.outcome = 'WITHHELD') desc,
    (select count(*) from concordat.share x where x.person_id = s.person_id and x.recipient_agency_id = ${agencyOf}) desc, s.id limit 1`;

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

const text = (): Promise<string> => page.getByRole('main').innerText();
async function ask(on: string, time: string, agency?: string): Promise<void> {
  if (agency) await page.getByLabel('Known to').selectOption({ label: agency });
  await page.getByLabel('Date').fill(on);
  await page.getByLabel('Time').fill(time);
  await page.getByRole('button', { name: 'Show' }).click();
}

it('is found from the case file, and shows what our own agency knows now', async () => {
  await page.getByRole('link', { name: 'What was known at a given time' }).click();
  await AnyPage.on(page, /^What was known to /);
  expect(await page.getByRole('row').count()).toBeGreaterThan(1);
  await assertAccessible(page);
  await shoot(page, 'known-now');
});

it('long ago nothing was known, and the page says what to do', async () => {
  await ask('1/1/2001', '6am');
  await AnyPage.on(page, /1 January 2001 at 6am$/);
  expect(await text()).toContain('Nothing had been recorded as told by then.');
  expect(await page.getByRole('row').count()).toBe(0);
  await assertAccessible(page);
  await shoot(page, 'known-nothing');
});

it('a date that is none, and a time that has not come, are said beside the box', async () => {
  await ask('31/2/2027', '');
  expect(await text()).toContain('Enter a real date, for example 11/3/2027');
  expect(await text()).toContain('Enter a real time, for example 6am or 14:30');
  await assertAccessible(page);
  await ask('1/1/2199', '6am');
  expect(await text()).toContain('Enter a date and time that have passed');
});

it('of another agency it shows our part alone', async () => {
  await page.goto(`/cases/${person}/known-then`);
  const others = await page.getByLabel('Known to').locator('option').allInnerTexts();
  await page.getByLabel('Known to').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Show' }).click();
  await AnyPage.on(page, new RegExp(`^What was known to ${others[1] ?? '?'}`));
  expect(await text()).toContain('It shows your agency’s part alone');
  await assertAccessible(page);
  await shoot(page, 'known-elsewhere');
  expect(desk.complaints).toEqual([]);
});

it('the chronology is made by a press of those who may, and the file that is saved has the sum that is shown', async () => {
  expect(await page.getByRole('link', { name: 'Export the chronology up to then' }).count()).toBe(0);
  const governor = await Desk.at(house, browser);
  try {
    const theirs = await governor.signInAs('information-governance-officer', `/cases/${person}/known-then`);
    await theirs.getByRole('link', { name: 'Export the chronology up to then' }).click();
    await AnyPage.on(theirs, /^Chronology up to /);
    await assertAccessible(theirs);
    await theirs.getByRole('button', { name: 'Make the chronology' }).click();
    await theirs.getByText('are on the record').waitFor();
    await assertAccessible(theirs);
    await shoot(theirs, 'chronology');
    for (const file of ['JSON', 'CSV']) {
      const saving = theirs.waitForEvent('download');
      await theirs.getByRole('button', { name: `Download ${file}` }).click();
      const path = await (await saving).path();
      const sum = createHash('sha256').update(readFileSync(path)).digest('hex');
      expect(await theirs.getByRole('main').innerText()).toContain(sum);
    }
    expect(governor.complaints).toEqual([]);
  } finally {
    await governor.leave();
  }
});
