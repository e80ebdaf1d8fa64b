import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

/* What somebody is to do about a person: set by the police, done or declined by probation, closed by the police. Everybody is invented. */
jest.setTimeout(240_000);
const [OFFICER, SERGEANT, PRACTITIONER, HEAD] = [
  'police-offender-manager', 'police-sergeant', 'probation-practitioner', 'head-of-probation-delivery-unit',
] as const; // prettier-ignore
/** Somebody whom both lead, and about whom no action was set. */
const SOMEBODY = `
select p.id, theirs.name as agency, u.name as unit from concordat.person p
  join concordat.case_membership m on m.person_id = p.id and m.until is null
  join concordat.account a on a.staff_id = m.lead_staff_id and a.subject = $1
  join concordat.case_membership o on o.person_id = p.id and o.until is null
  join concordat.account b on b.staff_id = o.lead_staff_id and b.subject = $2
  join concordat.agency theirs on theirs.id = o.agency_id join concordat.unit u on u.id = o.unit_id
 where not exists (select from concordat.access_limit l where l.person_id = p.id)
   and not exists (select from concordat.action x where x.person_id = p.id)
 order by p.family_name, p.id limit 1`;
let house: House;
let browser: Browser;
let desks: Desks;
let person: string;
let agency: string;
let action: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
  const [found] = await rows<{ id: string; agency: string; unit: string }>(SOMEBODY, OFFICER, PRACTITIONER);
  if (!found) throw new Error('the demonstration has nobody whom both lead');
  ({ id: person, agency } = found);
}, 400_000);
afterAll(async () => {
  await desks?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, values)).rows as Row[]);
const at = (who: string, path: string): Promise<Page> => desks.at(who, path);
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
const problems = (page: Page): Promise<string[]> => page.locator('.govuk-error-summary li').allInnerTexts();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const path = (page: Page): string => new URL(page.url()).pathname;
async function look(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await assertAccessible(page);
  await shoot(page, `actions-${name}`);
}
/** So many days from the demonstration's today. */
async function fillDay(page: Page, days: number): Promise<void> {
  const [row] = await rows<{ day: string }>('select (concordat.today() + $1::int)::text as day', days);
  const [year, month, day] = (row?.day ?? '').split('-').map(Number);
  await page.getByLabel('Day', { exact: true }).fill(String(day));
  await page.getByLabel('Month', { exact: true }).fill(String(month));
  await page.getByLabel('Year', { exact: true }).fill(String(year));
}
async function isSet(page: Page, what: string): Promise<string> {
  await page.getByLabel('Who is to do it?').selectOption({ label: agency });
  await page.getByLabel('What is to be done?').fill(what);
  await page.getByLabel('Why?', { exact: true }).fill('Nobody has seen where he lives.');
  await fillDay(page, 7);
  await press(page, 'Set the action');
  return path(page);
}

it('says what it is for and how to begin; says everything that is missing at once', async () => {
  const page = await at(OFFICER, `/cases/${person}`);
  await page.getByRole('link', { name: 'Actions', exact: true }).click();
  await AnyPage.on(page, 'Actions');
  expect(await text(page)).toContain('is kept until it is answered');
  await look(page, 'none-yet');
  await page.getByRole('link', { name: 'Set an action' }).click();
  await AnyPage.on(page, 'Set an action');
  await press(page, 'Set the action');
  expect(await problems(page)).toEqual([
    'Choose who is to do it', 'Say what is to be done', 'Say why it is to be done', 'Enter the day by which it is to be done',
  ]); // prettier-ignore
  for (const link of await page.locator('.govuk-error-summary a').all())
    expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
  await look(page, 'all-missing');
});

