import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
const [OFFICER, SECOND, MANAGER] = ['information-governance-officer', 'second-information-governance-officer', 'police-offender-manager'];
const CODE = 'before-release-asked-of-probation';
const SUPPLEMENT = 'knife-and-gang-supplement';
let house: House;
let browser: Browser;
const desks: Desk[] = [];

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 400_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

async function deskOf(who: string, options = {}): Promise<Page> {
  const desk = await Desk.at(house, browser, options);
  desks.push(desk);
  return desk.signInAs(who);
}
const text = (page: Page): Promise<string> => page.locator('main').innerText();
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name }).first().click();
  await page.waitForLoadState();
}
async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('link', { name }).first().click();
  await page.waitForLoadState();
}
async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await shoot(page, name);
}
const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  asOwner(house.database.ownerUrl, async (client) => (await client.query(sql, values)).rows as Row[]);

let draft: string;

describe('a version of their own', () => {
  it('is begun as a copy of what is asked, and one question reworded; what cannot be asked is refused and stays typed', async () => {
    const page = await deskOf(OFFICER);
    await page.getByRole('link', { name: 'Question sets' }).first().click();
    await AnyPage.on(page, 'Question sets');
    expect(await text(page)).toMatch(/Before release[\s\S]*As it came with the service, version 1[\s\S]*Local supplements[\s\S]*Off/);
    await look(page, 'question-sets');
    await page.goto(`/question-sets/${CODE}`);
    expect(await text(page)).toMatch(/Always asked[\s\S]*Asked when [\s\S]*is answered yes/);
    expect(await text(page)).not.toContain('Asked when its rule is met');
    await look(page, 'question-set');
    await press(page, 'Write a new version');
    expect(await text(page)).toMatch(/Begun\. Nothing is asked differently[\s\S]*Nothing differs from what is asked today/);
    draft = new URL(page.url()).pathname;
    await look(page, 'question-set-draft');

    await follow(page, /^Change the question/);
    await AnyPage.on(page, 'Change a question');
    await look(page, 'question-set-edit');
    await page.getByLabel('The question', { exact: true }).fill('   ');
    await press(page, 'Save');
    expect(await text(page)).toMatch(/There is a problem[\s\S]*Enter the question/);
    await page.getByLabel('The question', { exact: true }).fill('Which\u202e way does the harm go?');
    await press(page, 'Save');
    expect(await text(page)).toMatch(/There is a problem[\s\S]*hidden or broken character/);
    expect(await page.getByLabel('The question', { exact: true }).inputValue()).toContain('Which\u202e way');
    await look(page, 'question-set-edit-refused');
    await page.getByLabel('The question', { exact: true }).fill('How grave is the harm this person could do, for each group of people?');
    await press(page, 'Save');
    expect(await text(page)).toMatch(/Saved in this draft[\s\S]*What changes[\s\S]*How grave is the harm this person could do/);
    expect(await page.locator('main ins').first().innerText()).not.toBe('');
  });

  it('a question that others hang on cannot be taken out; others are added, written, moved and taken out', async () => {
    const page = await deskOf(OFFICER);
    await page.goto(draft);
    const before = JSON.parse(await (await page.request.get(`${draft}/json`)).text()) as {
      groups: { questions: { code: string; when?: unknown }[] }[];
    };
    const questions = before.groups.flatMap((group) => group.questions);
    const hungOn = questions.find(({ code }) => questions.some(({ when }) => JSON.stringify(when ?? '').includes(`"${code}.`)))?.code ?? '';
    await page.goto(`${draft}/questions/${hungOn}`);
    await press(page, 'Take this question out');
    expect(await text(page)).toMatch(/There is a problem[\s\S]*the rule that opens it names ‘.+’, which is not in this set/);
    await look(page, 'question-set-take-out-refused');

    await page.goto(`${draft}/new-question`);
    await press(page, 'Add this question');
    expect(await text(page)).toMatch(/Enter the question[\s\S]*Choose how it is answered[\s\S]*Choose where it stands/);
    await page.getByLabel('The question', { exact: true }).fill('Is there a dog where this person will live?');
    await page.getByLabel('By choosing one of several').check();
    await page.getByLabel('What there is to choose from').fill('Yes, kept inside\nYes, kept outside\nNo');
    await page.getByLabel('Low', { exact: true }).check();
    await page.getByRole('group', { name: 'In which group does it stand?' }).getByRole('radio').first().check();
    await page.getByLabel('When one earlier answer opens it').check();
    await page.getByLabel('Which answer opens it').selectOption({ index: 1 });
    await look(page, 'question-set-new-question');
    await press(page, 'Add this question');
    expect(await text(page)).toMatch(/Added[\s\S]*Is there a dog where this person will live\?/);
    await press(page, /^Move up.*Is there a dog/);
    expect(await page.getByRole('button', { name: /^Move down.*Is there a dog/ }).count()).toBe(1);

    await page.goto(`${draft}/add?from=${SUPPLEMENT}`);
    await page.getByRole('group', { name: 'Which question?' }).getByRole('radio').first().check();
    await page.getByRole('group', { name: 'In which group does it stand?' }).getByRole('radio').first().check();
    await look(page, 'question-set-add-question');
    await page.getByLabel('When one earlier answer opens it').check();
    await page.getByLabel('Which answer opens it').selectOption({ index: 2 });
    await press(page, 'Add this question');
    await AnyPage.on(page, /.*/);
    await page.goto(`${draft}/questions/local-knife`);
    await press(page, 'Take this question out');
    expect(await text(page)).toMatch(/taken out of this draft/);
    expect(await text(page)).not.toContain('carried a knife');
    await page.goto(`${draft}/about`);
    await look(page, 'question-set-about');
  });

  it('two who write at once: the second is told, and loses nothing', async () => {
    const one = await deskOf(OFFICER, { javaScript: false });
    const other = await deskOf(SECOND, { javaScript: false });
    const address = `${draft}/questions/q55`;
    await one.goto(address);
    await other.goto(address);
    await one.getByLabel('What helps to answer it').fill('Look at everything that you may open.');
    await press(one, 'Save');
    await other.getByLabel('What helps to answer it').fill('Look everywhere.');
    await press(other, 'Save');
    expect(await text(other)).toContain('This version was changed after you read it');
    expect(await other.getByLabel('What helps to answer it').inputValue()).toBe('Look everywhere.');
  });

  it('is proposed with a reason, approved by a second person from My work, and then in use', async () => {
    const officer = await deskOf(OFFICER, { javaScript: false });
    await officer.goto(draft);
    await press(officer, 'Propose to a second person');
    expect(await text(officer)).toContain('Say what changes and why');
    await officer.getByLabel('What changes and why').fill('Plainer words, and the dog that visitors should know of');
    await press(officer, 'Propose to a second person');
    expect(await text(officer)).toMatch(/It waits for a second person[\s\S]*Somebody else in your agency approves/);
    await shoot(officer, 'question-set-proposed');

    const manager = await deskOf(MANAGER);
    expect((await manager.goto(draft))?.status()).toBe(404);

    const second = await deskOf(SECOND);
    await follow(second, 'Questions to approve');
    expect(await text(second)).toMatch(/What would change[\s\S]*Added[\s\S]*Is there a dog[\s\S]*Do you approve this\?/);
    await look(second, 'question-set-to-approve');
    await press(second, 'Record this');
    expect(await text(second)).toContain('Choose yes or no');
    await second.getByLabel('No, decline it').check();
    await press(second, 'Record this');
    expect(await text(second)).toContain('Say why not, in a sentence');
    await second.getByLabel('Yes, ask these questions from now on').check();
    await press(second, 'Record this');
    expect(await text(second)).toMatch(/Approved\. These questions are asked from now on/);
    await second.goto('/question-sets');
    expect(await text(second)).toMatch(/Yours, version 2, since/);
    await look(second, 'question-sets-with-own');

    await manager.goto(`/question-sets/${CODE}`);
    expect(await text(manager)).toMatch(/Version 2 of Northshire Police[\s\S]*Is there a dog where this person will live\?/);
    expect(await manager.locator('main').getByRole('button').count()).toBe(0);
    const file = await manager.request.get(`${draft}/json`);
    expect(file.headers()['content-disposition']).toContain(`${CODE}-2.json`);
    expect(await file.json()).toMatchObject({ code: CODE, version: 2 });
  });

  it('is taken out of use with words, and the shipped questions are asked again', async () => {
    const officer = await deskOf(OFFICER);
    await officer.goto(draft);
    await press(officer, 'Take it out of use');
    expect(await text(officer)).toContain('Say why, in a sentence');
    await officer.getByLabel('Why?').fill('The dog is not ours to ask about');
    await press(officer, 'Take it out of use');
    expect(await text(officer)).toMatch(/Taken out of use\.[\s\S]*The dog is not ours to ask about/);
    await look(officer, 'question-set-retired');
    await officer.goto('/question-sets');
    expect(await text(officer)).not.toContain('Yours, version');
  });
});

