import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const [FIRST, SECOND, MANAGER] = [
  'information-governance-officer',
  'second-information-governance-officer',
  'police-offender-manager',
] as const;
let house: House;
let browser: Browser;
const pages = new Map<string, Page>();
const desks: Desk[] = [];
/** A note of the police's that was shared and opened, and whom it is about. */
let note: { id: string; person: string; body: string };

const NOTE = `select n.id, n.person_id as person, n.body from concordat.risk_note n join concordat.share_item i on i.note_id = n.id
  join concordat.share s on s.id = i.share_id and s.first_seen_at is not null and s.revoked_at is null
  where n.agency_id = (select s.agency_id from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = '${MANAGER}')
    and n.superseded_at is null and n.withdrawn_at is null and char_length(n.body) > 30 order by n.id limit 1`;
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

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  const [found] = await rows<typeof note>(NOTE);
  if (!found) throw new Error('the demonstration shares no note of the police’s that was opened');
  note = found;
}, 400_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

it('before anything was asked, the pages say what they are for and where to begin', async () => {
  const page = await at(FIRST, '/keeping');
  await AnyPage.on(page, 'Kept and erased');
  expect(await text(page)).toContain('Nobody has asked for anything to be erased.');
  await look(page, 'keeping-empty');
  await page.getByRole('link', { name: 'Legal holds' }).click();
  await AnyPage.on(page, 'Legal holds');
  expect(await text(page)).toContain('Your agency holds nobody’s record.');
  await look(page, 'holds-empty');
});

it('one officer keeps everything about a person; blanks are said beside their boxes', async () => {
  const page = await at(FIRST, `/cases/${note.person}/about`);
  await page.getByRole('link', { name: 'Keep everything about this person' }).click();
  await AnyPage.on(page, 'Keep everything about this person');
  await page.getByRole('button', { name: 'Keep everything' }).click();
  expect(await text(page)).toContain('Choose what it must be kept for');
  await look(page, 'place-hold');
  await page.getByLabel('An inquest').check();
  await page.getByLabel('Reference').fill('Coroner 4/2027');
  await page.getByLabel('Why must it be kept?').fill('An inquest was opened into a death');
  await page.getByRole('button', { name: 'Keep everything' }).click();
  await AnyPage.on(page, 'A legal hold');
  expect(await text(page)).toContain('another information governance officer of your agency lifts it');
  await look(page, 'hold');
});

it('one officer asks for a note to be erased; while the hold runs it can only be kept as evidence', async () => {
  const page = await at(FIRST, `/notes/${note.id}`);
  await page.getByRole('link', { name: 'Ask for it to be erased' }).click();
  await AnyPage.on(page, 'Ask for this to be erased');
  await page.getByLabel('It should not have been recorded or kept').check();
  await page.getByLabel('Reference').fill('DSR 77/2027');
  await page.getByLabel('What makes it so?').fill('It is about somebody else of the same name');
  await look(page, 'ask-for-erasure');
  await page.getByRole('button', { name: 'Ask another officer to decide' }).click();
  await AnyPage.on(page, 'Something to erase, or not');
  expect(await text(page)).toContain('You asked for this, so another information governance officer of your agency decides.');

  const other = await at(SECOND, '/');
  await other.getByRole('link', { name: 'Something to erase, or not' }).first().click();
  await AnyPage.on(other, 'Something to erase, or not');
  expect(await text(other)).toContain(note.body);
  expect(await other.getByLabel('Erase it', { exact: true }).count()).toBe(0);
  expect(await other.getByLabel('Keep it as evidence only').count()).toBe(1);
  await look(other, 'erasure-held');
});

it('the second officer lifts the hold and erases: the words are gone, here and where they had been sent', async () => {
  const page = await at(SECOND, '/keeping/holds');
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await page.getByLabel('Why does it end?').fill('The inquest has ended');
  await page.getByRole('button', { name: 'Lift this hold' }).click();
  expect(await page.locator('body').innerText()).toContain('The ordinary rules hold again.');

  await page.goto('/keeping');
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await page.getByLabel('Erase it', { exact: true }).check();
  await page.getByLabel('Why?').fill('The officer in the case agrees');
  await page.getByRole('button', { name: 'Record this decision' }).click();
  await AnyPage.on(page, 'Erased');
  expect(await text(page)).not.toContain(note.body);
  await look(page, 'erased');

  const manager = await at(MANAGER, `/notes/${note.id}`);
  expect(await text(manager)).toMatch(/Erased under CON-/);
  expect(await text(manager)).toContain('Its words were erased under data-protection law');
  await look(manager, 'note-erased');
  const left = await rows(
    `select 1 from concordat.share_item where note_id = $1 and body = $2 union all select 1 from concordat.risk_note where series_id = $1 and body = $2`,
    [note.id, note.body],
  );
  expect(left).toEqual([]);
});

