import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const LOOKS = 'police-sergeant';
let house: House;
let browser: Browser;
const pages = new Map<string, Page>();
const desks: Desk[] = [];
const rows = <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, values)).rows as R[]);

async function at(who: string, path: string): Promise<Page> {
  const known = pages.get(who);
  if (known) {
    await known.goto(path);
    return known;
  }
  const desk = await Desk.at(house, browser);
  desks.push(desk);
  const page = await desk.signInAs(who, path);
  pages.set(who, page);
  return page;
}
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await shoot(page, name);
}
/** Of what was drawn, by whoever can sign in, is still there and may open the case: their accounts. Most of the demonstration's officers have none. */
const drawn = () =>
  rows<{ id: string; subject: string }>(
    `select x.id, a.subject from concordat.sampled_decision x join concordat.account a on a.staff_id = x.decided_by
      where concordat.may_open(x.person_id, x.agency_id, x.decided_by)
        and exists (select from concordat.post p where p.staff_id = x.decided_by and p.held_to is null) order by x.ordinal`,
  );

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 400_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

it('before anything was drawn, the page says what samples are for and where to begin', async () => {
  const page = await at(LOOKS, '/sharing-record');
  await page.getByRole('link', { name: 'Samples of decisions' }).click();
  await AnyPage.on(page, 'Samples of decisions');
  expect(await text(page)).toContain('Your agency has drawn no sample yet.');
  await look(page, 'samples-empty');
});

it('a supervisor draws decisions by a stated rule; blanks are said beside their boxes; none is their own', async () => {
  const page = await at(LOOKS, '/oversight/samples');
  await page.getByRole('button', { name: 'Draw a sample' }).click();
  await AnyPage.on(page, 'Draw a sample of decisions');
  await page.getByLabel('How many?').fill('500');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  for (const said of ['Choose which decisions to draw', 'Draw between 1 and 50 decisions']) expect(await text(page)).toContain(said);
  await look(page, 'draw-sample');
  await page.getByLabel('Any decision').check();
  await page.getByLabel('Day').first().fill('1');
  await page.getByLabel('Month').first().fill('1');
  await page.getByLabel('Year').first().fill('2026');
  await page.getByLabel('Day').last().fill('31');
  await page.getByLabel('Month').last().fill('12');
  await page.getByLabel('Year').last().fill('2026');
  await page.getByLabel('How many?').fill('50');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await AnyPage.on(page, 'A sample of decisions');
  expect(await text(page)).toContain('Not looked at yet');
  await look(page, 'sample');
  const [own] = await rows<{ n: number }>(
    `select count(*)::int as n from concordat.sampled_decision x join concordat.account a on a.staff_id = x.decided_by where a.subject = $1`,
    [LOOKS],
  );
  expect(own?.n).toBe(0);
});

it('returned with a reason, it is work for whoever decided, who reads why and answers', async () => {
  const [one] = await drawn();
  if (!one) throw new Error('nothing was drawn');
  const page = await at(LOOKS, `/oversight/samples/decisions/${one.id}`);
  await AnyPage.on(page, 'A decision in a sample');
  await page.getByRole('button', { name: 'Record what I found' }).click();
  expect(await text(page)).toContain('Choose what you found');
  await page.getByLabel('Return it: it has to be decided again, or explained').check();
  await page.getByLabel('In your own words').fill('Nobody asked who else lives at the address');
  await look(page, 'sampled-decision');
  await page.getByRole('button', { name: 'Record what I found' }).click();
  await AnyPage.on(page, 'A sample of decisions');
  expect(await text(page)).toContain('Returned');

  const decider = await at(one.subject, '/');
  await decider.getByRole('link', { name: 'A decision returned after a sample' }).first().click();
  await AnyPage.on(decider, 'A decision returned after a sample');
  await look(decider, 'sample-returned');
  await decider.getByRole('link', { name: 'What was found, and why it was returned' }).click();
  await AnyPage.on(decider, 'What was found of a decision');
  expect(await text(decider)).toContain('Nobody asked who else lives at the address');
  await look(decider, 'sample-finding');
  await decider.goBack();
  await decider.getByLabel('What did you do about this?').fill('She lives alone; it is in the note of May');
  await decider.getByRole('button', { name: 'Mark as done' }).click();

  await page.goto(`/oversight/samples/decisions/${one.id}`);
  expect(await text(page)).toContain('She lives alone; it is in the note of May');
  await look(page, 'sampled-decision-answered');
});

it('a learning point names nobody; what was drawn and found is counted, and the trail says that it was looked at', async () => {
  const [, one] = await drawn();
  if (!one) throw new Error('only one was drawn');
  const [name] = await rows<{ family: string }>(
    'select p.family_name as family from concordat.sampled_decision x join concordat.person p on p.id = x.person_id where x.id = $1',
    [one.id],
  );
  const page = await at(LOOKS, `/oversight/samples/decisions/${one.id}`);
  await page.getByLabel('Others can learn from it').check();
  await page.getByLabel('In your own words').fill(`Ask ${name?.family} before deciding`);
  await page.getByRole('button', { name: 'Record what I found' }).click();
  expect(await text(page)).toContain('A learning point is for the whole unit and names nobody.');
  await page.getByLabel('In your own words').fill('Ask who else lives there before deciding');
  await page.getByRole('button', { name: 'Record what I found' }).click();
  await page.goto('/oversight/samples');
  expect(await text(page)).toMatch(/2 of \d+\s+1\s+1/);
  await look(page, 'samples');
  await page.goto('/sharing-record');
  expect(await text(page)).toContain('in a sample: returned');
});
