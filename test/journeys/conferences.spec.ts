import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { pdfText } from '../support/pdf-text.js';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { Keystrokes } from './support/keystrokes.js';
import { shoot } from './support/shoot.js';

/* A case conference about twenty people, run by its chair with three agencies at the table. Everybody is invented. */
jest.setTimeout(240_000);
const [CHAIR, POLICE, PRISON, COUNCIL] = [
  'conference-chair',
  'police-offender-manager',
  'prison-offender-manager',
  'council-housing-practitioner',
] as const;
const TITLE = 'Reducing reoffending board, Larchfield';
let house: House;
let browser: Browser;
let desks: Desks;
let address: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
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
async function look(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await assertAccessible(page);
  await shoot(page, `conference-${name}`);
}
const agencyOf = async (who: string): Promise<string> => {
  const sql =
    'select g.name from concordat.account a join concordat.staff s on s.id = a.staff_id join concordat.agency g on g.id = s.agency_id where a.subject = $1';
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, [who])).rows as { name: string }[]);
  return row?.name ?? '';
};
const sessionEnd = async (who: string): Promise<string> => {
  const sql = `select s.expire::text as at from portal.session s
    join concordat.account a on a.subject = $1 and s.sess::jsonb -> 'person' ->> 'staffId' = a.staff_id::text`;
  const rows = await asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, [who])).rows as { at: string }[]);
  return rows.map(({ at: end }) => end).join();
};
const onAgenda = (page: Page): Promise<string[]> => page.locator('ol.app-rows h3 a').allInnerTexts();

