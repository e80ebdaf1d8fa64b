import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { ChooseSharePage } from './pages/choose-share.page.js';
import { DecidePage } from './pages/decide.page.js';
import { WriteNotePage } from './pages/write-note.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { Effort } from './support/effort.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const SEEN =
  'A man who looked like him was seen behind the chandler’s at six this morning. The chandler, Person K, asks not to be named to anybody.';
const SEEN_IN_PART = 'A man who looked like him was seen behind the chandler’s at six this morning.';
const ORDER = 'Stalking protection order';
const WHY_WITHHELD = 'The order names a protected person; housing needs none of it to decide about a tenancy.';
const PROBATION = 'Northshire Probation';
const COUNCIL = 'Millbrook Borough Council';

jest.setTimeout(90_000);
let house: House;
let browser: Browser;
const desks: Desk[] = [];
let alder: string;
let receipt: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  alder = await idOf(`select id from concordat.person where crn = 'X900207'`);
}, 240_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

async function idOf(query: string, values: unknown[] = []): Promise<string> {
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(query, values)).rows as { id: string }[]);
  return row?.id ?? '';
}

async function at(subject: string, path = '/'): Promise<Page> {
  const desk = await Desk.at(house, browser);
  desks.push(desk);
  return desk.signInAs(subject, path);
}

const main = (page: Page): Promise<string> => page.getByRole('main').innerText();

