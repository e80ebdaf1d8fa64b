import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnswerGroupPage } from './pages/answer-group.page.js';
import { AnyPage } from './pages/any.page.js';
import { DecideLine } from './pages/decide.page.js';
import { assertAccessible } from './support/accessible.js';
import { asIntegrator } from './support/as-integrator.js';
import { Desk, openBrowser, TELEPHONE } from './support/browser.js';
import { answeredBySystem } from './support/answered-by-system.js';
import { Effort } from './support/effort.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const PRACTITIONER = 'probation-practitioner';
const SET = { setCode: 'released-asked-of-probation', setVersion: 1 };
const CANARY = 'Canary Thistledown asked us never to pass this on.';
const UNIFORM = 'No further answer through this portal; contact the duty desk.';
const MOST_INPUTS = 12;
const [CAME, MISSED, ELSEWHERE, NEW, RECALL] = [
  'Did this person come to the appointment on the day of release?',
  'Which appointments, visits or calls have been missed, and who was told?',
  'What have others said about this person’s state or whereabouts, and was it checked?',
  'Has this person a new address or new work, and was it approved?',
  'Has recall been considered, and what was decided?',
] as const;
const [ADDRESS, STAYS, PLANS] = [
  'Which address has this person given, and does it exist?',
  'Where else does this person stay or go?',
  'What does this person plan to do, and where?',
] as const;
const [AT_RISK, WORKER, TAGGED, KEEP_AWAY] = [
  'Who is thought to be at risk from this person?',
  'Who works with this person now, and who stands in for them?',
  'Is this person tagged, and has the tag been fitted?',
  'Which places and people must this person keep away from?',
] as const;

jest.setTimeout(120_000);
let house: House;
let browser: Browser;
let police: ReturnType<typeof asIntegrator>;
const desks: Desk[] = [];
let person: string;
let enquiry: string;
let hana: Page;
let onlooker: Page | undefined;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  police = asIntegrator(house, 'police-offender-manager');
  [{ id: person }] = (await rows(`select id from concordat.person where crn = 'X900207'`)) as [{ id: string }];
  enquiry = await asked(person);
}, 240_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await onlooker?.context().close();
  await browser?.close();
  await house?.close();
}, 60_000);

const rows = <R = { id: string }>(sql: string, values: unknown[] = []): Promise<R[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, values)).rows as R[]);
const declare = (choice: string): Promise<void> => hana.locator('.app-question').getByLabel(choice, { exact: true }).check();
const main = (page: Page): Promise<string> => page.getByRole('main').innerText();