describe('a conference', () => {
  it('is called by its chair, who is told what is missing and loses nothing', async () => {
    const page = await at(CHAIR, '/conferences');
    await look(page, 'before');
    await page.getByRole('main').getByRole('button', { name: 'Call a conference' }).click();
    await page.getByLabel('What conference is it?').fill(TITLE);
    await press(page, 'Call it, and choose whom it is about');
    expect(await problems(page)).toEqual([
      'Say where it meets: a room, or how to join',
      'Enter the date it meets',
      'Enter the time it meets, for example 14:30',
      'Choose at least one other agency',
    ]);
    await look(page, 'call-wrong');
    await page.getByLabel('Day').fill('18');
    await page.getByLabel('Month').fill('3');
    await page.getByLabel('Year').fill('2027');
    await page.getByLabel('Time').fill('10:00');
    await page.getByLabel('Where?').fill('Room 4, Larchfield Town Hall');
    for (const who of [POLICE, PRISON, COUNCIL]) await page.getByLabel(await agencyOf(who), { exact: true }).check();
    await look(page, 'call');
    await press(page, 'Call it, and choose whom it is about');
    await AnyPage.on(page, 'Choose whom it is about');
    expect(await text(page)).toContain(TITLE);
  });

  it('has twenty people put on its agenda at once', async () => {
    const page = await at(CHAIR, new URL((await at(CHAIR, '/conferences')).url()).pathname);
    await page.getByRole('link', { name: TITLE }).click();
    address = new URL(page.url()).pathname;
    await look(page, 'nobody-yet');
    await page.getByRole('link', { name: 'Choose whom it is about' }).click();
    await press(page, 'Put them on the agenda');
    expect(await problems(page)).toEqual(['Choose at least one person', 'Say why they are on the agenda']);
    await look(page, 'agenda');
    const mine = page.getByRole('group', { name: 'Your cases and those of your unit' }).getByRole('checkbox');
    const many = Math.min(20, await mine.count());
    for (let n = 0; n < many; n += 1) await mine.nth(n).check();
    await page.getByLabel('Why are they on the agenda?').fill('Monthly review');
    await press(page, 'Put them on the agenda');
    await AnyPage.on(page, TITLE);
    expect(await onAgenda(page)).toHaveLength(20);
    await look(page, 'twenty');
  });

  it('shows each agency the people for whom it is invited, and nobody else', async () => {
    const all = await onAgenda(await at(CHAIR, address));
    for (const who of [POLICE, PRISON, COUNCIL]) {
      const page = await at(who, address);
      const theirs = await onAgenda(page);
      expect(theirs.length).toBeLessThan(all.length);
      for (const name of all.filter((one) => !theirs.includes(one))) {
        expect(await text(page)).not.toContain(name);
        await page.goto(`${address}/pack`);
        expect(await text(page)).not.toContain(name);
        await page.goto(address);
      }
      await look(page, `seen-by-${who}`);
    }
  });

  it('is read beforehand as one pack, which prints', async () => {
    const page = await at(CHAIR, `${address}/pack`);
    expect(await page.locator('section.app-pack-person').count()).toBe(20);
    await look(page, 'pack');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Save it as a PDF' }).click()]);
    const bytes = readFileSync(await file.path());
    if (process.env.SHOTS_DIR) copyFileSync(await file.path(), join(process.env.SHOTS_DIR, 'pack.pdf'));
    const bare = (words: string): string => words.replace(/\s/g, '');
    const whole = bare(pdfText(bytes));
    const names = await onAgenda(await at(CHAIR, address));
    for (const name of names) expect(whole).toContain(bare(name));
    // Another agency’s file names nobody for whom it is not invited.
    const theirs = await at(COUNCIL, address);
    const shown = await onAgenda(theirs);
    const answer = await theirs.context().request.get(`${house.url}${address}/pack.pdf`);
    const text = bare(pdfText(await answer.body()));
    expect(names.filter((name) => text.includes(bare(name)))).toEqual(shown);
  });

  it('has its minutes made as it speaks, by whoever speaks', async () => {
    const page = await at(CHAIR, address);
    const shared = await (async () => {
      const theirs = await onAgenda(await at(POLICE, address));
      return theirs[0] ?? '';
    })();
    await page.getByRole('link', { name: shared }).click();
    const item = new URL(page.url()).pathname;
    await press(page, 'Add to the minutes');
    expect(await problems(page)).toEqual(['Choose what kind of entry it is', 'Say what was said, with the reason']);
    await page.getByLabel('Cohort', { exact: true }).check();
    await page.getByLabel('What was said, and why').fill('He is under supervision and burgled three houses last year.');
    await press(page, 'Add to the minutes');
    expect(await problems(page)).toEqual(['Choose the cohort']);
    await page.getByLabel('fixed').check();
    await look(page, 'minute');
    await press(page, 'Add to the minutes');
    await AnyPage.on(page, TITLE);
    expect(await text(page)).toContain('Cohort: fixed');

    const theirs = await at(POLICE, item);
    await theirs.getByLabel('Your agency does not agree').check();
    await theirs.getByLabel('What was said, and why').fill('Flex would be enough: his last conviction is older than that.');
    await press(theirs, 'Add to the minutes');
    expect(await text(theirs)).toContain('Not agreed by');
    await page.goto(item);
    expect(await text(page)).toContain('Flex would be enough');
    await look(page, 'minutes');
    await page.getByRole('link', { name: 'Case conferences' }).count();
    await page.goto(`/cases/${(await page.locator('a[href^="/cases/"]').first().getAttribute('href'))?.split('/')[2]}/conferences`);
    expect(await text(page)).toContain('Cohort: fixed');
    await look(page, 'of-a-person');
  });

  it('is followed by those at the table as it speaks; nobody hears that something was said of whom they are not invited for', async () => {
    const chairs = await at(CHAIR, address);
    const [police, council] = [await onAgenda(await at(POLICE, address)), await onAgenda(await at(COUNCIL, address))];
    const apart = police.find((name) => !council.includes(name)) ?? '';
    expect(apart).not.toBe('');
    const heard = await at(COUNCIL, address);
    const lasts = () => sessionEnd(COUNCIL);
    const until = await lasts();
    await heard.waitForTimeout(1_500);
    await heard.evaluate((path) => {
      const told: string[] = [];
      Object.assign(window, { told });
      new EventSource(path).addEventListener('changed', ({ data }) => void told.push(String(data)));
    }, `${address}/live`);
    await heard.waitForFunction(() => (window as unknown as { told: string[] }).told.length === 1);
    await chairs.getByRole('link', { name: apart, exact: true }).click();
    const item = new URL(chairs.url()).pathname;
    await at(POLICE, item);
    await chairs.bringToFront();
    const polices = await desks.another(POLICE, item);
    await polices.getByLabel('Agreed', { exact: true }).check();
    await polices.getByLabel('What was said, and why').fill('The landlord is asked about the lock.');
    await press(polices, 'Add to the minutes');
    await chairs.getByText('The landlord is asked about the lock.').waitFor();
    await chairs.getByText('This page has just changed by itself.').waitFor();
    await look(chairs, 'followed');
    // What was typed meanwhile is where it was.
    await chairs.getByLabel('What was said, and why').fill('Half a sentence');
    await polices.getByLabel('Agreed', { exact: true }).check();
    await polices.getByLabel('What was said, and why').fill('And the neighbour as well.');
    await press(polices, 'Add to the minutes');
    await chairs.getByText('And the neighbour as well.').waitFor();
    expect(await chairs.getByLabel('What was said, and why').inputValue()).toBe('Half a sentence');
    const told = await heard.evaluate(() => (window as unknown as { told: string[] }).told);
    expect(told).toHaveLength(1);
    // Following is not being active: it makes no sign-in last longer.
    expect(await lasts()).toBe(until);
    expect(told.join()).not.toContain(apart);
    await polices.close();
  });

  it('has an action set as it speaks, which everybody at the table for the person sees', async () => {
    const chairs = await at(CHAIR, address);
    const [name = ''] = await onAgenda(await at(POLICE, address));
    await chairs.getByRole('link', { name, exact: true }).click();
    const item = new URL(chairs.url()).pathname;
    const polices = await at(POLICE, item);
    await chairs.bringToFront();
    await chairs.getByRole('link', { name: 'Set an action' }).click();
    await chairs.getByLabel('Who is to do it?').selectOption({ label: await agencyOf(POLICE) });
    await chairs.getByLabel('What is to be done?').fill('See his employer about the hours');
    await chairs.getByLabel('Why?').fill('They have changed twice.');
    for (const [part, value] of Object.entries({ Day: '27', Month: '3', Year: '2027' })) await chairs.getByLabel(part).fill(value);
    await press(chairs, 'Set the action');
    await AnyPage.on(chairs, TITLE);
    expect(await text(chairs)).toContain('See his employer about the hours');
    await polices.getByText('See his employer about the hours').waitFor();
  });

  it('has what somebody knows shared as it is said, in twenty seconds and the words themselves, under the rule of every share', async () => {
    const page = await at(POLICE, address);
    const [name = ''] = await onAgenda(page);
    await page.getByRole('link', { name, exact: true }).click();
    const item = page.url();
    await press(page, 'Add to the minutes');
    const hand = new Keystrokes(page);
    await hand.click(page.getByRole('link', { name: 'Tell the table something that your agency knows' }));
    await AnyPage.on(page, 'What did your agency tell the table?');
    await look(page, 'said');
    await hand.say(page.getByLabel('What was said?'), 'He has a knife in the glove box and says it is for work.');
    await hand.select(page.getByLabel('What kind of note is it?'), 'We');
    await hand.select(page.getByLabel('How does your agency know this?'), 'R');
    hand.reach();
    await hand.click(page.getByRole('checkbox', { name: /^Everybody at the table/ }));
    await hand.click(page.getByRole('button', { name: 'Check what they were told' }));
    await AnyPage.on(page, 'Check what you told them');
    await look(page, 'said-check');
    expect(await text(page)).toContain('At a meeting');
    // What is graver and undecided towards them is named before it goes, and becomes a task.
    expect(await text(page)).toContain('becomes a task for you');
    await hand.click(page.getByRole('button', { name: 'Record it' }));
    await AnyPage.on(page, TITLE);
    expect(page.url()).toBe(item);
    expect(await text(page)).toContain('Sent to');
    await look(page, 'said-done');
    hand.print('what was said in a conference becomes a decision towards everybody at the table', 20);
    expect(hand.seconds).toBeLessThanOrEqual(20);
  });

  it('loses somebody of whom nothing was said, with the reason on the record', async () => {
    const page = await at(CHAIR, address);
    const before = await onAgenda(page);
    await page.getByRole('link', { name: before.at(-1) ?? '', exact: true }).click();
    await page.getByRole('link', { name: /^Take .* off the agenda$/ }).click();
    await press(page, 'Take off the agenda');
    expect(await problems(page)).toEqual(['Say why they are taken off the agenda']);
    await look(page, 'off');
    await page.getByLabel('Why?').fill('She is in hospital until June.');
    await press(page, 'Take off the agenda');
    await AnyPage.on(page, TITLE);
    expect(await onAgenda(page)).toEqual(before.slice(0, -1));
  });

  it('is followed no longer by whoever may no longer read it: the next event ends it, and says nothing', async () => {
    const theirs = await at(PRISON, address);
    const [name = ''] = await onAgenda(theirs);
    const chairs = await at(CHAIR, address);
    await chairs.getByRole('link', { name, exact: true }).click();
    await theirs.bringToFront();
    await theirs.waitForTimeout(1_000);
    const posts = (sql: string) =>
      asOwner(house.database.ownerUrl, (client) =>
        client.query(`${sql} from concordat.account a where a.subject = $1 and post.staff_id = a.staff_id`, [PRISON]),
      );
    await posts('update concordat.post set held_to = concordat.now()');
    await chairs.getByLabel('Agreed', { exact: true }).check();
    await chairs.getByLabel('What was said, and why').fill('The prison is asked about the visits.');
    await press(chairs, 'Add to the minutes');
    await theirs.getByText('This page no longer follows the meeting.').waitFor();
    expect(await theirs.locator('[data-live]').innerText()).toBe('');
    await look(theirs, 'no-longer');
  });

  it('says who came, who sent apologies and who stayed silent, and is closed for good', async () => {
    const page = await at(CHAIR, `${address}/attendance`);
    const group = async (who: string) => page.getByRole('group', { name: await agencyOf(who), exact: true });
    await (await group(POLICE)).getByLabel('Came').check();
    await (await group(PRISON)).getByLabel('Sent apologies').check();
    await press(page, 'Save who came');
    expect((await problems(page)).join()).toMatch(/^Say who came for /);
    await look(page, 'attendance');
    await page.locator('.govuk-input--error').fill('Kwame Lyle');
    await press(page, 'Save who came');
    await AnyPage.on(page, TITLE);
    expect(await text(page)).toContain('Came: Kwame Lyle');
    await page.getByRole('button', { name: 'Close this conference' }).click();
    await look(page, 'end');
    expect(await text(page)).toContain(await agencyOf(COUNCIL));
    await page.getByLabel('Yes, it was held').check();
    await press(page, 'Close it');
    await AnyPage.on(page, TITLE);
    expect(await text(page)).toContain('Asked, and stayed silent');
    expect(await page.getByRole('link', { name: 'Add people to the agenda' }).count()).toBe(0);
    await look(page, 'closed');
    const theirs = await at(POLICE, '/conferences');
    expect(await text(theirs)).toContain('Held');
    await look(theirs, 'list');
  });
});

test('no page complained', () => expect(desks.complaints).toEqual([]));
