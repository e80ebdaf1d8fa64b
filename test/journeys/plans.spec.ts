import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

/* A management plan: written, changed by a colleague while somebody else changes it, compared, confirmed and copied. Everybody is invented. */
jest.setTimeout(240_000);
const [PRACTITIONER, HEAD, SERGEANT] = ['probation-practitioner', 'head-of-probation-delivery-unit', 'police-sergeant'] as const;
/* Somebody whom the practitioner leads, about whom their agency holds a note and has written no plan. */
const SOMEBODY = `
select p.id from concordat.person p
  join concordat.case_membership m on m.person_id = p.id and m.until is null
  join concordat.account a on a.staff_id = m.lead_staff_id and a.subject = $1
 where exists (select from concordat.risk_note n where n.person_id = p.id and n.agency_id = m.agency_id and n.superseded_at is null and n.withdrawn_at is null)
   and exists (select from concordat.share s where s.person_id = p.id and s.sender_agency_id = m.agency_id)
   and not exists (select from concordat.access_limit l where l.person_id = p.id)
   and not exists (select from concordat.management_plan d where d.person_id = p.id)
 order by p.family_name, p.id limit 1`;
let house: House;
let browser: Browser;
let person: string;
let desks: Desks;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
  const [found] = await rows<{ id: string }>(SOMEBODY, [PRACTITIONER]);
  if (!found) throw new Error('the demonstration has nobody to plan for');
  person = found.id;
}, 400_000);
afterAll(async () => {
  await desks?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const rows = <Row>(sql: string, values: readonly unknown[]): Promise<Row[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, [...values])).rows as Row[]);
const at = (who: string, path: string): Promise<Page> => desks.at(who, path);
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
const problems = (page: Page): Promise<string[]> => page.locator('.govuk-error-summary li').allInnerTexts();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const plan = (more = ''): string => `/cases/${person}/plan${more}`;
async function look(page: Page, name: string): Promise<void> {
  // A tab behind another one draws nothing, and a picture of it may never come.
  await page.bringToFront();
  await assertAccessible(page);
  await shoot(page, `plan-${name}`);
}
async function setDay(page: Page, name: string, day: string): Promise<void> {
  const [year, month, date] = day.split('-').map(Number);
  for (const [label, value] of [['Day', date], ['Month', month], ['Year', year]] as const)
    await group(page, name).getByLabel(label, { exact: true }).fill(String(value)); // prettier-ignore
}
/** So many days from the clock of the house, within a year. */
async function inDays(days: number): Promise<string> {
  const [row] = await rows<{ day: string }>('select (concordat.today() + $1::int)::text as day', [days]);
  return row!.day;
}

it('says what a plan is for, and how to write it', async () => {
  const page = await at(PRACTITIONER, `/cases/${person}`);
  await page.getByRole('link', { name: 'Management plan', exact: true }).click();
  await AnyPage.on(page, 'Management plan');
  expect(await text(page)).toContain('who tells whom when something goes wrong');
  await look(page, 'none-yet');
  await page.getByRole('link', { name: 'Write the plan' }).click();
  await AnyPage.on(page, 'Write a management plan');
  await look(page, 'new');
});

it('says everything that is missing at once, adds and removes lines without a script, and loses nothing', async () => {
  const desk = await Desk.at(house, browser, { javaScript: false });
  const page = await desk.signInAs(PRACTITIONER, plan('/change'));
  await press(page, 'Continue');
  expect(await problems(page)).toEqual([
    'Say in a sentence what this plan is for',
    'Name at least one objective',
    'Say who tells whom when something goes wrong: a missed appointment is one',
    'Enter the day on which somebody looks at this plan again',
  ]);
  for (const link of await page.locator('.govuk-error-summary a').all())
    expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
  const objective = (nth: number) => page.locator(`#objective-${nth}`);
  await objective(1).fill('To be taken out');
  await press(page, 'Add an objective');
  await objective(2).fill('He lives where he said');
  await press(page, 'Add a tactic to objective 2');
  await page.locator('#tactic-2-2-what').fill('Visit him at home');
  expect(await problems(page)).toEqual([]);
  await press(page, 'Remove objective 1');
  expect(await objective(1).inputValue()).toBe('He lives where he said');
  expect(await page.locator('#tactic-1-2-what').inputValue()).toBe('Visit him at home');
  expect(await objective(2).count()).toBe(0);
  await desk.leave();
});