it('is set for an agency that works with him, and nothing that was typed is lost when the day is over', async () => {
  const page = await at(OFFICER, `/cases/${person}/actions/new`);
  await page.getByLabel('Who is to do it?').selectOption({ label: agency });
  await page.getByLabel('What is to be done?').fill('Visit him where he says he lives.');
  await page.getByLabel('Why?', { exact: true }).fill('Nobody has seen where he lives.');
  await fillDay(page, -7);
  await press(page, 'Set the action');
  expect((await problems(page))[0]).toContain('Enter the day by which it is to be done, from');
  expect(await page.getByLabel('What is to be done?').inputValue()).toBe('Visit him where he says he lives.');
  await fillDay(page, 7);
  await press(page, 'Set the action');
  action = path(page);
  expect(await text(page)).toContain('Not accepted yet');
  expect(await page.getByRole('button', { name: 'Accept this action' }).count()).toBe(0);
  await look(page, 'set');
});

it('is accepted, in progress, and answered with what shows it', async () => {
  const page = await at(PRACTITIONER, action);
  await look(page, 'to-accept');
  await press(page, 'Accept this action');
  expect(await text(page)).toContain('To be done');
  await page.getByLabel('Say how far it is').check();
  await page.getByLabel('What has been done so far?').fill('Rang twice.');
  await press(page, 'Record it');
  expect(await text(page)).toContain('Rang twice.');
  await page.getByLabel('It is done').check();
  await page.getByLabel('What was done?').fill('He lives there, with his sister.');
  await press(page, 'Record it');
  expect(await problems(page)).toEqual(['Say what shows it']);
  expect(await page.getByLabel('What was done?').inputValue()).toBe('He lives there, with his sister.');
  await look(page, 'evidence-missing');
  await page.getByLabel('What shows it?').fill('Visit log 12');
  await press(page, 'Record it');
  expect(await text(page)).toContain('Answered');
  expect(await page.getByLabel('It is done').count()).toBe(0);
});

it('is closed by whoever set it, and by nobody else', async () => {
  const page = await at(OFFICER, action);
  expect(await text(page)).toContain('Visit log 12');
  await page.getByLabel('Close it: the answer will do').check();
  await page.getByLabel('Why will it do?').fill('The log says so.');
  await look(page, 'to-close');
  await press(page, 'Record this');
  expect(await text(page)).toContain('Closed');
  expect(await page.locator('main form').count()).toBe(0);
  await look(page, 'closed');
});

it('declined, it is given to another, and names the one before', async () => {
  const officer = await at(OFFICER, `/cases/${person}/actions/new`);
  const declined = await isSet(officer, 'See his employer.');
  const page = await at(PRACTITIONER, declined);
  await page.getByLabel('Decline it').check();
  await page.locator('#DECLINE').fill('We do not speak to employers.');
  await press(page, 'Record it');
  expect(await text(page)).toContain('is asked to give it to another, or to withdraw it');
  await officer.goto(declined);
  await look(officer, 'declined');
  await officer.getByRole('button', { name: 'Give it to another' }).click();
  await AnyPage.on(officer, 'Give a declined action to another');
  expect(await officer.getByLabel('What is to be done?').inputValue()).toBe('See his employer.');
  await officer.getByLabel('Who is to do it?').selectOption({ index: 1 });
  await fillDay(officer, 3);
  await press(officer, 'Set the action');
  expect(await text(officer)).toContain('which was declined');
  await officer.goto(`/cases/${person}/actions`);
  expect(await officer.getByRole('heading', { level: 2, name: 'See his employer.' }).count()).toBe(2);
  await look(officer, 'case');
});

it('supervisors find what is overdue, unit by unit', async () => {
  const officer = await at(OFFICER, `/cases/${person}/actions/new`);
  const late = (await isSet(officer, 'Ask the landlord whether he may stay.')).split('/').pop();
  await rows(`update concordat.action set due_at = concordat.now() - interval '2 days', events = events + 1 where id = $1`, late);
  const page = await at(HEAD, '/team');
  await page.getByRole('link', { name: 'Overdue actions, by unit' }).click();
  await AnyPage.on(page, 'Overdue actions');
  expect(await text(page)).toContain('Ask the landlord whether he may stay.');
  await look(page, 'overdue');
  const none = await at(SERGEANT, '/actions/overdue');
  expect(await text(none)).not.toContain('Ask the landlord');
});

it('nothing was wrong in any of the browsers', () => {
  expect(desks.complaints).toEqual([]);
});
