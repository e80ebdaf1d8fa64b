import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

/* A decision about risk: recorded by a practitioner, not endorsed, taken again and endorsed. Everybody is invented. */
jest.setTimeout(240_000);
const [PRACTITIONER, HEAD, SERGEANT] = ['probation-practitioner', 'head-of-probation-delivery-unit', 'police-sergeant'] as const;
/* Somebody whom the practitioner leads, about whom their agency holds a grave note and has opened something that still stands. */
const SOMEBODY = `
select p.id from concordat.person p
  join concordat.case_membership m on m.person_id = p.id and m.until is null
  join concordat.account a on a.staff_id = m.lead_staff_id and a.subject = $1
 where exists (select from concordat.risk_note n where n.person_id = p.id and n.agency_id = m.agency_id and n.superseded_at is null
                and n.withdrawn_at is null and n.level in ('HIGH', 'VERY_HIGH'))
   and exists (select from concordat.share s join concordat.share_item i on i.share_id = s.id where s.person_id = p.id
                and s.recipient_agency_id = m.agency_id and s.first_seen_at is not null and s.revoked_at is null
                and i.superseded_at is null and i.withdrawn_at is null)
   and not exists (select from concordat.access_limit l where l.person_id = p.id)
   and not exists (select from concordat.risk_decision d where d.person_id = p.id)
 order by p.family_name, p.id limit 1`;
let house: House;
let browser: Browser;
let person: string;
let first: string;
let second: string;
let desks: Desks;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
  const [found] = await rows<{ id: string }>(SOMEBODY, [PRACTITIONER]);
  if (!found) throw new Error('the demonstration has nobody about whom there is both a note and something opened');
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
const another = (who: string, path: string): Promise<Page> => desks.another(who, path);
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
const problems = (page: Page): Promise<string[]> => page.locator('.govuk-error-summary li').allInnerTexts();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const option = (page: Page, nth: number) => page.getByRole('group', { name: `Option ${nth}`, exact: true });
const grounds = (page: Page) => page.getByRole('group', { name: 'What does it rest on?' });
const ourNotes = (page: Page) => grounds(page).getByRole('checkbox', { name: /^(?!.*, from )/ });
const fresh = (): string => `/cases/${person}/risk-decisions/new`;
async function look(page: Page, name: string): Promise<void> {
  // A tab behind another one draws nothing, and a picture of it may never come.
  await page.bringToFront();
  await assertAccessible(page);
  await shoot(page, `risk-decision-${name}`);
}

it('says what such a decision is for, and how to record the first', async () => {
  const page = await at(PRACTITIONER, `/cases/${person}`);
  await page.getByRole('link', { name: 'Decisions about risk' }).click();
  await AnyPage.on(page, 'Decisions about risk');
  expect(await text(page)).toContain('Such a decision says what was considered, what was known then, what was chosen and why');
  await look(page, 'none-yet');
  await page.getByRole('link', { name: 'Record the first one' }).click();
  await AnyPage.on(page, 'Record a decision about risk');
  await look(page, 'new');
});

it('says everything that is missing at once, and loses nothing that was typed', async () => {
  const page = await at(PRACTITIONER, fresh());
  await press(page, 'Record the decision');
  expect(await problems(page)).toEqual([
    'Say what is to be decided',
    'Name at least two things that could be done; doing nothing is one of them',
    'Choose which of them it is',
    'Say why',
    'Choose what this rests on, or say why it rests on nothing that is recorded here',
    'Say whether anybody sees it otherwise',
  ]);
  for (const link of await page.locator('.govuk-error-summary a').all()) {
    const target = page.locator((await link.getAttribute('href')) ?? '');
    expect(await target.count()).toBe(1);
  }
  await look(page, 'all-missing');
  await page.getByLabel('What is to be decided?').fill('Where does he live on the first night?');
  await option(page, 1).getByLabel('What it is').fill('Release to the address given');
  await option(page, 3).getByLabel('What it is').fill('Ask for approved premises');
  await option(page, 3).getByLabel('What speaks for it').fill('n/a');
  await page.getByLabel('Option 2', { exact: true }).check();
  await page.getByLabel('Why?', { exact: true }).fill('n/a');
  await grounds(page).getByRole('checkbox').first().check();
  await page.getByLabel('If it rests on nothing that is recorded here: why?').fill('Nothing is known.');
  await page.getByLabel('Somebody does').check();
  await press(page, 'Record the decision');
  expect(await problems(page)).toEqual([
    'Say what speaks for option 1 or against it',
    'Say what speaks for option 3 or against it',
    'You chose an option that says nothing. Choose one that you named',
    'Say why',
    'You chose what it rests on and said why it rests on nothing. Take one of them out',
    'Say who sees it otherwise, and how',
  ]);
  expect(await option(page, 3).getByLabel('What it is').inputValue()).toBe('Ask for approved premises');
  expect(await grounds(page).getByRole('checkbox').first().isChecked()).toBe(true);
});

