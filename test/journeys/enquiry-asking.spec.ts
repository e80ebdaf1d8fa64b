import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { asIntegrator } from './support/as-integrator.js';
import { Desk, openBrowser } from './support/browser.js';
import { Effort } from './support/effort.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const PROBATION = 'Northshire Probation';
const WHY = 'He is at large and we have no address that anybody has seen.';
const MOST_INPUTS = 8;

jest.setTimeout(120_000);
let house: House;
let browser: Browser;
const desks: Desk[] = [];
let alder: string;
let officer: Page;
let enquiry: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  [{ id: alder }] = (await rows(`select id from concordat.person where crn = 'X900207'`)) as [{ id: string }];
}, 240_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const rows = <R = { id: string }>(sql: string, values: unknown[] = []): Promise<R[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, values)).rows as R[]);
const main = (page: Page): Promise<string> => page.getByRole('main').innerText();

async function at(subject: string, path = '/', options: { javaScript?: boolean } = {}): Promise<Page> {
  const desk = await Desk.at(house, browser, options);
  desks.push(desk);
  return desk.signInAs(subject, path);
}
async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await shoot(page, `enquiry-${name}`);
}

describe('the police ask probation', () => {
  let effort: Effort;

  it('begins at the record of the person, with nobody chosen and the questions for this stage', async () => {
    officer = await at('police-offender-manager', `/cases/${alder}`);
    effort = new Effort('asking probation the questions for this stage', officer);
    await effort.press(officer.getByRole('navigation', { name: 'Sections of this record' }).getByRole('link', { name: 'Questions' }));
    await AnyPage.on(officer, /^Questions about/);
    await look(officer, '0-case-questions-empty');
    await effort.press(officer.getByRole('button', { name: 'Ask questions' }));
    await AnyPage.on(officer, 'Whom do you ask, and what?');
    expect(await officer.locator('input[name="to"]:checked').count()).toBe(0);
    await effort.choose(officer.getByLabel(PROBATION, { exact: true }));
    expect(await officer.getByLabel('(suggested now)').first().isChecked()).toBe(true);
    await look(officer, '1-choose');
    await effort.press(officer.getByRole('button', { name: 'Continue' }));
  });

  it('shows every question, what opens only by an answer, and asks why when one is left out', async () => {
    await AnyPage.on(officer, 'The questions');
    await look(officer, '2-review');
    const first = officer.locator('.app-asked-group').first();
    await first.getByText('Leave something out').click();
    await first.locator('input[type="checkbox"]').first().check();
    await (await AnyPage.on(officer, 'The questions')).press('Continue');
    await AnyPage.on(officer, 'The questions');
    expect(await main(officer)).toMatch(/Choose why you leave out questions of/);
    await look(officer, '2-review-wrong');
    await officer.locator('.app-asked-group').first().locator('select').selectOption({ label: 'They answered this recently' });
    await effort.press(officer.getByRole('button', { name: 'Continue' }));
  });

  it('says by when in words, has the lawful basis filled in, and wants to know why now', async () => {
    await AnyPage.on(officer, 'Why, and by when');
    await look(officer, '3-purpose');
    await officer.getByLabel('How many working days do they have?').fill('3');
    await (await AnyPage.on(officer, 'Why, and by when')).press('Show the date for another number');
    expect(await main(officer)).toMatch(/3 working days from now: they answer by the end of \w+day \d+ \w+ 20\d\d/);
    await officer.getByLabel('How many working days do they have?').fill('2');
    await effort.fill(officer.getByLabel('Why do you ask now?'), WHY);
    await effort.press(officer.getByRole('button', { name: 'Continue' }));
  });

  it('is asked once, however often the button is pressed', async () => {
    await AnyPage.on(officer, 'Check before you ask');
    expect(await main(officer)).toContain(WHY);
    expect(await main(officer)).toContain('The recall: they answered this recently');
    await look(officer, '4-check');
    const fields = await officer.locator('form:has(input[name="input"]) input[type="hidden"]').all();
    const form = Object.fromEntries(
      await Promise.all(fields.map(async (field) => [(await field.getAttribute('name')) ?? '', await field.inputValue()])),
    ) as Record<string, string>;
    await effort.press(officer.getByRole('button', { name: `Ask ${PROBATION}` }));
    await AnyPage.on(officer, 'Asked');
    await look(officer, '5-asked');
    effort.print(MOST_INPUTS);
    expect(effort.inputs).toBeLessThanOrEqual(MOST_INPUTS);
    const again = await officer.request.post(`/cases/${alder}/questions/check`, { form, headers: { origin: house.url }, maxRedirects: 0 });
    expect(again.headers().location).toBe(new URL(officer.url()).pathname);
    enquiry = /enquiries\/([0-9a-f-]{36})/.exec(officer.url())?.[1] ?? '';
    expect(await rows('select id from concordat.enquiry where person_id = $1', [alder])).toEqual([{ id: enquiry }]);
    expect(await rows(`select id from concordat.draft where content::text like '%questions/%'`)).toEqual([]);
  });

  it('stands where both sides look for it, and every question without an answer says so', async () => {
    await officer.goto('/enquiries');
    expect(await main(officer)).toContain(`You asked ${PROBATION}`);
    await look(officer, '6-list');
    await officer.goto(`/enquiries/${enquiry}`);
    expect(await main(officer)).toMatch(/0 of \d+ questions replied to/);
    expect(await officer.getByText('Not answered yet').count()).toBeGreaterThan(5);
    expect(await main(officer)).toMatch(
      /What was left out\s+The recall: they answered this recently\s+When was each step of the recall taken\?/,
    );
    await look(officer, '7-enquiry');
    const hana = await at('probation-practitioner', '/enquiries');
    expect(await main(hana)).toContain('Northshire Police asked you');
    await look(hana, '6-list-asked-of-us');
  });
});