it('is written, looked through and recorded', async () => {
  const page = await at(PRACTITIONER, plan('/change'));
  await page.getByLabel('What is this plan for?').fill('He settles, and nobody is harmed.');
  await page.locator('#objective-1').fill('He lives where he said he lives');
  await page.locator('#tactic-1-1-what').fill('Visit him at home');
  await page.locator('#tactic-1-1-who').fill('Offender manager, police');
  await page.locator('#contingency-1-who').fill('The probation practitioner');
  await page.locator('#contingency-1-whom').fill('the police offender manager');
  await page.locator('#contingency-1-within').fill('2');
  await page.locator('#contingency-1-means').fill('telephone, then a note here');
  await page.getByLabel('Which kind').selectOption('CURFEW');
  await page.getByLabel('What it says').fill('At home from 7 in the evening to 7 in the morning');
  await page.getByLabel('Supervision', { exact: true }).fill('Weekly, in the office.');
  await page.getByLabel('Victim safety planning').fill('She has a new address.');
  const notes = group(page, 'Which notes belong to it?').getByRole('checkbox');
  await notes.first().check();
  await setDay(page, 'When is this plan to be looked at again?', await inDays(30));
  await press(page, 'Continue');
  await AnyPage.on(page, 'Check the plan');
  expect(await text(page)).toContain(
    'An appointment is missed: The probation practitioner tells the police offender manager within 2 hours',
  );
  await look(page, 'check-first');
  await press(page, 'Go back and change it');
  expect(await page.locator('#contingency-1-within').inputValue()).toBe('2');
  expect(await notes.first().isChecked()).toBe(true);
  await press(page, 'Continue');
  await press(page, 'Record the plan');
  await AnyPage.on(page, 'Management plan');
  const said = await text(page);
  expect(said).toContain('Version 1 of the plan is recorded.');
  expect(said).toContain('Within 2 hours');
  expect(said).toContain('What was shared about this person');
  // By itself, and only what concerns sharing: what the agency writes for itself is not among it.
  expect(said).not.toContain('wrote a management plan');
  expect(await page.locator('.app-row a[href^="/shares/"], .app-row a[href^="/receipts/"]').count()).toBeGreaterThan(0);
  await look(page, 'first');
});

it('is changed by a colleague; whoever was slower sees what changed meanwhile and loses nothing', async () => {
  const slow = await at(PRACTITIONER, plan('/change'));
  const page = await at(HEAD, plan('/change'));
  await page.getByLabel('Supervision', { exact: true }).fill('Twice a week, in the office.');
  await page.getByLabel('What changed?').fill('He is seen twice a week.');
  await page.getByLabel('Why?', { exact: true }).fill('He missed two appointments.');
  await press(page, 'Continue');
  await AnyPage.on(page, 'Check what changes in the plan');
  expect(await page.locator('del').allInnerTexts()).toContainEqual(expect.stringMatching(/Taken out:\s+Weekly/));
  expect(await text(page)).toContain('Supervision: changed');
  await look(page, 'check-change');
  await press(page, 'Record version 2');
  await AnyPage.on(page, 'Management plan');

  await slow.bringToFront();
  await slow.getByLabel('Monitoring and control').fill('A tag.');
  await slow.getByLabel('What changed?').fill('He is tagged.');
  await slow.getByLabel('Why?', { exact: true }).fill('The court ordered it.');
  await press(slow, 'Continue');
  expect((await problems(slow))[0]).toContain('Version 2 was recorded while you were writing. Nothing that you typed is lost');
  expect(await text(slow)).toContain('Supervision: changed');
  expect(await slow.getByLabel('Monitoring and control').inputValue()).toBe('A tag.');
  await look(slow, 'overtaken');
  await slow.getByLabel('Supervision', { exact: true }).fill('Twice a week, in the office.');
  await press(slow, 'Continue');
  await press(slow, 'Record version 3');
  await AnyPage.on(slow, 'Management plan');
});

it('shows its versions, and what differs between any two', async () => {
  const page = await at(PRACTITIONER, plan());
  await page.getByRole('link', { name: 'Versions of this plan' }).click();
  await AnyPage.on(page, 'Versions of the management plan');
  await look(page, 'versions');
  await page.getByLabel('One version').selectOption({ label: 'Version 1' });
  await press(page, 'Show what differs');
  await AnyPage.on(page, 'Version 1 and version 3');
  expect(await text(page)).toContain('Monitoring and control: new');
  await look(page, 'compare');
  await page.getByRole('link', { name: 'Version 1', exact: true }).click();
  await AnyPage.on(page, 'Management plan, version 1');
  expect(await text(page)).toContain('took the place of this one');
  await look(page, 'old-version');
});

it('is looked at again with nothing to change, and why', async () => {
  const page = await at(PRACTITIONER, plan());
  await page.getByRole('link', { name: 'I looked: there is nothing to change' }).click();
  await AnyPage.on(page, 'Nothing to change');
  await press(page, 'Record it');
  expect(await problems(page)).toHaveLength(2);
  await look(page, 'confirm');
  await page.getByLabel('Why is there nothing to change?').fill('It works as it stands.');
  await setDay(page, 'When is it to be looked at next?', await inDays(60));
  await press(page, 'Record it');
  await AnyPage.on(page, 'Management plan, version 3');
  expect(await text(page)).toContain('It works as it stands.');
});

it('is copied for CONNECT with its reference, and that stands on it', async () => {
  const page = await at(PRACTITIONER, plan());
  await page.getByRole('button', { name: 'Copy for CONNECT' }).click();
  await AnyPage.on(page, 'Copy into another system');
  await press(page, 'Copy for CONNECT');
  const [whole, , shared] = await page.locator('textarea').all();
  const said = (await whole?.inputValue()) ?? '';
  expect(said).toMatch(/^Reference .+, version 3\./);
  expect(said).toContain('within 2 hours');
  expect(said).not.toContain('new address');
  expect(await shared?.inputValue()).toMatch(/^Reference /);
  await look(page, 'copied');
  const again = await at(PRACTITIONER, plan());
  expect(await text(again)).toContain('Copied into other systems');
  await look(again, 'third');
});

it('is nothing to another agency, and nothing to change for whoever only reads', async () => {
  const [row] = await rows<{ id: string }>('select id from concordat.management_plan where person_id = $1 limit 1', [person]);
  const desk = await Desk.at(house, browser);
  const page = await desk.signInAs(SERGEANT, `/plans/${row!.id}`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Page not found');
  await desk.leave();
});
