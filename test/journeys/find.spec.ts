import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const REPLY = 'Your question has reached the duty desk. They will contact you if there is something to tell.';

jest.setTimeout(120_000);
let house: House;
let browser: Browser;
let morgan: Page;
let prison: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  morgan = await (await Desk.at(house, browser)).signInAs('police-offender-manager');
  [{ id: prison } = { id: '' }] = await rows(`select u.id from concordat.post p join concordat.unit u on u.id = p.unit_id
    join concordat.account a on a.staff_id = p.staff_id where a.subject = 'prison-security-supervisor' limit 1`);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

const rows = (sql: string, values: unknown[] = []) =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query<{ id: string }>(sql, values)).rows);

/** Somebody whom the prison works with and the police do not. */
async function atThePrison(crn: string, cohort: string | null): Promise<void> {
  const id = randomUUID();
  await rows(`insert into concordat.person (id, crn, given_names, family_name, date_of_birth, iom_cohort) values ($1, $2, 'Tamarisk', 'Holloway', '1991-04-05', $3)`, [id, crn, cohort]); // prettier-ignore
  await rows(`insert into concordat.case_membership (person_id, agency_id, unit_id) select $1, u.agency_id, u.id from concordat.unit u where u.id = $2`, [id, prison]); // prettier-ignore
}

/** A page as it came over the wire, without what is new in every answer whoever it is for. */
async function bytes(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(house.url + path);
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  return text
    .replaceAll(/nonce="[^"]+"/g, 'nonce')
    .replaceAll(/name="_csrf" value="[^"]+"/g, 'csrf')
    .replaceAll(/Demonstration clock: [^<]+/g, 'clock')
    .replaceAll(/Printed by [^<]+/g, 'printed');
}

describe('finding somebody', () => {
  it('says the same bytes of nobody and of somebody who is not to be told of, whether by number or by name', async () => {
    for (const search of ['text=W700001', 'text=Tamarisk+Holloway&born-day=5&born-month=4&born-year=1991']) {
      const before = await bytes(morgan, `/find?${search}`);
      if (search === 'text=W700001') await atThePrison('W700001', null);
      expect(await bytes(morgan, `/find?${search}`)).toBe(before);
      expect(before).toContain('Ask the duty desk');
      expect(before).toContain('Nobody to show');
    }
  });

  it('points to the duty desk of somebody managed as an offender, and names nobody', async () => {
    await atThePrison('W700002', 'FIXED');
    // The control of the test above: the comparison sees a signpost where there is one.
    expect(await bytes(morgan, '/find?text=W700002')).not.toBe(await bytes(morgan, '/find?text=W700009'));
    await morgan.goto('/find?text=W700002');
    const text = await morgan.locator('main').innerText();
    expect(text).toContain('Telephone this duty desk');
    expect(text).toMatch(/HMP Elmwick, .*\n/);
    expect(text).not.toMatch(/Tamarisk|Holloway|1991/);
    expect(text).toContain('Ask the duty desk');
    await assertAccessible(morgan);
    await shoot(morgan, 'find-signpost');
    await morgan.goto('/find?text=Tamarisk');
    expect(await morgan.locator('main').innerText()).not.toContain('Telephone this duty desk');
    await shoot(morgan, 'find-nobody');
  });

  it('shows the same box after every search, also where somebody was found', async () => {
    const box = async (path: string): Promise<string> => {
      await morgan.goto(path);
      return (await morgan.locator('section[aria-labelledby="ask-the-duty-desk"]').innerHTML()).replace(/href="\/duty-desks[^"]*"/, '');
    };
    const [nobody, somebody, nothing] = [await box('/find?text=W799999'), await box('/find?text=a'), await box('/find')];
    expect(await morgan.locator('h1').innerText()).toBe('Find a person');
    expect([somebody, nothing]).toEqual([nobody, nobody]);
  });
});