describe('ALDER: one note, two partners, and a graver note that one of them is not told', () => {
  let officer: Page;

  it('the police offender manager finds the person and writes down what he knows', async () => {
    officer = await at('police-offender-manager');
    await officer.getByRole('search').getByRole('searchbox').fill('Corin Alder');
    await officer.getByRole('search').getByRole('button', { name: 'Find' }).click();
    await (await AnyPage.on(officer, 'Find a person')).follow('Corin Alder');
    await (await AnyPage.on(officer, 'Notes held by your agency')).press('Write a note');
    const note = await WriteNotePage.on(officer);
    await note.type({ body: SEEN, day: ['11', '3', '2027'], category: 'WHEREABOUTS', basis: 'Said by somebody else' });
    await assertAccessible(officer);
    await note.press('Save note');
    await ChooseSharePage.on(officer);
    expect(await main(officer)).toContain('Nobody outside your agency has been told yet');
  });

  it('is led straight on to who needs to know it, with nobody ticked beforehand', async () => {
    const choose = await ChooseSharePage.on(officer);
    expect(await officer.locator('input[name="to"]:checked, input[name^="tell-"]:checked').count()).toBe(0);
    await choose.press('Continue');
    const wrong = await ChooseSharePage.on(officer);
    await assertAccessible(officer);
    expect(await main(officer)).toContain(`Choose whether to tell ${PROBATION}`);
    await wrong.expected(PROBATION).getByLabel('Tell them', { exact: true }).check();
    await wrong.why(PROBATION).fill('They lead the recall and know where he goes');
    await wrong.other(COUNCIL).check();
    await wrong.why(COUNCIL).fill('They own the yard behind the chandler’s');
    await shoot(officer, 'share-choose');
    await wrong.press('Continue');
    await DecidePage.on(officer);
  });

  it('decides for each of them about what is graver, and edits the text that one of them gets', async () => {
    const decide = await DecidePage.on(officer);
    await decide.press('Continue');
    const wrong = await DecidePage.on(officer);
    await assertAccessible(officer);
    expect(await main(officer)).toContain(`Choose what ${PROBATION} is told about “${ORDER}”`);

    await wrong.line(PROBATION, ORDER).answer('SHARED');
    for (const recipient of [PROBATION, COUNCIL])
      await wrong.line(recipient, 'Weir Cottages').answer('NOT_RELEVANT', 'SAME_AS_ANOTHER_ITEM');
    await wrong.line(COUNCIL, ORDER).answer('WITHHELD', 'NOT_PROPORTIONATE', WHY_WITHHELD);
    const part = wrong.line(COUNCIL, 'chandler');
    await part.open();
    await part.answer('SHARED_IN_PART', 'PART_IDENTIFIES_SOMEONE_ELSE');
    await part.text.fill(SEEN_IN_PART);
    await part.cut('THIRD_PARTY').check();
    await assertAccessible(officer);
    await shoot(officer, 'share-decide');
    await wrong.press('Continue');
    await AnyPage.on(officer, 'Check what goes');
  });

  it('sees exactly what each will read, what is held back and why, and what the record cannot see', async () => {
    const check = await AnyPage.on(officer, 'Check what goes');
    await assertAccessible(officer);
    await shoot(officer, 'share-check');
    const toCouncil = officer.locator('section', { has: officer.getByRole('heading', { name: `${COUNCIL} will read` }) });
    expect(await toCouncil.innerText()).toContain(SEEN_IN_PART);
    expect((await toCouncil.locator('del').allInnerTexts()).join(' ')).toContain('Person K');
    const all = await main(officer);
    expect(all).toContain(WHY_WITHHELD);
    expect(all).toMatch(/holding back 1 more serious item/);
    expect(all).toContain('This record cannot see');
    await check.press('Send');
    await AnyPage.on(officer, /^Receipt CON-/);
  });

  it('gets a receipt with a reference and a time, which says all of it again', async () => {
    receipt = new URL(officer.url()).pathname;
    const said = await main(officer);
    expect(said).toMatch(/Receipt CON-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(said).toMatch(/on Thursday 11 March 2027 at \d/);
    for (const words of [SEEN, SEEN_IN_PART, WHY_WITHHELD, 'A supervisor is asked to endorse this', 'This record cannot see'])
      expect(said).toContain(words);
    await assertAccessible(officer);
    await shoot(officer, 'share-receipt');
    await officer.reload();
    expect(await main(officer)).toContain(WHY_WITHHELD);
  });

  it('the probation practitioner finds it in My work, opens it and acknowledges it with one press', async () => {
    const hana = await at('probation-practitioner');
    await hana
      .getByRole('link', { name: /Corin Alder/ })
      .first()
      .waitFor();
    const share = await idOf(
      `select s.id from concordat.share s join concordat.agency a on a.id = s.recipient_agency_id
      where s.person_id = $1 and a.kind = 'PROBATION' order by s.sent_at desc limit 1`,
      [alder],
    );
    await hana.locator(`a[href="/received/${share}"]`).first().click();
    const opened = await AnyPage.on(hana, 'From Northshire Police');
    const said = await main(hana);
    for (const words of ['For information', SEEN, ORDER, 'What you may do with this', 'If in doubt, ask']) expect(said).toContain(words);
    await assertAccessible(hana);
    await shoot(hana, 'received');
    await opened.press('Acknowledge');
    expect(await main(hana)).toContain('Acknowledged. The sender has been told.');
  });

  it('the council partner reads what she was sent, and nothing anywhere of what was withheld or cut', async () => {
    const beatrix = await at('council-housing-practitioner', `/cases/${alder}/received`);
    await (await AnyPage.on(beatrix, 'Received from other agencies')).follow(/Northshire Police/);
    await AnyPage.on(beatrix, 'From Northshire Police');
    const ofTheCase = [beatrix.url(), ...['', '/received', '/sharing-record', '/about'].map((section) => `/cases/${alder}${section}`)];
    const seen = new Map<string, string>();
    for (const place of [...ofTheCase, '/sharing-record', '/']) {
      await beatrix.goto(place);
      seen.set(place, await beatrix.content());
    }
    expect(seen.get(ofTheCase[0] ?? '')).toContain('seen behind the chandler');
    for (const html of seen.values())
      for (const secret of ['Person K', 'asks not to be named', 'protected person']) expect(html).not.toContain(secret);
    for (const place of ofTheCase) expect(seen.get(place)).not.toMatch(/Stalking/i);
    await beatrix.goto(`/cases/${alder}/sharing-record`);
    expect((await beatrix.locator('.app-trail li').allInnerTexts()).join('\n')).not.toMatch(/withheld|not relevant/i);
    const note = await idOf(`select id from concordat.risk_note where person_id = $1 and category = 'STALKING_ORDER'`, [alder]);
    for (const place of [receipt, `/notes/${note}`]) {
      expect((await beatrix.goto(place))?.status()).toBe(404);
      await AnyPage.on(beatrix, 'Page not found');
    }
  });

  it('the supervisor reads exactly what was shared with whom, when, and what was held back and why, and sends the filtered page on', async () => {
    const dilys = await at('police-sergeant', `/cases/${alder}/sharing-record`);
    await AnyPage.on(dilys, 'Sharing record');
    const said = await main(dilys);
    expect(said).toContain(`Morgan Ashdown withheld “${ORDER}” from Millbrook Council.`);
    expect(said).toContain(WHY_WITHHELD);
    expect(said).toMatch(/Morgan Ashdown shared several items with (Northshire )?Probation\./);
    expect(said).toMatch(/Morgan Ashdown shared part of “Seen or staying somewhere else” with Millbrook Council\./);
    expect(said).toMatch(/Hana Sorrell \(.*Probation\) acknowledged what Northshire Police sent\./);
    expect(said).toMatch(/11 Mar 2027, \d/);
    await dilys.getByText('Filter', { exact: true }).click();
    await dilys.getByLabel('Other agency').selectOption({ label: COUNCIL });
    await dilys.getByLabel('Decision').selectOption({ label: 'Withheld' });
    await dilys.getByLabel('From date').fill('11/3/2027');
    await (await AnyPage.on(dilys, 'Sharing record')).press('Show');
    const filtered = await dilys.locator('.app-trail li').allInnerTexts();
    expect(filtered).toHaveLength(1);
    await assertAccessible(dilys);
    await shoot(dilys, 'sharing-record-filtered');
    await officer.goto(new URL(dilys.url()).pathname + new URL(dilys.url()).search);
    expect(await officer.locator('.app-trail li').allInnerTexts()).toEqual(filtered);
    await dilys.goto(receipt);
    expect(await main(dilys)).toContain(WHY_WITHHELD);
  });

  it('as known to the police at six that morning: nothing of this was shared yet', async () => {
    await officer.goto(`/cases/${alder}/sharing-record?to=11/3/2027&toTime=6am`);
    const said = (await officer.locator('.app-trail li').allInnerTexts()).join('\n');
    expect(said).not.toMatch(/withheld|Morgan Ashdown shared/);
    expect(said).toMatch(/Probation sent Northshire Police/);
  });
});

describe('effort', () => {
  it('an urgent share takes at most four inputs', async () => {
    const page = await at('police-duty-officer', `/cases/${alder}/urgent`);
    await AnyPage.on(page, 'Share urgently');
    const effort = new Effort('an urgent share', page);
    await effort.fill(page.getByLabel('What do they need to know?'), 'He is at the boatyard now and has a knife.');
    await effort.choose(page.getByLabel(PROBATION, { exact: true }));
    await effort.fill(page.getByLabel('Why can it not wait?'), 'His officer is on the way there alone.');
    await effort.press(page.getByRole('button', { name: 'Send now' }));
    await AnyPage.on(page, /^Receipt CON-/);
    effort.print(4);
    expect(effort.inputs).toBeLessThanOrEqual(4);
    const said = await main(page);
    expect(said).toContain('Shared urgently: His officer is on the way there alone.');
  });

  it('interrupts whom it was sent to on whatever page they are, and stands first in their work; what could wait is in the digest', async () => {
    const page = await at('probation-practitioner', '/agreements');
    const bar = page.getByRole('note', { name: 'Cannot wait' });
    expect(await bar.innerText()).toMatch(/^2 things that cannot wait/);
    await assertAccessible(page);
    await shoot(page, 'cannot-wait-bar');
    await bar.getByRole('link', { name: 'See them in My work' }).click();
    await AnyPage.on(page, 'My work');
    expect(await page.getByRole('region', { name: 'Cannot wait' }).innerText()).toMatch(/Urgent/);
    expect(await page.getByRole('note', { name: 'Cannot wait' }).count()).toBe(0);
    await assertAccessible(page);
    await shoot(page, 'cannot-wait');
    await page.getByRole('link', { name: 'Everything that came yesterday, on one page' }).click();
    await AnyPage.on(page, /^What came on /);
    await page.goto('/digest?day=2027-03-11');
    await assertAccessible(page);
    await shoot(page, 'digest');
    expect((await page.goto('/digest?day=2027-02-30'))?.status()).toBe(404);
  });

  it('an urgent share of a note that stands says at once what is still to be explained, and by when', async () => {
    const note = await idOf(
      `select id from concordat.risk_note where person_id = $1 and category = 'WHEREABOUTS' and agency_id =
      (select id from concordat.agency where short_name = 'Northshire Police') order by recorded_at limit 1`,
      [alder],
    );
    const page = await at('police-duty-officer', `/cases/${alder}/urgent?note=${note}`);
    await page.getByLabel('HMP Elmwick', { exact: true }).check();
    await page.getByLabel('Why can it not wait?').fill('They are receiving him back tonight.');
    await (await AnyPage.on(page, 'Share urgently')).press('Send now');
    await AnyPage.on(page, /^Receipt CON-/);
    expect(await main(page)).toMatch(/Still to explain[\s\S]*Decide each of them by \d+ March 2027 at/);
    await assertAccessible(page);
    await shoot(page, 'urgent-receipt');
    await page.goto('/');
    await (await AnyPage.on(page, 'My work')).follow('Explain what was not shared');
    const decide = await DecidePage.on(page, 'Decide what they are told');
    await assertAccessible(page);
    for (const share of await page.locator('input[type="radio"][value="SHARED"]').all()) await share.check();
    await decide.press('Continue');
    await (await AnyPage.on(page, 'Check what goes')).press('Send');
    await AnyPage.on(page, /^Receipt CON-/);
  });

  it('ALDER’s share with its graver notes takes at most twelve, from the case file on', async () => {
    const page = await at('probation-practitioner', `/cases/${alder}`);
    await AnyPage.on(page, 'Notes held by your agency');
    const effort = new Effort('ALDER’s share with its graver notes', page);
    await effort.press(page.getByRole('link', { name: /^Share this.*Address does not exist/ }));
    const choose = await ChooseSharePage.on(page);
    await effort.choose(choose.other(COUNCIL));
    await effort.fill(choose.why(COUNCIL), 'They would offer him the same address again');
    await effort.press(page.getByRole('button', { name: 'Continue' }));
    const decide = await DecidePage.on(page);
    const graver = decide.line(COUNCIL, 'Two documents give different risk levels');
    await effort.choose(graver.choice('WITHHELD'));
    await effort.select(graver.reason('WITHHELD'), 'NOT_PROPORTIONATE');
    await effort.fill(graver.words('WITHHELD'), 'Housing needs none of the assessment to avoid a demolished block.');
    const group = decide.line(COUNCIL, /Seen or staying|Missed appointment/);
    await effort.choose(group.choice('NOT_RELEVANT'));
    await effort.select(group.reason('NOT_RELEVANT'), 'OUTSIDE_THEIR_FUNCTION');
    await effort.press(page.getByRole('button', { name: 'Continue' }));
    await AnyPage.on(page, 'Check what goes');
    await effort.press(page.getByRole('button', { name: 'Send' }));
    await AnyPage.on(page, /^Receipt CON-/);
    effort.print(12);
    expect(effort.inputs).toBeLessThanOrEqual(12);
  });
});

it('no page complained', () => {
  expect(desks.flatMap((desk) => desk.complaints)).toEqual([]);
});
