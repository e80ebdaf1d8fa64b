import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

/* Telling somebody outside the agencies: proposed by a practitioner, decided by the head of the unit, told in person. Everybody is invented. */
jest.setTimeout(240_000);
const [PRACTITIONER, HEAD, SERGEANT] = ['probation-practitioner', 'head-of-probation-delivery-unit', 'police-sergeant'] as const;
const SOMEBODY = `
select p.id, m.agency_id from concordat.person p
  join concordat.case_membership m on m.person_id = p.id and m.until is null
  join concordat.account a on a.staff_id = m.lead_staff_id and a.subject = $1
 where not exists (select from concordat.access_limit l where l.person_id = p.id)
   and not exists (select from concordat.third_party t where t.person_id = p.id)
   and exists (select from concordat.case_membership o where o.person_id = p.id and o.agency_id <> m.agency_id)
 order by p.family_name, p.id limit 1`;
const HER = 'The woman he is moving in with (partner)';
const WORDS = 'He was convicted in 2021 of an assault on a partner. Please keep this to yourself.';
let house: House;
let browser: Browser;
let person: string;
let first: string;
let second: string;
let desks: Desks;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
  const [found] = await asOwner(
    house.database.ownerUrl,
    async (client) => (await client.query(SOMEBODY, [PRACTITIONER])).rows as { id: string; agency_id: string }[],
  );
  if (!found) throw new Error('the demonstration has nobody whom the practitioner leads');
  person = found.id;
  const her = { person_id: person, agency_id: found.agency_id, reference: 'The woman he is moving in with', class: 'PARTNER' };
  await asLoader(house.database.ownerUrl, (insert) => insert('third_party', her));
}, 400_000);
afterAll(async () => {
  await desks?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const at = (who: string, path: string): Promise<Page> => desks.at(who, path);
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
const problems = (page: Page): Promise<string[]> => page.locator('.govuk-error-summary li').allInnerTexts();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const group = (page: Page, name: string) => page.getByRole('group', { name });
async function look(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await assertAccessible(page);
  await shoot(page, `telling-${name}`);
}
/** The minute at which the first was decided, by the demonstration's clock. */
async function decidedAt(): Promise<Date> {
  const [row] = await asOwner(
    house.database.ownerUrl,
    async (client) =>
      (await client.query('select decided_at from concordat.third_party_disclosure where id = $1', [first.split('/').pop()])).rows as {
        decided_at: Date;
      }[],
  );
  if (!row) throw new Error('nothing was decided');
  return row.decided_at;
}
async function when(page: Page, at: Date, yearsLater = 0): Promise<void> {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options }).format(at);
  await page.getByLabel('Day', { exact: true }).fill(part({ day: 'numeric' }));
  await page.getByLabel('Month', { exact: true }).fill(part({ month: 'numeric' }));
  await page.getByLabel('Year', { exact: true }).fill(String(Number(part({ year: 'numeric' })) + yearsLater));
  await page.getByLabel('Time', { exact: true }).fill(part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
}
async function leadsSomewhere(page: Page): Promise<void> {
  for (const link of await page.locator('.govuk-error-summary a').all())
    expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
}

it('says what it is for, and how to begin; says everything that is missing at once, and loses nothing', async () => {
  const page = await at(PRACTITIONER, `/cases/${person}`);
  await page.getByRole('link', { name: 'Telling somebody outside the agencies' }).click();
  await AnyPage.on(page, 'Telling somebody outside the agencies');
  expect(await text(page)).toContain('a supervisor decides and approves the words, and it is told in person');
  await look(page, 'none-yet');
  await page.getByRole('link', { name: 'Propose to tell somebody' }).click();
  await AnyPage.on(page, 'Propose to tell somebody outside the agencies');
  expect(await text(page)).toContain('This service sends nothing to anybody: people tell it, in person.');
  await press(page, 'Propose it');
  expect(await problems(page)).toEqual([
    'Say what need telling would answer',
    'Choose who is best placed to be told',
    'Say why they are best placed to be told',
    'Say what harm telling could do, and to whom',
    'Say whether you asked the person for their side',
  ]);
  await leadsSomewhere(page);
  await look(page, 'all-missing');
  await page.getByLabel('What need would telling answer?').fill('He is moving in with her and her two children.');
  await page.getByLabel('Somebody who is not recorded here').check();
  await group(page, 'for their side?').getByLabel('No', { exact: true }).check();
  await press(page, 'Propose it');
  expect(await problems(page)).toContain('Say who they are to this person');
  expect(await problems(page)).toContain('Say why you did not ask the person');
  expect(await page.getByLabel('What need would telling answer?').inputValue()).toContain('two children');
});

it('is proposed about somebody whom the notes name, and cannot be decided by whoever proposes it', async () => {
  const page = await at(PRACTITIONER, `/cases/${person}/third-party-disclosures/new`);
  await page.getByLabel('What need would telling answer?').fill('He is moving in with her and her two children.');
  await page.getByLabel(HER).check();
  await page.getByLabel('Why they, and nobody else?').fill('She alone decides who comes into the house.');
  await page.getByLabel('What harm could telling do?').fill('He may find out that she was told, and be violent to her.');
  await group(page, 'for their side?').getByLabel('No', { exact: true }).check();
  await page.getByLabel('Why not?').fill('Asking him would put her at risk before there is a plan.');
  await press(page, 'Propose it');
  await AnyPage.on(page, 'Telling somebody outside the agencies');
  first = new URL(page.url()).pathname;
  expect(await text(page)).toContain('Waits for a supervisor');
  expect(await text(page)).toContain(HER);
  expect(await page.getByRole('button', { name: 'Record the decision' }).count()).toBe(0);
  const police = await at(SERGEANT, '/');
  expect((await police.goto(first))?.status()).toBe(404);
  await police.goto(`/cases/${person}/third-party-disclosures`);
  expect(await text(police)).not.toContain('moving in');
});

it('waits on the supervisor’s first page, and is decided in a rank and in exact words', async () => {
  const page = await at(HEAD, '/');
  await page.getByRole('link', { name: /^Telling somebody outside: to decide/ }).click();
  expect(new URL(page.url()).pathname).toBe(first);
  expect(await page.getByLabel('The neutral words, if they are not to be told').inputValue()).toContain(
    'nothing that we are able to tell you',
  );
  await look(page, 'to-decide');
  await page.getByLabel('They are to be told', { exact: true }).check();
  await group(page, 'May anything be left in writing?').getByLabel('Something').check();
  await press(page, 'Record the decision');
  expect(await problems(page)).toEqual([
    'Write the exact words that may be said',
    'Say what may be left in writing, and why',
    'Say why',
    'Say in what rank or grade you decide',
  ]);
  await leadsSomewhere(page);
  await look(page, 'decision-missing');
  await page.getByLabel('The exact words, if they are to be told').fill(WORDS);
  await group(page, 'May anything be left in writing?').getByLabel('Nothing').check();
  await page.getByLabel('Why?', { exact: true }).fill('Nobody else can protect the children.');
  await page.getByLabel('In what rank or grade do you decide?').fill('Head of the probation delivery unit');
  await press(page, 'Record the decision');
  expect(await text(page)).toContain('Nothing may be left in writing.');
  expect(await text(page)).toContain(WORDS);
});

it('is not recorded as told without a safety plan, the undertaking and what was approved', async () => {
  const page = await at(PRACTITIONER, '/');
  await page.getByRole('link', { name: /^Telling somebody outside: record what came of it/ }).click();
  expect(new URL(page.url()).pathname).toBe(first);
  await page.getByLabel('They were told, in the approved words').check();
  await press(page, 'Record what came of it');
  expect(await problems(page)).toEqual([
    'Support and a safety plan come first. Say that they were in place, or were offered and not wanted',
    'Say what support and plan it is, or how it was offered',
    'Say who spoke to them',
    'Enter the date they were spoken to',
    'Enter the time they were spoken to, for example 14:30',
    'Say who else was there, or that nobody was',
    'Say where',
    'Nobody is told who has not undertaken to keep it in confidence. If they would not, choose that above',
    'Say whether anything was left in writing',
  ]);
  await leadsSomewhere(page);
  await look(page, 'telling-missing');
  await page.getByLabel('In place').check();
  await page.getByLabel('What they are, or how they were offered').fill('An adviser stays with her, and she may go to her sister.');
  await page.getByLabel('They undertook to keep it in confidence').check();
  await page.getByLabel('Who spoke to them?').fill('A. Practitioner, probation officer');
  await when(page, await decidedAt(), 1);
  await page.getByLabel('Who else was there?').fill('Nobody');
  await page.getByLabel('Where?').fill('At the school, in a room of its own');
  await group(page, 'Was anything left in writing?').getByLabel('Something').check();
  await page.getByLabel('What?', { exact: true }).fill('A card with a number');
  await press(page, 'Record what came of it');
  const refusal = await problems(page);
  expect(refusal).toEqual([expect.stringContaining('Nothing was approved to be left in writing.')]);
  expect(await page.getByLabel('Where?').inputValue()).toContain('school');
  expect(await page.getByRole('link', { name: /^Propose it again, for other words/ }).count()).toBe(1);
  await look(page, 'not-approved');
  await group(page, 'Was anything left in writing?').getByLabel('Nothing').check();
  await press(page, 'Record what came of it');
  expect(await problems(page)).toEqual(['This has not happened yet. Record it afterwards.']);
  await when(page, await decidedAt());
  await press(page, 'Record what came of it');
  const said = await text(page);
  expect(said).toContain('They undertook to keep it in confidence before anything was said.');
  expect(said).toContain('At the school, in a room of its own');
  await look(page, 'told');
});

it('is proposed again in its place; it is not to be told, in neutral words, and nobody had asked', async () => {
  const page = await at(PRACTITIONER, first);
  await page.getByRole('link', { name: 'Propose something else in its place' }).click();
  await AnyPage.on(page, 'Propose again to tell somebody');
  expect(await page.getByLabel(HER).isChecked()).toBe(true);
  await press(page, 'Propose it');
  await AnyPage.on(page, 'Telling somebody outside the agencies');
  second = new URL(page.url()).pathname;
  expect(second).not.toBe(first);
  const head = await at(HEAD, second);
  await head.getByLabel('It is not to be told').check();
  await head.getByLabel('Why?', { exact: true }).fill('He has moved out again.');
  await head.getByLabel('In what rank or grade do you decide?').fill('Head of the probation delivery unit');
  await press(head, 'Record the decision');
  expect(await text(head)).toContain('nothing that we are able to tell you');
  await page.goto(second);
  await page.getByLabel('Nobody had asked').check();
  await press(page, 'Record what came of it');
  expect(await text(page)).toContain('Not told: nobody had asked.');
  await look(page, 'over');
});

it('stands on the case’s list and on the agency’s own record, without its words', async () => {
  const page = await at(PRACTITIONER, `/cases/${person}/third-party-disclosures`);
  const said = await text(page);
  expect(said).toContain('Not told: nobody had asked');
  expect(said).toContain('Proposed again');
  expect(said).toContain('Told');
  await look(page, 'list');
  await page.goto(`/cases/${person}/sharing-record`);
  const record = await text(page);
  expect(record).toContain('proposed to tell somebody outside the agencies');
  expect(record).toContain('decided about telling somebody outside the agencies');
  expect(record).not.toContain('moving in');
  expect(await page.locator(`main a[href="${second}"]`).count()).toBe(3);
  expect(desks.complaints).toEqual([]);
});