describe('asking a duty desk', () => {
  it('begins with what was searched for, and the desk’s answer changes nothing that whoever asked can see', async () => {
    await morgan.goto('/find?text=W700001&born-day=5&born-month=4&born-year=1991');
    const find = await AnyPage.on(morgan, 'Find a person');
    await find.follow('Choose a duty desk');
    const desks = await AnyPage.on(morgan, 'Duty desks');
    await assertAccessible(morgan);
    await shoot(morgan, 'duty-desks-to-ask');
    await Promise.all([morgan.waitForURL('**/ask?**'), morgan.locator(`a[href^="/duty-desks/${prison}/ask"]`).click()]);
    expect(await morgan.locator('#identifier').inputValue()).toBe('W700001');
    expect(await morgan.getByLabel('Day').inputValue()).toBe('5');
    await desks.press('Send to the duty desk');
    await assertAccessible(morgan);
    await shoot(morgan, 'ask-desk-wrong');
    expect(await morgan.locator('.govuk-error-summary').innerText()).toContain('Say why you ask, in a few words');
    expect(await morgan.locator('#identifier').inputValue()).toBe('W700001');
    await morgan.getByLabel('Why do you ask?').fill('Stopped near the school with a knife.\nWhat should we know?');
    await morgan.getByLabel('How can they call you back?').fill('01632 960 123 until 22:00');
    await desks.press('Send to the duty desk');
    expect(await morgan.locator('main').innerText()).toContain(REPLY);
    await assertAccessible(morgan);
    await shoot(morgan, 'question-asked');
    const address = new URL(morgan.url()).pathname;
    await bytes(morgan, address); // takes the message of the page before away
    const [before, listed] = [await bytes(morgan, address), await bytes(morgan, '/questions')];
    expect(listed).toContain('W700001');

    const desk = await (await Desk.at(house, browser)).signInAs('prison-security-supervisor');
    await (await AnyPage.on(desk, /./)).follow(/A question to your duty desk/);
    const question = await AnyPage.on(desk, 'A question to your duty desk');
    expect(await desk.locator('main').innerText()).toContain('Stopped near the school with a knife.');
    await assertAccessible(desk);
    await shoot(desk, 'question-at-the-desk');
    await question.press('Record this');
    expect(await desk.locator('.govuk-error-summary').innerText()).toContain('Choose what your desk will do');
    await desk.getByLabel('Nothing for them through this desk').check();
    await question.press('Record this');
    expect(await desk.locator('main').innerText()).toContain('What your desk said it does');
    await desk.goto('/');
    expect(await desk.locator('main').innerText()).not.toContain('A question to your duty desk');
    expect(await bytes(morgan, address)).toBe(before);
    expect(await bytes(morgan, '/questions')).toBe(listed);
    await desk.goto(address);
    await shoot(desk, 'question-answered');
  });

  it('is somebody else’s business: another person sees no page', async () => {
    const [{ id } = { id: '' }] = await rows('select id from concordat.desk_question order by asked_at desc limit 1');
    const other = await (await Desk.at(house, browser)).signInAs('probation-practitioner');
    const [theirs, none] = [
      await other.request.get(`${house.url}/questions/${id}`),
      await other.request.get(`${house.url}/questions/${randomUUID()}`),
    ];
    expect([theirs.status(), none.status()]).toEqual([404, 404]);
  });
});

