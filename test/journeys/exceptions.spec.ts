import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const [MANAGER, SERGEANT, GOVERNOR, SECOND, REVIEWER, PROTECTOR] = [
  'police-offender-manager',
  'police-sergeant',
  'information-governance-officer',
  'second-information-governance-officer',
  'independent-reviewer',
  'domestic-abuse-officer',
];
const WHY = 'His sister says that he is at her door now, and his own unit does not answer.';

jest.setTimeout(120_000);
let house: House;
let browser: Browser;
const pages = new Map<string, Page>();
const desks: Desk[] = [];

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 400_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const rows = <R = { id: string }>(sql: string, values: unknown[] = []): Promise<R[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, values)).rows as R[]);
const staffOf = `(select staff_id from concordat.account where subject = $1)`;

async function at(who: string, path = '/'): Promise<Page> {
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
async function notFound(page: Page, path: string): Promise<void> {
  expect((await page.goto(path))?.status()).toBe(404);
}
/** Whose role never reads such a thing is told so, whether there is one or not. */
async function notTheirs(page: Page, path: string): Promise<void> {
  expect((await page.goto(path))?.status()).toBe(403);
  const said = await text(page);
  await page.goto(path.replace(/[0-9a-f-]{36}/, randomUUID()));
  expect(await text(page)).toBe(said);
}
const day = async (page: Page, group: string, parts: readonly string[]): Promise<void> => {
  for (const [index, label] of ['Day', 'Month', 'Year'].entries())
    await page
      .getByRole('group', { name: group })
      .getByLabel(label)
      .fill(parts[index] ?? '');
};

/** Somebody whom the prison works with and holds a note about, and the police do not know. */
async function unknownToThePolice(crn: string): Promise<string> {
  const id = randomUUID();
  await rows(
    `insert into concordat.person (id, crn, given_names, family_name, date_of_birth) values ($1, $2, 'Tamarisk', 'Holloway', '1991-04-05')`,
    [id, crn],
  );
  await rows(
    `insert into concordat.case_membership (person_id, agency_id, unit_id) select $2, p.agency_id, p.unit_id
       from concordat.post p where p.staff_id = ${staffOf} limit 1`,
    ['prison-security-supervisor', id],
  );
  return id;
}
/** With a note of theirs that was shared, and something that was sent to them. */
async function caseOf(who: string): Promise<string> {
  const [row] = await rows(
    `select m.person_id as id from concordat.case_membership m where m.lead_staff_id = ${staffOf} and m.until is null
       and not exists (select 1 from concordat.access_limit l where l.person_id = m.person_id)
       and exists (select 1 from concordat.share_item i join concordat.risk_note n on n.id = i.note_id
         where n.person_id = m.person_id and n.agency_id = m.agency_id and n.superseded_at is null and n.withdrawn_at is null)
       and exists (select 1 from concordat.share s where s.person_id = m.person_id and s.recipient_agency_id = m.agency_id)
       order by m.since, m.person_id limit 1`,
    [who],
  );
  return row?.id ?? '';
}

describe('an emergency', () => {
  let person: string;
  let emergency: string;

  it('opens somebody whom one’s agency does not know, to be read for two hours', async () => {
    person = await unknownToThePolice('W710001');
    const morgan = await at(MANAGER);
    await notFound(morgan, `/cases/${person}`);
    await morgan.goto('/find?text=W710001');
    await (await AnyPage.on(morgan, 'Find a person')).follow('open it in an emergency');
    const form = await AnyPage.on(morgan, 'Open a case in an emergency');
    expect(await morgan.getByLabel('CRN or PNC', { exact: true }).inputValue()).toBe('W710001');
    await look(morgan, 'emergency-open');
    await form.press('Open for two hours');
    await AnyPage.on(morgan, 'Open a case in an emergency');
    expect(await text(morgan)).toContain('Say why you need it now, in a few words');
    await look(morgan, 'emergency-open-wrong');
    await morgan.getByLabel('Why do you need it now?').fill(WHY);
    await form.press('Open for two hours');
    await AnyPage.on(morgan, 'Notes held by your agency');
    expect(new URL(morgan.url()).pathname).toBe(`/cases/${person}`);
    const said = await morgan.locator('body').innerText();
    expect(said).toContain('Open to you for two hours. Your supervisor has been told.');
    expect(said).toContain('Your agency holds no notes about Tamarisk Holloway');
    expect(said).toMatch(/Open to you until \d{1,2}(:\d\d)?[ap]m because of an emergency/);
    for (const act of ['Write a note', 'Share urgently', 'Write the first one', 'already told somebody']) expect(said).not.toContain(act);
    await look(morgan, 'emergency-case');
    await morgan.goto(`/cases/${person}/about`);
    expect(await text(morgan)).toContain('HMP Elmwick');
    await look(morgan, 'emergency-case-about');
  });

  it('is nobody’s for a number that nobody has, and says what to do', async () => {
    const morgan = await at(MANAGER, '/emergency');
    await morgan.getByLabel('CRN or PNC', { exact: true }).fill('W719999');
    await morgan.getByLabel('Why do you need it now?').fill(WHY);
    await (await AnyPage.on(morgan, 'Open a case in an emergency')).press('Open for two hours');
    expect(await text(morgan)).toContain('Nobody can be opened by this');
    expect(await morgan.getByLabel('Why do you need it now?').inputValue()).toBe(WHY);
  });

  it('waits in the supervisor’s work until it is reviewed, and is not its owner’s to review', async () => {
    const morgan = await at(MANAGER, '/emergencies');
    await look(morgan, 'emergencies-own');
    await (await AnyPage.on(morgan, 'Emergencies')).follow(/Morgan Ashdown/);
    await AnyPage.on(morgan, 'A case opened in an emergency');
    expect(await text(morgan)).toContain('Somebody else reviews what you opened');
    await look(morgan, 'emergency-own');

    const dilys = await at(SERGEANT);
    await look(dilys, 'my-work-supervisor');
    await (await AnyPage.on(dilys, 'My work')).follow('An emergency to review');
    const page = await AnyPage.on(dilys, 'A case opened in an emergency');
    emergency = new URL(dilys.url()).pathname;
    expect(await text(dilys)).toContain(WHY);
    await look(dilys, 'emergency-to-review');
    await page.press('Record this');
    await AnyPage.on(dilys, 'A case opened in an emergency');
    expect(await text(dilys)).toContain('Choose whether it was justified');
    await dilys.getByRole('radio').first().check();
    await dilys.getByLabel('What did you find?').fill('The call is on the control room’s log, and he looked at this case alone.');
    await page.press('Record this');
    await AnyPage.on(dilys, 'A case opened in an emergency');
    expect(await text(dilys)).toContain('Dilys Penhallow');
    await look(dilys, 'emergency-reviewed');
    await dilys.goto('/');
    expect(await text(dilys)).not.toContain('An emergency to review');
  });

  it('is ended by its owner, and the case is closed again', async () => {
    const morgan = await at(MANAGER, emergency);
    await (await AnyPage.on(morgan, 'A case opened in an emergency')).press('End it now');
    await AnyPage.on(morgan, 'A case opened in an emergency');
    expect(await morgan.locator('body').innerText()).toContain('Ended. The case is closed to you again.');
    await look(morgan, 'emergency-ended');
    await notFound(morgan, `/cases/${person}`);
  });
});

describe('stepping back', () => {
  it('closes the case to the one who knows the person, until the supervisor gives it back', async () => {
    const person = await caseOf(MANAGER);
    const morgan = await at(MANAGER, `/cases/${person}/about`);
    await (await AnyPage.on(morgan, 'About this person')).follow('I know this person');
    const page = await AnyPage.on(morgan, 'I know this person');
    await look(morgan, 'step-back');
    await morgan.getByLabel('What should your supervisor know?').fill('She was in my class at school.');
    await page.press('Step back from this case');
    await AnyPage.on(morgan, 'My work');
    expect(await morgan.locator('body').innerText()).toContain('You have stepped back.');
    await shoot(morgan, 'stepped-back');
    await notFound(morgan, `/cases/${person}`);

    const dilys = await at(SERGEANT);
    await (await AnyPage.on(dilys, 'My work')).follow('Somebody stepped back from a case');
    await look(dilys, 'recusal-work');
    await (await AnyPage.on(dilys, 'Somebody stepped back from a case')).follow('Who stepped back');
    const recusal = new URL(dilys.url()).pathname;
    expect(await text(dilys)).toContain('She was in my class at school.');
    await look(dilys, 'recusal');
    await notTheirs(morgan, recusal);
    await dilys.getByLabel('Why?').fill('It was somebody else of that name.');
    await (await AnyPage.on(dilys, 'Somebody stepped back from a case')).press('Give the case back');
    await AnyPage.on(dilys, 'Somebody stepped back from a case');
    expect(await dilys.locator('body').innerText()).toContain('Lifted. The case is open to them again.');
    await look(dilys, 'recusal-lifted');
    expect((await morgan.goto(`/cases/${person}`))?.status()).toBe(200);
  });
});

describe('an independent review', () => {
  let person: string;
  let review: string;

  it('is proposed by one person and approved by another', async () => {
    person = await caseOf(MANAGER);
    const [{ y } = { y: '' }] = await rows<{ y: string }>(`select extract(year from concordat.now())::text as y`);
    const ravi = await at(GOVERNOR, `/cases/${person}/about`);
    await (await AnyPage.on(ravi, 'About this person')).follow('Propose an independent review of this record');
    const form = await AnyPage.on(ravi, 'Propose an independent review');
    await look(ravi, 'review-propose');
    await form.press('Propose this review');
    expect(await text(ravi)).toContain('Choose the reviewer');
    await look(ravi, 'review-propose-wrong');
    await ravi.getByLabel('Thessaly Orme').check();
    await ravi.getByLabel('What is the review for?').fill('A review of how the death of a neighbour might have been prevented');
    await ravi.getByRole('group', { name: 'On what ground?' }).getByRole('radio').first().check();
    await day(ravi, 'First day', ['1', '1', y]);
    await day(ravi, 'Last day', ['30', '12', y]);
    await form.press('Propose this review');
    await AnyPage.on(ravi, 'An independent review');
    review = new URL(ravi.url()).pathname;
    expect(await ravi.locator('body').innerText()).toContain('It opens nothing until a second person approves it.');
    expect(await ravi.getByRole('button', { name: 'Approve this review' }).count()).toBe(0);
    await look(ravi, 'review-proposed');

    const thessaly = await at(REVIEWER);
    await notFound(thessaly, `/cases/${person}`);

    const aneirin = await at(SECOND);
    await (await AnyPage.on(aneirin, 'My work')).follow('An independent review to approve');
    const page = await AnyPage.on(aneirin, 'An independent review');
    await look(aneirin, 'review-to-approve');
    await page.press('Approve this review');
    await AnyPage.on(aneirin, 'An independent review');
    expect(await aneirin.locator('body').innerText()).toContain('Approved.');
    await look(aneirin, 'review-approved');
  });

  it('lets the reviewer read the record, and offers them nothing to do to it', async () => {
    const thessaly = await at(REVIEWER);
    await look(thessaly, 'reviewer-my-work');
    await (await AnyPage.on(thessaly, 'My work')).follow('Independent reviews');
    const list = await AnyPage.on(thessaly, 'Independent reviews');
    await look(thessaly, 'reviewer-reviews');
    await thessaly.locator('.app-row__title a').first().click();
    await AnyPage.on(thessaly, 'An independent review');
    await look(thessaly, 'reviewer-review');
    expect(await thessaly.getByRole('button', { name: 'End this review' }).count()).toBe(0);
    await thessaly.locator(`a[href="/cases/${person}"]`).click();
    await AnyPage.on(list.page, 'Notes of the agency under review');
    expect(await thessaly.locator('.app-rows > .app-row').count()).toBeGreaterThan(0);
    for (const [section, name] of [
      ['', 'reviewer-case'],
      ['/received', 'reviewer-received'],
      ['/sharing-record', 'reviewer-record'],
      ['/about', 'reviewer-about'],
    ] as const) {
      expect((await thessaly.goto(`/cases/${person}${section}`))?.status()).toBe(200);
      await look(thessaly, name);
      expect(await thessaly.getByRole('main').locator('form[method="post"]').count()).toBe(0);
      expect(await text(thessaly)).not.toMatch(
        /Write a note|Share urgently|Record something|Record a release|I know this person|Propose an/,
      );
    }
    await thessaly.goto(`/cases/${person}`);
    expect(await text(thessaly)).toMatch(/told (part of it )?\d/);
    await thessaly.locator('a[href^="/shares/"]').first().click();
    await thessaly.waitForLoadState();
    await look(thessaly, 'reviewer-share');
    expect(await thessaly.getByRole('main').locator('form').count()).toBe(0);
    await thessaly.goto(`/cases/${person}/received`);
    await thessaly.locator('.app-row__title a').first().click();
    await AnyPage.on(thessaly, /^Sent to/);
    await look(thessaly, 'reviewer-received-share');
    await thessaly.goto('/sharing-record');
    await look(thessaly, 'reviewer-whole-record');
    await thessaly.goto(`/cases/${person}`);
    await thessaly.locator('.app-rows a[href^="/notes/"]').first().click();
    await thessaly.waitForLoadState();
    await look(thessaly, 'reviewer-note');
    expect(await text(thessaly)).not.toMatch(/Correct it|Withdraw it|Share this/);
  });

  it('is ended, and the reviewer reads nothing any more', async () => {
    const ravi = await at(GOVERNOR, review);
    await ravi.getByLabel('End it at once: why?').fill('The report is written');
    await (await AnyPage.on(ravi, 'An independent review')).press('End this review');
    await AnyPage.on(ravi, 'An independent review');
    expect(await text(ravi)).toContain('The report is written');
    await look(ravi, 'review-ended');
    const thessaly = await at(REVIEWER, '/reviews');
    expect(await text(thessaly)).toContain('Ended');
    await notFound(thessaly, `/cases/${person}`);
    await thessaly.goto(review);
    await look(thessaly, 'reviewer-review-ended');
  });
});

describe('a protection record', () => {
  it('is kept and read by its desk, and is nothing to anybody else', async () => {
    const elowen = await at(PROTECTOR);
    await look(elowen, 'my-work-protection');
    await (await AnyPage.on(elowen, 'My work')).follow('Protection records');
    await look(elowen, 'protection-none');
    await elowen.goto('/protection/new');
    const form = await AnyPage.on(elowen, 'Keep a protection record');
    await look(elowen, 'protection-new');
    await form.press('Keep this record');
    expect(await text(elowen)).toContain('Say how they may be contacted safely, or that they must not be');
    await elowen.getByLabel('How may they be contacted safely?').fill('Never by telephone. At the library on Tuesdays, before noon.');
    await elowen.getByLabel('Whom does it protect?').fill('Juniper Ashgrove');
    await elowen.getByRole('radio').first().check();
    await elowen.getByLabel('What is recorded?').fill('The conference heard her case. She has a new lock and a way to call for help.');
    await form.press('Keep this record');
    await AnyPage.on(elowen, 'Juniper Ashgrove');
    const record = new URL(elowen.url()).pathname;
    expect(await text(elowen)).toContain('Never by telephone');
    await look(elowen, 'protection-record');
    await elowen.goto('/protection');
    await look(elowen, 'protection');
    for (const path of ['/protection', '/protection/new', record]) {
      for (const who of [MANAGER, SERGEANT]) await notFound(await at(who), path);
      expect((await (await at(GOVERNOR)).goto(path))?.status()).toBe(403);
    }
    expect(desks.flatMap((desk) => desk.complaints)).toEqual([]);
  });
});