it('a note is kept as evidence only, says so, and is freed by the other officer', async () => {
  const [other] = await rows<{ id: string }>(
    `select id from concordat.risk_note where agency_id = (select agency_id from concordat.risk_note where id = $1) and id <> $1
      and superseded_at is null and withdrawn_at is null order by person_id = $2 desc, id limit 1`,
    [note.id, note.person],
  );
  const page = await at(SECOND, `/notes/${other?.id}/erase`);
  await page.getByLabel('A court or a law requires it').check();
  await page.getByLabel('Reference').fill('Order 9/2027');
  await page.getByLabel('What makes it so?').fill('The court ordered it');
  await page.getByRole('button', { name: 'Ask another officer to decide' }).click();
  const path = new URL(page.url()).pathname;
  const decider = await at(FIRST, path);
  await decider.getByLabel('Keep it as evidence only').check();
  await decider.getByLabel('Why?').fill('It is evidence in a trial');
  await decider.getByRole('button', { name: 'Record this decision' }).click();
  await AnyPage.on(decider, 'Kept as evidence only');
  await look(decider, 'restricted');
  const manager = await at(MANAGER, `/notes/${other?.id}`);
  expect(await text(manager)).toContain('kept as evidence only since');
  expect(await text(manager)).toContain('Share it to protect somebody or for legal proceedings');
  await look(manager, 'note-restricted');
  const lifter = await at(SECOND, path);
  await lifter.getByLabel('Why is it no longer kept as evidence only?').fill('The trial is over');
  await lifter.getByRole('button', { name: 'Lift the restriction' }).click();
  expect(await text(await at(MANAGER, `/notes/${other?.id}`))).not.toContain('kept as evidence only since');
});

it('an answer of our own is asked for from the enquiry that it answers', async () => {
  const police = '(select agency_id from concordat.risk_note where id = $1)';
  // The demonstration's answers are probation's: one of them, as though the police had been asked and had given it.
  const [answer] = await rows<{ id: string; enquiry_id: string }>(
    `with asked as (select e.* from concordat.enquiry e join concordat.answer a on a.enquiry_id = e.id where e.sender_agency_id = ${police} limit 1),
      turned as (insert into concordat.enquiry select (jsonb_populate_record(null::concordat.enquiry, to_jsonb(q) || jsonb_build_object(
        'id', gen_random_uuid(), 'reference', 'CON-TURNED', 'sender_agency_id', q.recipient_agency_id, 'recipient_agency_id', q.sender_agency_id,
        'recipient_unit_id', null, 'recipient_staff_id', null))).* from asked q returning id, recipient_agency_id)
    insert into concordat.answer select (jsonb_populate_record(null::concordat.answer, to_jsonb(a) || jsonb_build_object(
      'id', gen_random_uuid(), 'enquiry_id', t.id, 'agency_id', t.recipient_agency_id, 'replaces', null))).*
      from concordat.answer a join asked q on q.id = a.enquiry_id cross join turned t where a.round = 1 order by a.question_code limit 1
    returning id, enquiry_id`,
    [note.id],
  );
  const page = await at(FIRST, `/enquiries/${answer?.enquiry_id}`);
  await page.getByText('Ask for an answer to be erased').click();
  await page.getByRole('listitem').locator(`a[href="/answers/${answer?.id}/erase"]`).click();
  await AnyPage.on(page, 'Ask for this to be erased');
  expect(await text(page)).toContain('The answer goes, here and from everything that was sent.');
  await look(page, 'ask-for-answer-erasure');
});

it('is nobody else’s: neither the pages nor a word of them', async () => {
  const page = await at(MANAGER, '/');
  for (const path of ['/keeping', '/keeping/holds']) expect((await page.goto(path))?.status()).toBe(403);
  await page.goto(`/cases/${note.person}/about`);
  expect(await text(page)).not.toContain('Keep everything about this person');
});