async function asked(personId: string): Promise<string> {
  const [probation] = await rows(
    `select s.agency_id as id from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = $1`,
    [PRACTITIONER],
  );
  const input = { key: randomUUID(), personId, ...SET, recipient: { agencyId: probation?.id }, workingDays: 2, why: 'He is out.' };
  const mutation = `mutation($input: AskInput!) { askQuestions(input: $input) { __typename ... on EnquiryAsked { enquiry { id } } ... on Refusal { code explanation } } }`;
  const { askQuestions } = (await police(mutation, { input })) as { askQuestions: { enquiry?: { id: string } } };
  if (!askQuestions.enquiry) throw new Error(JSON.stringify(askQuestions));
  return askQuestions.enquiry.id;
}
/** A browser of its own on a telephone, without scripts, unless said otherwise. */
async function onTelephone(subject: string, path: string, javaScript = false): Promise<Page> {
  const desk = await Desk.at(house, browser, { javaScript });
  desks.push(desk);
  await desk.page.setViewportSize(TELEPHONE);
  return desk.signInAs(subject, path);
}
/** The very page, put in front of somebody who has scripts: without them nothing can look for faults in it. */
async function look(page: Page, name: string): Promise<void> {
  const [address, title, body] = [page.url().replace(/#.*/, ''), await page.title(), await page.content()];
  onlooker ??= (await Desk.at(house, browser)).page;
  // A page of its own each time: one that still shows the last picture may keep the next one waiting.
  const shown = await onlooker.context().newPage();
  await shown.route(
    ({ href }) => href === address,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
  await shown.goto(address);
  expect(await shown.title()).toBe(title);
  await assertAccessible(shown);
  await shoot(shown, `answering-${name}`);
  await shown.close();
}
const group = (code: string): string => `/answering/${enquiry}/groups/${code}`;

describe('on a telephone, without scripts', () => {
  it('says who asks, on what ground and by when, and how far it has come', async () => {
    hana = await onTelephone(PRACTITIONER, `/answering/${enquiry}`);
    await AnyPage.on(hana, /./);
    const said = await main(hana);
    expect(said).toContain('Questions from Northshire Police');
    expect(said).toMatch(/By the end of \w+day \d+ \w+ 20\d\d/);
    expect(said).toContain('He is out.');
    expect(said).toMatch(/0 of \d+ done/);
    expect(await hana.getByText('Not started').count()).toBe(5);
    const [row] = await rows<{ seen: boolean }>('select first_seen_at is not null as seen from concordat.enquiry where id = $1', [enquiry]);
    expect(row).toEqual({ seen: true });
    await look(hana, '1-task-list');
  });

  it('takes every state an answer can have, with what a choice reveals and with one row after another', async () => {
    await (await AnyPage.on(hana, /./)).follow('The first days');
    const page = await AnswerGroupPage.on(hana, 'The first days');
    expect(await page.questions).toBe(5);
    const came = page.question(CAME);
    expect(await came.group('When they came').isVisible()).toBe(false);
    await came.choose('Did they come?', 'Yes');
    expect(await came.group('When they came').isVisible()).toBe(true);
    await came.day('When they came', ['2', '3', '2027'], '3.15pm');
    const missed = page.question(MISSED);
    await missed.choose('Is there one to record?', 'Yes');
    await missed.day('When it was due', ['2', '3', '2027'], '10:00');
    await missed.choose('What', 'Appointment');
    await missed.fill('Who was told', 'The duty senior');
    await look(hana, '2-group');
    await page.press('Add another missed contact');
    const again = (await AnswerGroupPage.on(hana, 'The first days')).question(MISSED);
    expect(await again.row(1).box.getByLabel('Who was told').inputValue()).toBe('The duty senior');
    await again.row(2).choose('Is there one to record?', 'No');
    const once = hana.getByRole('region', { name: 'Set once for all answers' });
    expect(await once.getByLabel('Marking').inputValue()).toBe('OFFICIAL');
    expect(await once.getByLabel('How you know this').inputValue()).toBe('');
    await page.question(ELSEWHERE).instead('Awaiting somebody else');
    await page.question(ELSEWHERE).fill('From whom?', 'The hostel');
    await page.question(NEW).instead('Withhold it');
    expect(await page.question(NEW).box.innerText()).toContain(UNIFORM);
    await page.question(RECALL).instead('No further answer through this portal');
    await page.press('Save and continue');
  });

  it('says everything that is missing at once, and has what was typed still there', async () => {
    const page = await AnswerGroupPage.on(hana, 'The first days');
    const summary = await hana.getByRole('alert').innerText();
    expect(summary).toContain('There is a problem');
    expect(summary.match(/Choose how you know this/g)).toHaveLength(1);
    await hana.getByRole('region', { name: 'Set once for all answers' }).getByLabel('How you know this').selectOption('RECORD_SEEN');
    expect(await hana.title()).toMatch(/^Error: /);
    await look(hana, '3-group-wrong');
    const elsewhere = page.question(ELSEWHERE);
    expect(await elsewhere.box.getByLabel('From whom?').inputValue()).toBe('The hostel');
    await elsewhere.day('Until when?', ['31', '2', '2027']);
    await page.question(NEW).box.getByLabel('Why it is withheld').selectOption({ index: 1 });
    await page.question(NEW).fill('In your own words', CANARY);
    await page.question(RECALL).box.getByLabel('Why they are to ring').selectOption({ index: 1 });
    await page.press('Save and continue');
    expect(await hana.getByRole('alert').innerText()).toMatch(/real date/);
    expect(await page.question(ELSEWHERE).group('Until when?').getByLabel('Day').inputValue()).toBe('31');
  });

  it('has the half-typed answer on another machine', async () => {
    const other = await onTelephone(PRACTITIONER, group('first-days'), true);
    const page = await AnswerGroupPage.on(other, 'The first days');
    const elsewhere = page.question(ELSEWHERE);
    expect(await elsewhere.group('Until when?').getByLabel('Day').inputValue()).toBe('31');
    expect(await page.question(NEW).box.getByLabel('In your own words').inputValue()).toBe(CANARY);
    expect(await page.question(MISSED).row(1).box.getByLabel('Who was told').inputValue()).toBe('The duty senior');
    await look(other, '4-another-machine');
    await elsewhere.day('Until when?', ['20', '4', '2027']);
    await page.press('Save and continue');
    await AnyPage.on(other, /^The first 72 hours|./);
    expect(await main(other)).toContain('4 of 5');
    expect(await main(other)).not.toContain('There is a problem');
  });

  it('writes over nobody: what somebody else typed stands beside it, and one of the two is chosen', async () => {
    await hana.goto(group('places'));
    const page = await AnswerGroupPage.on(hana, 'Addresses and plans');
    const other = await onTelephone(PRACTITIONER, group('places'), true);
    const theirs = await AnswerGroupPage.on(other, 'Addresses and plans');
    await theirs.question(PLANS).choose('Has any plan been stated, or seen by others?', 'No');
    await theirs.press('Save and return later');
    await page.question(PLANS).instead('Not known');
    await page.question(STAYS).choose('Is there a place to record?', 'No');
    await page.press('Save and continue');
    const clash = page.question(PLANS);
    expect(await clash.box.innerText()).toMatch(/changed this answer on .* They wrote:\s+Has any plan been stated, or seen by others\? No/);
    expect(await clash.box.getByLabel('Not known').isChecked()).toBe(true);
    await look(hana, '5-somebody-else');
    await page.press('Save and continue');
    expect(await hana.getByRole('alert').innerText()).toContain('Choose which answer is kept');
    await clash.box.getByLabel('Theirs', { exact: true }).check();
    const address = page.question(ADDRESS);
    await address.fill('Address', 'Flat 2, Ash Court');
    await address.choose('Has probation approved it?', 'No');
    await address.choose('Has anybody checked that it exists?', 'No');
    await page.press('Save and continue');
    expect(await main(hana)).toMatch(/Addresses and plans\s+3 of 3/);
  });

  it('asks what an answer opened before going on', async () => {
    await hana.goto(`${group('risk')}?each=1`);
    let page = await AnswerGroupPage.on(hana, 'Risk and who to call');
    expect(await page.questions).toBe(1);
    expect(await main(hana)).toContain('Page 1 of 2');
    await look(hana, '6-one-to-a-page');
    const levels = await hana
      .getByRole('group')
      .filter({ has: hana.getByLabel('Medium', { exact: true }) })
      .all();
    for (const one of levels) await one.getByLabel('Medium', { exact: true }).first().check();
    await page.press('Save and continue');
    page = await AnswerGroupPage.on(hana, 'Risk and who to call');
    expect(await main(hana)).toContain('Page 2 of 3');
    await page.question(AT_RISK).choose('Is there a person or a group to record?', 'No');
    await page.press('Save and continue');
    page = await AnswerGroupPage.on(hana, 'Risk and who to call');
    await page.question(WORKER).instead('Not known');
    await page.press('Save and continue');
    await (await AnyPage.on(hana, /./)).follow('Tag and places to keep away from');
    page = await AnswerGroupPage.on(hana, 'Tag and places to keep away from');
    await page.question(TAGGED).instead('Not held');
    await page.question(KEEP_AWAY).choose('Is there one to record?', 'No');
    await page.press('Save and continue');
  });
});

describe('before it goes', () => {
  it('shows what they will read, what they will not, what is open, and what graver is held', async () => {
    await hana.goto(`/answering/${enquiry}`);
    await hana.getByText('Set once for all answers').click();
    await hana.getByLabel('Source').fill('Case record');
    await (await AnyPage.on(hana, /./)).press('Save for all answers');
    await (await AnyPage.on(hana, /./)).press('Check and send');
    await AnyPage.on(hana, 'Check your answers');
    const said = await main(hana);
    expect(said).toContain('What Northshire Police will read');
    expect(said).toContain(`“${UNIFORM}”`);
    expect(said).toContain(CANARY);
    await look(hana, '7-check');
  });

  it('has what is graver decided one by one, and does not go before', async () => {
    const page = await AnyPage.on(hana, 'Check your answers');
    const cards = await hana.locator('.app-card').count();
    expect(cards).toBeGreaterThan(0);
    await page.press('Send');
    expect(await hana.getByRole('alert').innerText()).toContain('Choose what Northshire Police is told about');
    await look(hana, '8-check-wrong');
    for (let at = 0; at < cards; at += 1) {
      const line = new DecideLine(hana.locator('.app-card').nth(at));
      if (at > 0) await line.answer('SHARED');
      else {
        await line.choice('WITHHELD').check();
        await line.reason('WITHHELD').selectOption({ index: 1 });
        await line.words('WITHHELD').fill('It would put the person who told us in danger.');
      }
    }
    await declare('No, we hold nothing more serious');
    await page.press('Send');
    expect(await hana.getByRole('alert').innerText()).toContain('You say that you hold nothing more serious, but you do');
    expect(await new DecideLine(hana.locator('.app-card').first()).choice('WITHHELD').isChecked()).toBe(true);
  });

  it('keeps what is decided so far for another day', async () => {
    await (await AnyPage.on(hana, 'Check your answers')).press('Save and return later');
    await hana.goto('/');
    await (await AnyPage.on(hana, /./)).follow(/Sharing decision/);
    await AnyPage.on(hana, 'Check your answers');
    expect(await new DecideLine(hana.locator('.app-card').first()).choice('WITHHELD').isChecked()).toBe(true);
  });

  it('goes once, as one decision, with a receipt and what stays open', async () => {
    const page = await AnyPage.on(hana, 'Check your answers');
    await declare('Yes, and some of it has not been sent');
    const declaration = hana.locator('.app-question');
    await declaration.locator('.app-declares').getByLabel('Why it is withheld').selectOption({ index: 1 });
    await declaration.locator('.app-declares').getByLabel('In your own words').fill('One note would show who told us.');
    await page.press('Send');
    await AnyPage.on(hana, 'Your answers are sent');
    const said = await main(hana);
    expect(said).toMatch(/Your receipt\s+[A-Z0-9]+-[A-Z0-9-]+/);
    expect(said).toContain('1 question stays open');
    await look(hana, '9-sent');
    expect(await rows('select distinct set_id as id from concordat.decision where enquiry_id = $1', [enquiry])).toHaveLength(1);
    expect(await rows(`select id from concordat.draft where content::text like '%/answering/%'`)).toEqual([]);
  });

  it('reads to whoever asked as it was shown, and tells nothing of what is withheld', async () => {
    const morgan = await onTelephone('police-offender-manager', `/enquiries/${enquiry}`);
    await (await AnyPage.on(morgan, /./)).press('Open the reply');
    const read = await main(morgan);
    expect(read).toContain('The duty senior');
    expect(read).toContain('Not held');
    expect(read).toContain(UNIFORM);
    expect(read).not.toMatch(/Canary|withheld|in danger/i);
  });
});

describe('the same questions again, and nothing has changed', () => {
  let again: string;

  beforeAll(async () => {
    const [somebody] = await rows(
      `select m.person_id as id from concordat.case_membership m join concordat.staff s on s.id = m.lead_staff_id
       join concordat.account a on a.staff_id = s.id and a.subject = $1 where m.until is null
       and exists (select 1 from concordat.case_membership p where p.person_id = m.person_id and p.until is null and p.agency_id =
         (select t.agency_id from concordat.account c join concordat.staff t on t.id = c.staff_id where c.subject = 'police-offender-manager'))
       and not exists (select 1 from concordat.risk_note n where n.person_id = m.person_id and n.agency_id = m.agency_id)
       and not exists (select 1 from concordat.access_limit l where l.person_id = m.person_id)
       order by m.since, m.person_id limit 1`,
      [PRACTITIONER],
    );
    await answeredBySystem(asIntegrator(house, PRACTITIONER), await asked(somebody?.id ?? ''));
    again = await asked(somebody?.id ?? '');
  }, 60_000);

  it(`is confirmed and sent in at most ${MOST_INPUTS} inputs`, async () => {
    const page = await onTelephone(PRACTITIONER, `/answering/${again}`);
    const effort = new Effort('confirming an unchanged set of questions', page);
    await effort.press(page.getByRole('link', { name: /^Confirm last time’s answers/ }));
    await AnyPage.on(page, 'Confirm last time’s answers');
    expect(await main(page)).toContain('As at 1 March 2027');
    await look(page, '10-confirm');
    for (const tick of await page.getByLabel('Still right today').all()) await effort.choose(tick);
    await effort.choose(page.getByLabel('All of these are still right today'));
    await effort.press(page.getByRole('button', { name: 'Confirm and continue' }));
    await AnyPage.on(page, 'Check your answers');
    expect(await main(page)).not.toContain('Still open');
    await effort.press(page.getByRole('button', { name: 'Send' }));
    await AnyPage.on(page, 'Your answers are sent');
    expect(await main(page)).toContain('Every question is replied to');
    effort.print(MOST_INPUTS);
    expect(effort.inputs).toBeLessThanOrEqual(MOST_INPUTS);
  });
});

describe('a note that goes with the answers', () => {
  it('is attached, and stands on the page with what they get of it', async () => {
    const id = await asked(person);
    await hana.goto(`/answering/${id}/groups/risk`);
    const group = await AnswerGroupPage.on(hana, 'Risk and who to call');
    await group.question(WORKER).instead('Not held');
    await group.press('Save and continue');
    await hana.goto(`/answering/${id}/check`);
    await hana.getByText('Attach risk notes').click();
    await hana.locator('input[name="attach"]').first().check();
    const page = await AnyPage.on(hana, 'Check your answers');
    await page.press('Attach these');
    expect(await hana.getByText('Change what they get of this').count()).toBe(1);
    await look(hana, '12-attached');
  });
});

describe('declining', () => {
  it('says why, and is over', async () => {
    const id = await asked(person);
    await hana.goto(`/answering/${id}`);
    await (await AnyPage.on(hana, /./)).follow('Decline to answer');
    const page = await AnyPage.on(hana, 'Decline to answer');
    await page.press('Decline');
    expect(await hana.getByRole('alert').innerText()).toContain('Choose why you decline');
    await look(hana, '11-decline');
    await hana.getByRole('radio').last().check();
    await hana.getByLabel('In your own words').fill('The case has gone to another region.');
    await page.press('Decline');
    expect(await main(hana)).toContain('Declined');
    await hana.goto(`/answering/${id}`);
    expect(await main(hana)).toContain('Your agency has declined these questions.');
  });
});
