import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
let house: House;
let browser: Browser;
const desks: Desk[] = [];
const rows = <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, values)).rows as R[]);
/** The unit with something unexplained whose supervisor signs in: whoever leads it or a unit above it. */
const SUPERVISED = `
with recursive above as (
  select g.id as gap, g.unit_id as unit, g.agency_id from concordat.gap g where g.ended_at is null and cardinality(g.unexplained) > 0 and g.own
  union all select a.gap, u.parent_id, a.agency_id from above a join concordat.unit u on u.id = a.unit where u.parent_id is not null)
select a.gap, c.subject from above a join concordat.post p on p.unit_id = a.unit and p.role = 'SUPERVISOR' and p.held_to is null
  join concordat.account c on c.staff_id = p.staff_id
 where not exists (select from concordat.decision_set d where d.decided_by = p.staff_id) order by a.gap, c.subject limit 1`;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 400_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

async function at(who: string, path: string): Promise<Page> {
  const desk = await Desk.at(house, browser);
  desks.push(desk);
  return desk.signInAs(who, path);
}
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();

it('a supervisor sees both figures, opens the most serious, and lets it stand until a day, with the reason', async () => {
  const [found] = await rows<{ gap: string; subject: string }>(SUPERVISED);
  if (!found) throw new Error('the demonstration has nothing unexplained with a supervised unit');
  const page = await at(found.subject, '/');
  await page.getByRole('link', { name: 'Gaps', exact: true }).click();
  await AnyPage.on(page, 'Gaps');
  expect(await text(page)).toMatch(/Unexplained\s+[1-9]/);
  expect(await text(page)).toContain('Graver, explained, still not shared');
  await assertAccessible(page);
  await shoot(page, 'gaps');
  await page.locator(`a[href="/gaps/${found.gap}"]`).click();
  await assertAccessible(page);
  await shoot(page, 'gap');

  await page.getByRole('button', { name: 'Record' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Choose whether it goes back or may stand for now');
  await page.getByLabel('It may stand as it is until a day').check();
  await page.getByLabel('Why?').fill('They meet on Tuesday and decide there');
  await page.getByRole('button', { name: 'Record' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('The day to look again must be a real date');
  expect(await page.getByLabel('Why?').inputValue()).toBe('They meet on Tuesday and decide there');
  await assertAccessible(page);
  await shoot(page, 'gap-asked-again');
  const [day] = await rows<{ day: string }>(`select (concordat.today() + 5)::text as day`);
  const [year = '', month = '', date = ''] = day?.day.split('-') ?? [];
  for (const [label, value] of [['Day', date], ['Month', month], ['Year', year]] as const) await page.getByLabel(label, { exact: true }).fill(value); // prettier-ignore
  await page.getByRole('button', { name: 'Record' }).click();
  expect(await text(page)).toContain('It stands for now, with your reason.');
  expect(await text(page)).toContain('They meet on Tuesday and decide there');
  await shoot(page, 'gap-cleared');
  await page.goto('/gaps');
  expect(await text(page)).toContain('1 may stand for now');
});

/** A decision that waits for a supervisor, in a gap that somebody who signs in supervises and did not decide. */
const WAITING = `
with recursive above as (
  select g.id as gap, g.unit_id as unit, d.id as decision, s.decided_by from concordat.gap g
    join concordat.decision d on d.note_id = any (g.unshared) and d.recipient_agency_id = g.recipient_agency_id and d.agency_id = g.agency_id
    join concordat.decision_set s on s.id = d.set_id
   where g.ended_at is null and d.ended_at is null and d.endorse_due_at is not null and d.endorsed_at is null
  union all select a.gap, u.parent_id, a.decision, a.decided_by from above a join concordat.unit u on u.id = a.unit where u.parent_id is not null)
select a.gap, a.decision, c.subject from above a join concordat.post p on p.unit_id = a.unit and p.role = 'SUPERVISOR' and p.held_to is null
  join concordat.account c on c.staff_id = p.staff_id where p.staff_id <> a.decided_by order by a.gap, a.decision, c.subject limit 1`;

it('a supervisor endorses a withholding where the gap shows it, or sends it back, saying why', async () => {
  const [found] = await rows<{ gap: string; decision: string; subject: string }>(WAITING);
  if (!found) throw new Error('the demonstration has nothing in a gap that waits for a supervisor');
  const page = await at(found.subject, `/gaps/${found.gap}`);
  const before = await text(page);
  expect(before).toContain('Waits for a supervisor, by');
  expect(before).toMatch(/Decided by [A-Z]/);
  const form = page.locator('form', { has: page.locator(`input[name="decision"][value="${found.decision}"]`) });
  await assertAccessible(page);
  await shoot(page, 'gap-endorsing');
  await form.getByRole('button', { name: /^Send it back/ }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Say why you send it back');
  await assertAccessible(page);
  await shoot(page, 'gap-endorsing-blank');
  await form.getByLabel('What you say about it').fill('I have read it, and agree until the review');
  await form.getByRole('button', { name: /^Endorse/ }).click();
  expect(new URL(page.url()).pathname).toBe(`/gaps/${found.gap}`);
  expect(await text(page)).toContain('Endorsed. It is on the record.');
  expect(await text(page)).toContain('I have read it, and agree until the review');
  expect(await form.count()).toBe(0);
  const [said] = await rows<{ endorsement: string }>('select endorsement from concordat.decision where id = $1', [found.decision]);
  expect(said?.endorsement).toBe('ENDORSED');
  await shoot(page, 'gap-endorsed');
});

it('is nobody’s who supervises and audits nothing; an empty list says what it means', async () => {
  const page = await at('police-offender-manager', '/');
  expect(await page.getByRole('navigation').getByRole('link', { name: 'Gaps', exact: true }).count()).toBe(0);
  expect((await page.goto('/gaps'))?.status()).toBe(403);
  await rows('update concordat.gap set ended_at = concordat.now() where ended_at is null');
  const supervisor = await at('information-governance-officer', '/gaps');
  expect(await text(supervisor)).toContain('Nothing graver stands unshared or undecided with your units');
  await assertAccessible(supervisor);
  await shoot(supervisor, 'gaps-empty');
});