interface Line {
  readonly question: {
    readonly code: string;
    readonly text: string;
    readonly triggered: boolean;
    readonly fields: readonly { readonly code: string }[];
  };
}

describe('the replies', () => {
  const provenance = { basis: 'RECORD_SEEN', asAt: '2027-03-01', source: 'Case record', marking: 'OFFICIAL', disclosable: 'NO' };

  /** Through the API, as probation's own system might: one of each kind. */
  beforeAll(async () => {
    const probation = asIntegrator(house, 'probation-practitioner');
    await probation('mutation($id: UUID!) { openEnquiry(id: $id) { firstSight } }', { id: enquiry });
    const asked = `query($id: UUID!) { answering(enquiryId: $id) { seen groups { questions { question { code text triggered fields { code } } } } } }`;
    const { answering } = (await probation(asked, { id: enquiry })) as { answering: { groups: { questions: Line[] }[] } };
    const [first, second, third, fourth] = answering.groups
      .flatMap(({ questions }) => questions.map(({ question }) => question))
      .filter(({ triggered }) => !triggered);
    const answers = [
      { questionCode: first?.code, seenVersion: 0, state: 'NOT_KNOWN' },
      { questionCode: second?.code, seenVersion: 0, state: 'NOT_HELD' },
      { questionCode: third?.code, seenVersion: 0, state: 'AWAITING', awaitingFrom: 'the prison', awaitingUntil: '2027-04-20' },
      { questionCode: fourth?.code, seenVersion: 0, state: 'NO_FURTHER_ANSWER', reasonCode: 'REFERRED_TO_DUTY_DESK' },
    ];
    const saved = await probation(
      `mutation($input: SaveAnswersInput!) { done: saveAnswers(input: $input) { __typename ... on Refusal { explanation } } }`,
      {
        input: { enquiryId: enquiry, answers: answers.map((one) => ({ ...one, ...(one.state === 'ANSWERED' && provenance) })) },
      },
    );
    expect(saved).toMatchObject({ done: { __typename: 'AnswersSaved' } });
    const check =
      'query($id: UUID!, $notes: [UUID!]) { now: checkAnswers(enquiryId: $id, noteIds: $notes) { seen graver { noteIds } expectedLeftOut { id } } }';
    interface Checked {
      readonly now: {
        readonly seen: number;
        readonly graver: { readonly noteIds: string[] }[];
        readonly expectedLeftOut: { readonly id: string }[];
      };
    }
    const { graver } = ((await probation(check, { id: enquiry })) as unknown as Checked).now;
    const { now } = (await probation(check, { id: enquiry, notes: graver.flatMap(({ noteIds }) => noteIds) })) as unknown as Checked;
    const notes = graver.map(({ noteIds }) => ({ noteIds, outcome: 'SHARED', conditionsAccepted: true }));
    const expectedLeftOut = now.expectedLeftOut.map(({ id }) => ({ agencyId: id, reasonWords: 'It was the prison that told us.' }));
    const sent = await probation(
      `mutation($input: SendAnswersInput!) { done: sendAnswers(input: $input) { __typename ... on Refusal { code explanation } ... on EnquiryRefused { problems { questionCode message } } } }`,
      { input: { key: randomUUID(), enquiryId: enquiry, seen: now.seen, notes, expectedLeftOut } },
    );
    expect(JSON.stringify(sent)).toContain('AnswersSent');
  });

  it('are not read before somebody presses to open them, and that they were opened is on the record', async () => {
    await officer.goto(`/enquiries/${enquiry}`);
    expect(await main(officer)).toContain('Open the replies to read it');
    expect(await main(officer)).not.toContain('Not held');
    await look(officer, '8-unopened');
    await (await AnyPage.on(officer, /./)).press('Open the reply');
    const said = await main(officer);
    for (const words of ['Not known', 'Not held', 'Awaiting', 'From the prison, until 20 April 2027', 'Not answered yet'])
      expect(said).toContain(words);
    expect(said).toContain('No further answer through this portal; contact the duty desk.');
    await look(officer, '9-replies');
  });

  it('are probation’s own record as well, with what went behind the one sentence', async () => {
    const hana = await at('probation-practitioner', `/enquiries/${enquiry}`);
    expect(await main(hana)).toContain('What your agency answered');
    expect(await main(hana)).toContain('No further answer');
    await look(hana, '10-own-record');
  });

  it('stand side by side with what changed, and what nobody answered is listed too', async () => {
    await officer.goto(`/cases/${alder}`);
    expect(await main(officer)).toContain('Your agency waits for answers to 1 set of questions.');
    await look(officer, '11-case-file');
    await officer.goto(`/cases/${alder}/answers`);
    expect(await main(officer)).toContain('Their first answer');
    expect(await main(officer)).toMatch(/\d+ questions that nobody has answered/);
    await look(officer, '11-side-by-side');
  });

  it('are copied for another system as ready text, and the copy is on the record', async () => {
    await officer.goto(`/enquiries/${enquiry}`);
    await (await AnyPage.on(officer, /./)).follow('Copy for CONNECT or nDelius');
    await look(officer, '12-copy');
    await (await AnyPage.on(officer, 'Copy into another system')).press('Copy for CONNECT');
    expect(await officer.getByLabel('Information requested').inputValue()).toContain('Reference');
    await look(officer, '13-copied');
    await (await AnyPage.on(officer, 'Copy into another system')).press('Copy for nDelius');
    expect(await rows('select system from concordat.answer_copy order by copied_at')).toEqual([
      { system: 'CONNECT' },
      { system: 'NDELIUS' },
    ]);
    expect(await main(officer)).toContain('CONNECT, copied by Morgan Ashdown');
  });

  it('do not agree: somebody settles which is right, and says how they know', async () => {
    await rows(
      `insert into concordat.contradiction (agency_id, person_id, enquiry_id, kind, question_codes, words, raised_at)
       select sender_agency_id, person_id, id, 'UNVERIFIED_ADDRESS', '{q30}', 'Nobody has checked the address in this answer.', concordat.now()
       from concordat.enquiry where id = $1`,
      [enquiry],
    );
    await officer.goto(`/enquiries/${enquiry}`);
    expect(await main(officer)).toContain('1 thing does not agree');
    await look(officer, '14-contradiction');
    await (await AnyPage.on(officer, /./)).follow('Settle it');
    await officer.getByText('Settle', { exact: true }).click();
    await (await AnyPage.on(officer, /./)).press('Settle it');
    expect(await main(officer)).toContain('Say which is right, and how you know');
    await look(officer, '15-settle');
    await officer.getByLabel('Which is right, and how do you know?').fill('An officer has been there: the house is a demolished block.');
    await (await AnyPage.on(officer, /./)).press('Settle it');
    expect(await main(officer)).toContain('Settled. What you said about it is kept.');
    expect(await main(officer)).not.toContain('What does not agree');
  });

  it('may be called off, with a reason that whoever was asked reads', async () => {
    await officer.goto(`/enquiries/${enquiry}`);
    await officer.getByText('We no longer need this').click();
    await (await AnyPage.on(officer, /./)).press('Close it');
    expect(await main(officer)).toContain('Say why you no longer need this');
    await officer.getByLabel('Why do you no longer need it?').fill('He was arrested this morning.');
    await (await AnyPage.on(officer, /./)).press('Close it');
    expect(await main(officer)).toContain('He was arrested this morning.');
    await look(officer, '16-closed');
  });
});