describe('the supplement', () => {
  it('is brought in as JSON: what is wrong is listed and what was pasted stays; it is on when a second person agrees', async () => {
    const officer = await deskOf(OFFICER);
    await officer.goto(`/question-sets/${SUPPLEMENT}`);
    await look(officer, 'question-set-supplement');
    const pasted = await (await officer.request.get(`/question-sets/${SUPPLEMENT}/json`)).text();
    await follow(officer, 'Bring in a version as JSON');
    const box = officer.getByLabel('The questions, as JSON');
    await box.fill('{"format": ');
    await press(officer, 'Bring it in');
    expect(await text(officer)).toContain('This is not JSON');
    expect(await box.inputValue()).toBe('{"format": ');
    await box.fill(pasted.replace('"core": true', '"core": false'));
    await press(officer, 'Bring it in');
    expect(await text(officer)).toMatch(
      /There is a problem[\s\S]*cannot be used as it is[\s\S]*Question ‘Is this person known to have carried/,
    );
    expect(await box.inputValue()).toContain('"core": false');
    await look(officer, 'question-set-bring-in-refused');
    await box.fill(pasted);
    await press(officer, 'Bring it in');
    const address = new URL(officer.url()).pathname;
    await follow(officer, 'Change the title, the evidence and the last day');
    const lastDay = officer.getByRole('group', { name: 'Last day' });
    await lastDay.getByLabel('Month').fill('13');
    await press(officer, 'Save');
    expect(await text(officer)).toContain('Enter the last day on which they are asked');
    await look(officer, 'question-set-supplement-about');
    await lastDay.getByLabel('Month').fill('6');
    await lastDay.getByLabel('Day').fill('30');
    await officer.getByLabel('Whose these questions are').fill('Ravi Underhill, information governance officer');
    await press(officer, 'Save');
    await officer.getByLabel('What changes and why').fill('Turned on for a trial until the end of June');
    await press(officer, 'Propose to a second person');
    const second = await deskOf(SECOND);
    await second.goto(address);
    await second.getByLabel('Yes, ask these questions from now on').check();
    await press(second, 'Record this');
    await second.goto('/question-sets');
    expect(await text(second)).toContain('On until the end of 30 June 2027');
  });

  it('has an extract only with a second person, and of ten or more', async () => {
    const [{ y } = { y: '' }] = await rows<{ y: string }>(`select (extract(year from concordat.now()) - 1)::text as y`);
    const officer = await deskOf(OFFICER);
    await officer.goto('/question-sets/extracts');
    await press(officer, 'Propose to a second person');
    expect(await text(officer)).toMatch(/Enter the first day[\s\S]*Give the reference/);
    for (const [group, day] of [
      ['First day', ['1', '1']],
      ['Last day', ['31', '12']],
    ] as const)
      for (const [label, value] of [
        ['Day', day[0]],
        ['Month', day[1]],
        ['Year', y],
      ] as const)
        // prettier-ignore
        await officer.getByRole('group', { name: group }).getByLabel(label).fill(value);
    await officer.getByLabel('What is the evaluation for?').fill('Whether asking about knives changes what is shared');
    await officer.getByLabel('Reference of the evaluation’s approval').fill('EV/2027/4');
    await look(officer, 'extract-propose');
    await press(officer, 'Propose to a second person');
    expect(await text(officer)).toMatch(/Proposed\.[\s\S]*Somebody else in your agency approves/);
    const address = new URL(officer.url()).pathname;

    const second = await deskOf(SECOND);
    await follow(second, 'An extract to approve');
    expect(await text(second)).toMatch(/Left out are names[\s\S]*Fewer than ten/);
    await look(second, 'extract-to-approve');
    await second.getByLabel('Yes, make the extract').check();
    await press(second, 'Record this');
    expect(await text(second)).toContain('Only 0 enquiries answered these questions');
    await look(second, 'extract-too-few');

    const lines = Array.from({ length: 12 }, (_, n) => ({
      quarter: n < 5 ? '2026 Q1' : '2026 Q2',
      answers: { 'local-knife': { state: n === 0 ? 'NOT_KNOWN' : 'ANSWERED', values: n === 0 ? [] : [{ known: n % 3 === 0 }] } },
    }));
    await rows(
      `update concordat.evaluation_extract set approved = true, decided_at = concordat.now(), content = $1::jsonb, answers = 12,
         decided_by = (select staff_id from concordat.account where subject = $2) where id = $3`,
      JSON.stringify(lines),
      SECOND,
      address.split('/').at(-1),
    );
    await second.goto(address);
    expect(await text(second)).toMatch(/2026 Q1\s+5[\s\S]*Not known\s+1[\s\S]*Is any known\?\s+No\s+8[\s\S]*Yes\s+3/);
    await look(second, 'extract-made');
    await second.goto('/question-sets/extracts');
    await look(second, 'extracts');
  });
});

it('is no concern of somebody else: no extract and no draft is begun by whoever works with cases', async () => {
  const manager = await deskOf(MANAGER);
  expect((await manager.goto('/question-sets/extracts'))?.status()).toBe(403);
  await manager.goto('/question-sets');
  expect(await text(manager)).not.toContain('Extracts for an evaluation');
});
