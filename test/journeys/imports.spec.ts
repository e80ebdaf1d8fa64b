import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { assertAccessible } from './support/accessible.js';
import { openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

/* Somebody brings in notes from an old system, with mistakes in them, and corrects what was refused. Everybody is invented. */
jest.setTimeout(240_000);
const POLICE = 'police-offender-manager';
const SUPERVISOR = 'head-of-probation-delivery-unit';
let house: House;
let browser: Browser;
let desks: Desks;
let crn: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
  const sql = `select p.crn from concordat.case_membership m join concordat.person p on p.id = m.person_id join concordat.staff s on s.id = m.lead_staff_id
    join concordat.account a on a.staff_id = s.id where a.subject = $1 and m.until is null and p.crn is not null order by p.crn limit 1`;
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, [POLICE])).rows as { crn: string }[]);
  crn = row?.crn ?? '';
}, 400_000);
afterAll(async () => {
  await desks?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const problems = (page: Page): Promise<string[]> => page.locator('.govuk-error-summary li').allInnerTexts();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
const file = (name: string, buffer: Buffer | string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(buffer) });
const HEADS = 'Person;Type;Level;Nature;Note text;Date;Basis;Reference;Shoe size';
const row = (person: string, body: string, more: { level?: string; reference?: string } = {}): string =>
  [person, 'Danger to the public', more.level ?? 'High', 'Fact', `"${body}"`, '02/03/2026', 'I have seen the record', more.reference ?? '', '9'].join(';'); // prettier-ignore
async function look(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await assertAccessible(page);
  await shoot(page, `import-${name}`);
}
async function send(page: Page, upload: ReturnType<typeof file>): Promise<void> {
  await page.getByLabel('Risk notes').check();
  await page.getByLabel('What do you call it?').fill('Notes from the old system');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByLabel('The file').click()]);
  await chooser.setFiles(upload);
  await press(page, 'Send, and see what becomes of each row');
}

describe('bringing in people', () => {
  it('is offered to whoever supervises, with a file to fill in, and to nobody else', async () => {
    const theirs = await desks.at(POLICE, '/imports/new');
    expect(await text(theirs)).not.toContain('People your agency works with');
    expect((await theirs.request.get(`${new URL(theirs.url()).origin}/imports/templates/people`)).status()).toBe(404);
    const page = await desks.at(SUPERVISOR, '/imports/new');
    const template = await page.request.get(`${new URL(page.url()).origin}/imports/templates/people`);
    expect(await template.text()).toContain('CRN,PNC,Given names,Family name,Date of birth,Stage,Unit,Lead');
    await page.getByLabel('People your agency works with').check();
    await page.getByLabel('What do you call it?').fill('Cases from the old system');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByLabel('The file').click()]);
    await chooser.setFiles(
      file('people.csv', `CRN;First name;Surname;DOB\n${crn};Not;Them;01/05/1980\nK900001;Tansy;Newly;01/05/1980\nX;A;Reed;x`),
    );
    await press(page, 'Send, and see what becomes of each row');
    expect(await text(page)).toContain('1 row would be saved');
    await look(page, 'people');
    await press(page, 'Save it');
    await page.getByText('1 row saved').waitFor();
  });
});

describe('bringing in a file', () => {
  it('says what is wrong with a file that cannot be read, and what to do', async () => {
    const page = await desks.at(POLICE, '/imports');
    await look(page, 'none');
    await page.getByRole('main').getByRole('link', { name: 'Bring in a file' }).click();
    await look(page, 'start');
    await page.getByText('What other agencies were told before').last().click();
    const [template] = await Promise.all([page.waitForEvent('download'), page.locator('a[href="/imports/templates/told_before"]').click()]);
    expect(readFileSync((await template.path()) ?? '', 'utf8')).toMatch(/Person,Told,Told on,Time told,How,What was told/);
    await look(page, 'columns');
    await press(page, 'Send, and see what becomes of each row');
    expect(await problems(page)).toEqual([
      'Choose what the file holds', 'Say what this is, for example “Notes from the old system, April”', 'Choose a CSV file',
    ]); // prettier-ignore
    await send(page, file('notes.csv', Buffer.from('Person;Note\nX1;Caf\xe9', 'latin1')));
    expect((await problems(page)).join()).toContain('CSV UTF-8');
    await send(page, file('notes.xlsx', 'PK\u0003\u0004'));
    expect((await problems(page)).join()).toContain('This is a spreadsheet');
    await send(page, file('notes.csv', 'Person;Note\nX1;Seen'));
    expect((await problems(page)).join()).toContain('The file has no column “Category”');
    await look(page, 'wrong');
  });

  it('shows what becomes of each row, saves those that are new, and gives the others back to be corrected', async () => {
    const page = await desks.at(POLICE, '/imports/new');
    const good = Array.from({ length: 60 }, (_, at) =>
      row(crn, `Seen near the station, report ${at}.\nHe was alone.`, { reference: `OLD-${at}` }),
    );
    const sent = [HEADS, ...good, row(crn, '=1+1 he said', { level: 'Low' }), row('X000000', 'About nobody'), good[0]].join('\r\n');
    await send(page, file('notes.csv', `\uFEFF${sent}`));
    expect(await text(page)).toMatch(
      /60 rows would be saved[\s\S]*1 row is left out[\s\S]*2 rows cannot be saved[\s\S]*left out: Shoe size/,
    );
    await look(page, 'preview');
    await page.getByRole('link', { name: 'Refused (2)' }).click();
    expect(await text(page)).toContain('You have no case with this reference that you may write to.');
    await look(page, 'refused');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the refused rows' }).click(),
    ]);
    const refused = readFileSync((await download.path()) ?? '', 'utf8');
    expect(refused).toContain(`'=1+1 he said`);
    await press(page, 'Save them');
    await shoot(page, 'import-progress');
    await page.getByText('60 rows saved').waitFor({ timeout: 60_000 });
    await look(page, 'done');
    await page.goto(`${house.url}/imports/new`);
    await send(page, file('refused.csv', refused.replace(/,Low,/, ',High,')));
    expect(await text(page)).toMatch(/1 row would be saved[\s\S]*1 row cannot be saved/);
    await press(page, 'Save it');
    await page.getByText('1 row saved').waitFor({ timeout: 60_000 });
    const sql = `select count(*)::int n, count(*) filter (where body = '=1+1 he said')::int formula from concordat.risk_note n
      join concordat.person p on p.id = n.person_id where p.crn = $1 and (n.body like 'Seen near the station, report %' or n.body = '=1+1 he said')`;
    const [counted] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, [crn])).rows as object[]);
    expect(counted).toEqual({ n: 61, formula: 1 });
    await page.goto(`${house.url}/imports`);
    await look(page, 'list');
  });

  it('takes no file from a form that is not its own', async () => {
    const page = await desks.at(POLICE, '/imports/new');
    await page.evaluate(() => ((document.querySelector('#form input[name=_csrf]') as HTMLInputElement).value = 'forged'));
    await send(page, file('notes.csv', [HEADS, row(crn, 'Forged.')].join('\n')));
    expect(await text(page)).not.toContain('would be saved');
    expect(page.url()).toContain('/imports/new');
    await page.goto(`${house.url}/imports`);
    expect(await page.locator('.app-rows li').count()).toBe(2);
  });
});