describe('with JavaScript off', () => {
  let page: Page;

  it('an enquiry that is left half way is found again in My work, as it was', async () => {
    page = await at('police-offender-manager', `/cases/${alder}/questions/new`, { javaScript: false });
    const choose = await AnyPage.on(page, 'Whom do you ask, and what?');
    await choose.press('Continue');
    expect(await main(page)).toContain('Choose whom to ask');
    await page.getByLabel('HMP Elmwick', { exact: true }).check();
    await (await AnyPage.on(page, 'Whom do you ask, and what?')).press('Continue');
    await (await AnyPage.on(page, 'The questions')).press('Continue');
    await AnyPage.on(page, 'Why, and by when');
    await page.goto('/');
    await (await AnyPage.on(page, 'My work')).follow(/^Questions to ask: Corin Alder$/);
    await AnyPage.on(page, 'Why, and by when');
  });

  it('nothing that was typed is lost when something is wrong, and what cannot be is said with its cure', async () => {
    await page.getByLabel('Why do you ask now?').fill(WHY);
    for (const days of ['0', '61', 'two', '']) {
      await page.getByLabel('How many working days do they have?').fill(days);
      await (await AnyPage.on(page, 'Why, and by when')).press('Continue');
      expect(await main(page)).toContain('Enter how many working days they have, from 1 to 60');
      expect(await page.getByLabel('Why do you ask now?').inputValue()).toBe(WHY);
    }
    await page.getByLabel('How many working days do they have?').fill('60');
    await (await AnyPage.on(page, 'Why, and by when')).press('Continue');
    await (await AnyPage.on(page, 'Check before you ask')).press('Ask HMP Elmwick');
    await AnyPage.on(page, 'Asked');
    await page.goBack();
    expect(await main(page)).toContain('That has been asked, or its draft thrown away.');
  });

  it('what is not theirs, or not there, is one page', async () => {
    for (const path of [
      `/enquiries/${randomUUID()}`,
      `/enquiries/${randomUUID()}/copy`,
      `/cases/${randomUUID()}/questions`,
      `/cases/${randomUUID()}/answers`,
    ])
      expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
  });
});

it('no page complained', () => {
  expect(desks.flatMap((desk) => desk.complaints)).toEqual([]);
});