describe('the sample of searches', () => {
  it('shows the officer a search for the searcher’s own name, keeps what was found, and tells nobody', async () => {
    const family = (await morgan.locator('.app-account strong').innerText()).split(' ').pop() ?? '';
    await morgan.goto(`/find?text=${family}`);
    const before = await bytes(morgan, '/');
    const ravi = await (await Desk.at(house, browser)).signInAs('information-governance-officer', '/sharing-record');
    await (await AnyPage.on(ravi, 'Sharing record')).follow('Sample of searches');
    const sample = await AnyPage.on(ravi, 'Sample of searches');
    await sample.press('Show the searches');
    expect(await ravi.locator('.govuk-error-summary').innerText()).toContain('Choose what you need the searches for');
    await ravi.getByLabel('For our own monitoring, including internal discipline').check();
    await sample.press('Show the searches');
    expect(await ravi.locator('tbody').innerText()).toContain('What was typed has the searcher’s own family name in it');
    await assertAccessible(ravi);
    await shoot(ravi, 'search-samples-shown');
    await ravi.locator('tbody a').first().click();
    await AnyPage.on(ravi, 'Look at a search');
    await ravi.getByLabel('Raised with whoever answers for conduct').check();
    await sample.press('Record this');
    expect(await ravi.locator('.govuk-error-summary').innerText()).toContain('Say what you raise, and with whom');
    await ravi.getByLabel('In your own words').fill('A search for their own family. Told the head of standards.');
    await assertAccessible(ravi);
    await shoot(ravi, 'sampled-search');
    await sample.press('Record this');
    expect(await ravi.locator('tbody').innerText()).toContain('Raised with whoever answers for conduct');
    expect(await bytes(morgan, '/')).toBe(before);
    const shown = await morgan.request.get(`${house.url}/search-samples?use=SELF_MONITORING`);
    expect(shown.status()).toBe(403);
    await ravi.goto('/search-samples?use=SELF_MONITORING&kind=random&seed=2026-11');
    expect(await ravi.locator('tbody tr').count()).toBeGreaterThan(0);
    await shoot(ravi, 'search-samples-random');
  });
});

describe('searching the record', () => {
  it('leads on from the box on every page, marks what it found, and leads to where it stands', async () => {
    await morgan.goto('/');
    await morgan.getByLabel('Name, CRN or PNC').fill('occupier');
    await morgan.getByRole('button', { name: 'Find' }).first().click();
    const find = await AnyPage.on(morgan, 'Find a person');
    await find.follow('Search notes, plans, minutes and answers for ‘occupier’');
    const search = await AnyPage.on(morgan, 'Search the record');
    const marked = await morgan.locator('mark').allInnerTexts();
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.every((word) => /^occupier$/i.test(word))).toBe(true);
    await assertAccessible(morgan);
    await shoot(morgan, 'search-found');
    await morgan.getByText('Where to look').click();
    await morgan.getByLabel('Management plans').check();
    for (const box of ['Notes of your agency', 'What was sent to you', 'Answers your agency gave', 'Minutes of conferences'])
      await morgan.getByLabel(box).uncheck();
    await search.press('Search');
    expect(new URL(morgan.url()).search).toBe('?words=occupier&kinds=PLAN');
    await assertAccessible(morgan);
    await shoot(morgan, 'search-nothing');
    await search.follow('in everything, also in what was replaced or withdrawn');
    await morgan.locator('.app-row__title a').first().click();
    expect(await morgan.locator('main').innerText()).toMatch(/occupier/i);
  });

  it('finds what is misspelt, and says that it was', async () => {
    await morgan.goto('/search?words=ocupier');
    const text = await morgan.locator('main').innerText();
    expect(text).toContain('Nothing has exactly these words');
    expect(await morgan.locator('mark').first().innerText()).toMatch(/^occupier/i);
    await shoot(morgan, 'search-alike');
    await morgan.goto(`/search?words=${'a'.repeat(201)}`);
    expect(await morgan.locator('.govuk-error-summary').innerText()).toContain('Words to look for must be 200 characters or fewer');
  });

  it('searches the record of one person from their page', async () => {
    await morgan.goto('/search?words=occupier');
    await morgan.locator('.app-row a[href^="/cases/"]').first().click();
    const [name] = (await morgan.locator('.govuk-breadcrumbs__list-item').last().allInnerTexts()) as [string];
    await morgan.getByRole('link', { name: 'Search this record' }).click();
    const search = await AnyPage.on(morgan, `Search the record of ${name}`);
    await assertAccessible(morgan);
    await morgan.getByLabel('Words to look for').fill('occupier');
    await search.press('Search');
    expect(await morgan.locator('.app-row a[href^="/cases/"]').allInnerTexts()).toContain(name);
    await shoot(morgan, 'search-person');
  });

  it('is for those who work with cases', async () => {
    const other = await (await Desk.at(house, browser)).signInAs('agency-administrator');
    expect((await other.request.get(`${house.url}/search?words=occupier`)).status()).toBe(403);
    expect(await (await other.request.get(house.url)).text()).not.toContain('/search');
  });
});
