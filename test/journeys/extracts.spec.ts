import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const [FIRST, SECOND] = ['information-governance-officer', 'second-information-governance-officer'] as const;
/** The colleague whose acts are listed, who has looked at somebody some days ago. */
const COLLEAGUE = `select t.id, t.name, t.agency_id from concordat.account a join concordat.staff t on t.id = a.staff_id where a.subject = 'police-offender-manager'`;
let house: House;
let browser: Browser;
const desks: Desk[] = [];
let [asker, decider]: Page[] = [];
let colleague: { id: string; name: string; agency_id: string };

const main = (page: Page): Promise<string> => page.getByRole('main').innerText();
async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await shoot(page, name);
}
async function at(who: string, path: string): Promise<Page> {
  const desk = await Desk.at(house, browser);
  desks.push(desk);
  return desk.signInAs(who, path);
}
const rows = <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, values)).rows as R[]);

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  [colleague] = (await rows<typeof colleague>(COLLEAGUE)) as [typeof colleague];
  await rows(
    `insert into concordat.access_log (agency_id, staff_id, at, act, operation, subject_type, row_count)
     values ($1, $2, concordat.now() - interval '3 days', 'CONSULTATION', 'caseFile', 'RiskNote', 4)`,
    [colleague.agency_id, colleague.id],
  );
  asker = await at(FIRST, '/exports');
}, 400_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

it('before anybody asked, the page says what an extract is for and where to look instead', async () => {
  const page = asker as Page;
  await page.getByRole('link', { name: 'Extracts of the access log' }).click();
  await AnyPage.on(page, 'Extracts of the access log');
  expect(await main(page)).toContain('Nobody has asked for an extract.');
  await look(page, 'access-extracts-empty');
});

it('one officer asks for what a colleague did, with the demand that asks for it', async () => {
  const page = asker as Page;
  await page.getByRole('link', { name: 'Ask for what a colleague did' }).click();
  await AnyPage.on(page, 'Ask for an extract of the access log');
  await page.getByLabel('Find the colleague by name').fill('Nobody At All');
  await page.getByRole('main').getByRole('button', { name: 'Find' }).click();
  expect(await main(page)).toContain('Nobody else of your agency has a name like that.');
  await page.getByLabel('Find the colleague by name').fill(colleague.name);
  await page.getByRole('main').getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: 'Ask another officer to decide' }).click();
  expect(await main(page)).toContain('Give the reference of the order or demand in law');
  await look(page, 'access-extract-ask');
  await page.getByLabel(colleague.name).check();
  await page.getByLabel('Order or legal demand').fill('Order 27/114');
  await page.getByLabel('For criminal proceedings').check();
  await page.getByLabel('For whom is it?').fill('Northshire Crown Court');
  await page.getByLabel('Why do they need it?').fill('The court wants to know who looked');
  for (const [group, ago] of [['First day', 30], ['Last day', 1]] as const) {
    const [day] = await rows<{ day: string }>('select (concordat.today() - $1::int)::text as day', [ago]);
    const [year = '', month = '', date = ''] = day!.day.split('-');
    for (const [label, value] of [['Day', date], ['Month', month], ['Year', year]] as const) // prettier-ignore
      await page.getByRole('group', { name: group }).getByLabel(label).fill(value);
  } // prettier-ignore
  await page.getByRole('button', { name: 'Ask another officer to decide' }).click();
  await AnyPage.on(page, 'Extract of the access log');
  expect(await main(page)).toContain('Another information governance officer of your agency decides.');
  await look(page, 'access-extract-asked');
});

it('another officer finds it in their work and decides', async () => {
  decider = await at(SECOND, '/');
  await decider.getByRole('link', { name: 'An extract of the access log to decide' }).first().click();
  await AnyPage.on(decider, 'Extract of the access log');
  await decider.getByRole('button', { name: 'Record this decision' }).click();
  expect(await main(decider)).toContain('Choose whether it may be taken');
  await look(decider, 'access-extract-decide');
  await decider.getByLabel('Yes', { exact: true }).check();
  await decider.getByLabel('Why?').fill('I have seen the order');
  await decider.getByRole('button', { name: 'Record this decision' }).click();
  expect(await main(decider)).toContain('who asked for it');
});

it('whoever asked takes it, and what is over is not offered', async () => {
  const page = asker as Page;
  await page.reload();
  await look(page, 'access-extract-approved');
  for (const [button, ending, said] of [
    ['Download JSON lines', 'jsonl', '"what":"CONSULTATION_CASE_FILE"'],
    ['Download CSV', 'csv', '"CONSULTATION_CASE_FILE"'],
  ] as const) {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^access-log-[0-9a-f]{12}\\.${ending}$`));
    expect(readFileSync(await file.path(), 'utf8')).toContain(said);
  }
  await rows(`update concordat.access_extract set take_until = concordat.now() - interval '1 minute'`);
  await page.getByRole('button', { name: 'Download CSV' }).click();
  expect(await main(page)).toContain('The days to take it are over');
  await page.goto('/extracts');
  expect(await main(page)).toContain('Order 27/114');
  await look(page, 'access-extracts');
});