it('takes another option without a script, and refuses what is too long beside its own field', async () => {
  const desk = await Desk.at(house, browser, { javaScript: false });
  const page = await desk.signInAs(PRACTITIONER, fresh());
  await page.getByLabel('What is to be decided?').fill('Where on the first night?');
  await press(page, 'Add another option');
  expect(await problems(page)).toEqual([]);
  expect(await page.getByLabel('What is to be decided?').inputValue()).toBe('Where on the first night?');
  await option(page, 4).getByLabel('What it is').fill('Recall at once');
  await option(page, 4).getByLabel('What speaks for it').fill('He would be gone by noon. '.repeat(80));
  await press(page, 'Add another option');
  expect(await option(page, 5).count()).toBe(1);
  expect(await page.getByLabel('Option 4: Recall at once').count()).toBe(1);
  await press(page, 'Record the decision');
  expect(await problems(page)).toContain('What speaks for option 4 must be 2000 characters or fewer');
  expect(desk.complaints).toEqual([]);
  await desk.leave();
});

async function fill(page: Page, chosen: string): Promise<void> {
  await page.getByLabel('What is to be decided?').fill('Where does he live on the first night after release?');
  await option(page, 1).getByLabel('What it is').fill('Release to the address given');
  await option(page, 1).getByLabel('What speaks for it').fill('It is what was planned with him.');
  await option(page, 1).getByLabel('What speaks against it').fill('Nobody has seen the place. His former partner lives two streets away.');
  await option(page, 3).getByLabel('What it is').fill('Ask for approved premises');
  await option(page, 3).getByLabel('What speaks for it').fill('Staff are there at night.');
  await page.getByLabel(chosen).check();
  await page.getByLabel('Why?', { exact: true }).fill('He has kept every appointment since, and moving him again would undo it.');
  await page.getByLabel('Somebody does').check();
  await page.getByLabel('Who, and how do they see it?').fill('The police officer would ask for approved premises at once.');
}

