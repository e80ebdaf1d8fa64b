import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { SignInAsPage } from './pages/sign-in-as.page.js';
import { WriteNotePage } from './pages/write-note.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const HANA = 'probation-practitioner';
const BODY = 'He sleeps at his aunt’s until Easter.';
jest.setTimeout(90_000);
let house: House;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  house = await House.open();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(text, values)).rows as Row[]);
const agencyOf = `(select s.agency_id from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = '${HANA}')`;

/** Somebody whom Hana's agency works with, and nobody else. */
async function someone(): Promise<string> {
  const [row] = await sql<{ id: string }>(`with made as (
      insert into concordat.person (given_names, family_name, date_of_birth, stage) values ('Rowan', 'Field', '1988-02-03', 'COMMUNITY') returning id)
    insert into concordat.case_membership (person_id, agency_id) select id, ${agencyOf} from made returning person_id as id`);
  return row?.id ?? '';
}
async function newToThem(): Promise<string> {
  const [row] = await sql<{ name: string }>(`select g.name from concordat.agreement_party mine
    join concordat.agreement ag on ag.id = mine.agreement_id and ag.starts_at <= concordat.now() and (ag.ends_at is null or concordat.now() < ag.ends_at)
    join concordat.agreement_party theirs on theirs.agreement_id = ag.id and theirs.agency_id <> mine.agency_id
    join concordat.agency g on g.id = theirs.agency_id and g.kind = 'POLICE' where mine.agency_id = ${agencyOf} order by g.name limit 1`);
  return row?.name ?? '';
}
/** What earlier tests left open. */
const endAll = (): Promise<unknown> => sql(`update concordat.sign_in set ended_at = now(), ended_why = 'TEST' where ended_at is null`);
const longAgo = (): Promise<unknown> =>
  sql(`update concordat.sign_in set authenticated_at = now() - interval '20 minutes' where ended_at is null`);
const shares = async (person: string): Promise<number> =>
  (await sql<{ n: number }>('select count(*)::int n from concordat.share where person_id = $1', [person]))[0]?.n ?? -1;
const main = (page: Page): Promise<string> => page.getByRole('main').innerText();

/** Up to the last page of a share with an agency that is new to the person. */
async function readyToSend(page: Page, person: string, agency: string): Promise<void> {
  await page.goto(`/cases/${person}/notes/new`);
  const note = await WriteNotePage.on(page);
  await note.type({ body: BODY, day: ['10', '3', '2027'], category: 'ADDRESS', basis: 'Said by the person' });
  await note.press('Save note');
  const choose = await AnyPage.on(page, 'Who needs to know this?');
  const details = page.locator('details', { hasText: 'Somebody else' });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  await page.getByLabel(agency, { exact: true }).check();
  await page.getByLabel(`Why ${agency} needs this`).fill('They visit that street.');
  await choose.press('Continue');
  await (await AnyPage.on(page, 'Decide what else they are told')).press('Continue');
  await AnyPage.on(page, 'Check what goes');
}
const send = async (page: Page): Promise<void> => page.locator('main form:has(input[name="input"]) button[type="submit"]').first().click();

beforeEach(endAll);

describe.each([true, false])('sharing with an agency new to the person, with JavaScript %s', (javaScript) => {
  it('asks to sign in again, and carries on with what was typed: one share, nothing typed twice', async () => {
    const desk = await Desk.at(house, browser, { javaScript });
    const [person, agency] = [await someone(), await newToThem()];
    const page = await desk.signInAs(HANA);
    await readyToSend(page, person, agency);
    await longAgo();
    await send(page);
    const asked = await AnyPage.on(page, 'Sign in again to do this');
    expect(await main(page)).toContain('What you typed is kept');
    expect(await shares(person)).toBe(0);
    if (javaScript) {
      await assertAccessible(page);
      await shoot(page, 'sign-in-again');
    }
    expect(JSON.stringify(await sql('select sess from portal.session'))).not.toContain('They visit that street');
    await asked.press('Sign in again');
    if (javaScript) await shoot(page, 'it-is-still-me');
    await (await SignInAsPage.on(page)).press('It is still me: Hana Sorrell');
    const carryOn = await AnyPage.on(page, 'Carry on');
    if (javaScript) {
      await assertAccessible(page);
      await shoot(page, 'carry-on');
    }
    expect(await shares(person)).toBe(0);
    await carryOn.press('Carry on');
    await AnyPage.on(page, /^Receipt CON-/);
    expect(await main(page)).toContain('They visit that street.');
    expect(await shares(person)).toBe(1);
    await page.goto('/account/sessions');
    expect(await page.locator('.app-row').count()).toBe(1);
    await page.goto('/carry-on');
    await AnyPage.on(page, 'My work');
    expect(await main(page)).toContain('Nothing is waiting to be sent');
    expect(desk.complaints).toEqual([]);
    await desk.leave();
  });
});

describe('proving that it is still you', () => {
  let desk: Desk;
  let page: Page;
  let person: string;
  beforeEach(async () => {
    desk = await Desk.at(house, browser);
    person = await someone();
    page = await desk.signInAs(HANA);
    await readyToSend(page, person, await newToThem());
    await longAgo();
    await send(page);
    await (await AnyPage.on(page, 'Sign in again to do this')).press('Sign in again');
  });
  afterEach(() => desk.leave());

  it('is asked of the provider with prompt=login and max_age=0', async () => {
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    await page.goto('/sign-in/prove');
    const asked = new URL(seen.find((url) => url.includes('code_challenge')) ?? 'http://none');
    expect([asked.searchParams.get('prompt'), asked.searchParams.get('max_age')]).toEqual(['login', '0']);
  });

  it('is refused when somebody else comes back: they see nothing of it, and it is sent by nobody', async () => {
    await (await SignInAsPage.on(page)).choose('police-sergeant');
    await AnyPage.on(page, 'Somebody else signed in');
    await assertAccessible(page);
    await shoot(page, 'somebody-else');
    expect(await shares(person)).toBe(0);
    const [last] = await sql<{ ended_why: string }>(
      `select i.ended_why from concordat.sign_in i join concordat.account a on a.id = i.account_id where a.subject = 'police-sergeant' order by i.started_at desc limit 1`,
    );
    expect(last?.ended_why).toBe('not the person who was asked');
    await page.getByRole('link', { name: /^Sign in again as/ }).click();
    await (await SignInAsPage.on(page)).choose(HANA);
    await (await AnyPage.on(page, 'Carry on')).press('Carry on');
    await AnyPage.on(page, /^Receipt CON-/);
    expect(await shares(person)).toBe(1);
  });

  it('does not go round and round when the provider did not ask', async () => {
    await (await SignInAsPage.on(page)).choose(HANA);
    await AnyPage.on(page, 'Carry on');
    await longAgo();
    await (await AnyPage.on(page, 'Carry on')).press('Carry on');
    await AnyPage.on(page, 'Your agency’s sign-in did not ask you again');
    await assertAccessible(page);
    expect(await shares(person)).toBe(0);
  });
});