it('is not recorded on what has changed since it was looked at; then on a note and on what was received', async () => {
  const page = await at(PRACTITIONER, fresh());
  await fill(page, 'Option 1');
  const ticked = ourNotes(page).first();
  await ticked.check();
  const noteId = await ticked.getAttribute('value');
  const other = await another(PRACTITIONER, `/notes/${noteId}/correct`);
  await other.getByLabel('What happened, or what you know').fill('He struck her twice, and said that he would do it again.');
  await other.getByLabel('Why are you correcting it?').fill('She told us more.');
  await press(other, 'Save as a new version');
  await other.close();
  await press(page, 'Record the decision');
  expect(await problems(page)).toEqual(['Something it rests on has changed since you looked. Look at it again.']);
  expect(await text(page)).toContain('1 thing that you ticked has changed since and cannot be ticked any more');
  expect(await page.getByLabel('Why?', { exact: true }).inputValue()).toContain('kept every appointment');
  await look(page, 'changed-meanwhile');
  await grounds(page)
    .getByRole('checkbox', { name: /^(?!.*, from )/ })
    .first()
    .check();
  await grounds(page)
    .getByRole('checkbox', { name: /, from / })
    .first()
    .check();
  await press(page, 'Record the decision');
  await AnyPage.on(page, 'Decision about risk');
  first = new URL(page.url()).pathname;
  const said = await text(page);
  expect(said).toContain('Waits for a supervisor');
  expect(said).toContain('The police officer would ask for approved premises at once.');
  expect(await page.getByRole('row', { name: /Chosen/ }).innerText()).toContain('Release to the address given');
  expect(await page.getByRole('link', { name: /^Version \d+ of / }).count()).toBe(1);
  await look(page, 'recorded');
  await page.locator('main a[href^="/received/"]').click();
  expect(new URL(page.url()).pathname).toMatch(/^\/received\//);
  // Nobody endorses their own, and another agency cannot tell it from what is not there.
  await page.goto(first);
  expect(await page.getByRole('group', { name: 'Do you endorse this decision?' }).count()).toBe(0);
  const police = await at(SERGEANT, '/');
  expect((await police.goto(first))?.status()).toBe(404);
  await police.goto(`/cases/${person}/risk-decisions`);
  expect(await text(police)).not.toContain('first night');
});

const endorses = (page: Page) => page.getByRole('group', { name: 'Do you endorse this decision?' });

it('waits on the supervisor’s first page, and is not endorsed without words', async () => {
  const page = await at(HEAD, '/');
  await page.getByRole('link', { name: /^Decision about risk to look at/ }).click();
  expect(new URL(page.url()).pathname).toBe(first);
  const late = await another(HEAD, first);
  await press(page, 'Record it');
  expect(await problems(page)).toEqual(['Choose whether you endorse this decision']);
  await endorses(page).getByLabel('No', { exact: true }).check();
  await press(page, 'Record it');
  expect(await problems(page)).toEqual(['Say why you do not endorse it']);
  await look(page, 'look-refused');
  await page.getByLabel('What do you say about it?').fill('Nobody has seen the place. Ask the prison first.');
  await press(page, 'Record it');
  expect(await text(page)).toContain('Not endorsed. Whoever decided is told, and asked to decide again.');
  await look(page, 'not-endorsed');
  await endorses(late).getByLabel('Yes', { exact: true }).check();
  await late.getByLabel('What do you say about it?').fill('It is well weighed.');
  await press(late, 'Record it');
  expect(await problems(late)).toEqual(['Somebody has looked at this already.']);
  expect(await late.getByLabel('What do you say about it?').inputValue()).toBe('It is well weighed.');
  await late.close();
});

it('comes back to whoever decided, who decides again with what was said filled in', async () => {
  const page = await at(PRACTITIONER, '/');
  await page.getByRole('link', { name: /^Decision about risk not endorsed/ }).click();
  expect(new URL(page.url()).pathname).toBe(first);
  expect(await text(page)).toContain('Nobody has seen the place. Ask the prison first.');
  await page.getByRole('button', { name: 'Decide again' }).click();
  await AnyPage.on(page, 'Decide again about risk');
  const late = await another(PRACTITIONER, page.url());
  expect(await option(page, 2).getByLabel('What it is').inputValue()).toBe('Ask for approved premises');
  expect(await page.getByLabel('Option 1: Release to the address given').isChecked()).toBe(true);
  expect(await grounds(page).locator('input:checked').count()).toBe(2);
  await look(page, 'again');
  await page.getByLabel('Option 2: Ask for approved premises').check();
  await page.getByLabel('Why?', { exact: true }).fill('The prison could not say who lives there.');
  await page.getByLabel('Nobody', { exact: true }).check();
  const key = await page.locator('input[name="_key"]').first().inputValue();
  await press(page, 'Record the decision');
  await AnyPage.on(page, 'Decision about risk');
  second = new URL(page.url()).pathname;
  expect(second).not.toBe(first);
  expect(await text(page)).toContain('Nobody is recorded to have seen it otherwise.');
  expect(await page.getByRole('row', { name: /Chosen/ }).innerText()).toContain('Ask for approved premises');

  await press(late, 'Record the decision');
  expect(await problems(late)).toEqual(['Another decision has taken the place of this one.']);
  expect(await late.getByRole('link', { name: 'Read the decision that took its place' }).getAttribute('href')).toBe(second);
  await look(late, 'decided-since');
  await late.goto(`${fresh()}?supersedes=${first.split('/').pop()}`);
  expect(new URL(late.url()).pathname).toBe(second);
  await late.goto(fresh());
  await fill(late, 'Option 3');
  await grounds(late).getByRole('checkbox').first().check();
  await late.locator('form#form input[name="_key"]').evaluate((input, old) => input.setAttribute('value', old), key);
  await press(late, 'Record the decision');
  expect(await problems(late)).toEqual([expect.stringMatching(/key|already|sent/i)]);
  await late.close();
  await page.goto('/');
  expect(await page.getByRole('link', { name: /^Decision about risk not endorsed/ }).count()).toBe(0);
});

it('is looked at by a supervisor of that unit alone, and endorsed', async () => {
  const page = await at(HEAD, second);
  const [unit, place] = [randomUUID(), { duty_name: 'Office', duty_phone: '01632 960002', duty_hours: 'Weekdays' }];
  const posts = await rows<{ id: string; unit_id: string; agency_id: string }>(
    'select id, unit_id, agency_id from concordat.post where staff_id = (select staff_id from concordat.account where subject = $1)',
    [HEAD],
  );
  await asLoader(house.database.ownerUrl, (insert) =>
    insert('unit', { id: unit, agency_id: posts[0]?.agency_id, name: 'Probation delivery unit 8', ...place }),
  );
  for (const { id } of posts) await rows('update concordat.post set unit_id = $2 where id = $1', [id, unit]);
  await endorses(page).getByLabel('Yes', { exact: true }).check();
  await page.getByLabel('What do you say about it?').fill('Approved premises are the safer first night.');
  await press(page, 'Record it');
  expect(await problems(page)).toEqual(['A supervisor of the unit that decided says this, and nobody says it of their own decision.']);
  expect(await page.getByLabel('What do you say about it?').inputValue()).toContain('safer first night');
  await look(page, 'not-theirs');
  for (const { id, unit_id } of posts) await rows('update concordat.post set unit_id = $2 where id = $1', [id, unit_id]);
  await press(page, 'Record it');
  expect(await text(page)).toContain('Endorsed. It is on the record.');
  expect(await endorses(page).count()).toBe(0);
  await look(page, 'endorsed');
  await page
    .getByRole('link', { name: /^RMD|^[A-Z0-9-]{6,}$/ })
    .first()
    .click();
  expect(new URL(page.url()).pathname).toBe(first);
  expect(await text(page)).toContain('It was decided again on');
});

it('says, once a note is corrected, that something it rests on has changed since', async () => {
  const page = await at(PRACTITIONER, second);
  const note = await page.getByRole('link', { name: /^Version \d+ of / }).getAttribute('href');
  await page.goto(`${note}/withdraw`);
  await page.getByLabel('Why is it withdrawn?').fill('It was somebody else.');
  await press(page, 'Withdraw note');
  await page.goto(second);
  const said = await text(page);
  expect(said).toContain('Something it rests on has changed since.');
  expect(said).toContain('Withdrawn since');
  await look(page, 'changed-since');
  await page.goto(`/cases/${person}/risk-decisions`);
  const list = await page.getByRole('listitem').filter({ hasText: 'first night' }).allInnerTexts();
  expect(
    list.map((one) => [/Endorsed/.test(one), /Not endorsed/.test(one), /Decided again/.test(one), /has changed since/.test(one)]),
  ).toEqual([
    [true, false, false, true],
    [false, true, true, true],
  ]);
  await look(page, 'list');
  await page.goto(`/cases/${person}/risk-decisions/new?supersedes=${second.split('/').pop()}`);
  expect(await text(page)).toContain('1 thing that you ticked has changed since');
});

it('is not endorsed by the supervisor who took it; and may rest on nothing, with the reason', async () => {
  const page = await at(HEAD, fresh());
  await fill(page, 'Option 3');
  await page.getByLabel('If it rests on nothing that is recorded here: why?').fill('He came to us this morning and nothing has been sent.');
  await press(page, 'Record the decision');
  await AnyPage.on(page, 'Decision about risk');
  const said = await text(page);
  expect(said).toContain('Nothing that is recorded here. Why:');
  expect(said).toContain('other than whoever decided');
  expect(await endorses(page).count()).toBe(0);
  await look(page, 'on-nothing');
});

it('stands on the record in words, with a way to the decision', async () => {
  const page = await at(PRACTITIONER, `/cases/${person}/sharing-record`);
  const said = await text(page);
  expect(said).toContain('recorded a decision about risk');
  expect(said).toContain('looked at a decision about risk, as a supervisor');
  expect(await page.locator(`main a[href="${first}"]`).count()).toBe(2);
  expect(await page.locator(`main a[href="${second}"]`).count()).toBe(2);
  await look(page, 'record');
  expect(desks.complaints).toEqual([]);
});
