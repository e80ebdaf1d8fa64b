import type { Browser, Page } from 'playwright-core';
import { asOwner, setClock } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { openBrowser } from './support/browser.js';
import { Desks } from './support/desks.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

/* ALDER's recall of another, by those who do it, a week after the demonstration's own. Everybody is invented. */
jest.setTimeout(240_000);
const [PRACTITIONER, HEAD] = ['probation-practitioner', 'head-of-probation-delivery-unit'] as const;
const [MANAGER, DUTY, SERGEANT] = ['police-offender-manager', 'police-duty-officer', 'police-sergeant'] as const;
/* The demonstration's own ALDER is being recalled already: somebody else whom both lead, and about whom nothing runs. */
const SOMEBODY = `
select p.id from concordat.person p
 where p.stage = 'COMMUNITY' and not exists (select from concordat.procedure_run r where r.person_id = p.id)
   and (select count(*) from concordat.case_membership m join concordat.account a on a.staff_id = m.lead_staff_id
         where m.person_id = p.id and m.until is null and a.subject in ($1, $2)) = 2
   and not exists (select from concordat.access_limit l where l.person_id = p.id)
 order by p.family_name, p.id limit 1`;
let house: House;
let browser: Browser;
let alder: string;
let run: string;
let desks: Desks;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desks = new Desks(house, browser);
  const [person, post] = await asOwner(house.database.ownerUrl, async (client) => [
    (await client.query<{ id: string }>(SOMEBODY, [PRACTITIONER, MANAGER])).rows[0],
    (
      await client.query<{ staff: string; agency: string; unit: string }>(
        `select s.id as staff, s.agency_id as agency, u.id as unit from concordat.account a join concordat.staff s on s.id = a.staff_id
           join concordat.unit u on u.agency_id = s.agency_id and u.name = 'Hillside District' where a.subject = $1`,
        [DUTY],
      )
    ).rows[0],
  ]);
  if (!person || !post) throw new Error('the demonstration has nobody whom both lead, or no other district');
  alder = person.id;
  const held = { staff_id: post.staff, agency_id: post.agency, unit_id: post.unit, role: 'POLICE_DUTY_OFFICER', held_from: '2020-01-01' };
  await asLoader(house.database.ownerUrl, (insert) => insert('post', held));
}, 400_000);
afterAll(async () => {
  await desks?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const at = (who: string, path = run): Promise<Page> => desks.at(who, path);
const clock = (instant: string): Promise<void> => setClock(house.database.ownerUrl, instant);
const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
const section = (page: Page, name: string) => page.getByRole('region', { name });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await shoot(page, `recall-${name}`);
}
/** What is hidden beside the words of a button says which step it is for; a style puts a space between. */
const named = (act: string, step: string): RegExp => new RegExp(`^${act}\\s*: ${step}\\s*$`);
const open = (page: Page, act: string, step: string) => page.getByRole('button', { name: named(act, step) }).click();

async function record(who: string, step: string, outcome: string, words?: string): Promise<Page> {
  const page = await at(who);
  await open(page, 'Record what came of it', step);
  await page.getByLabel(outcome, { exact: true }).check();
  if (words !== undefined) await page.getByLabel('Why, in words').locator('visible=true').fill(words);
  await press(page, 'Record it');
  return page;
}

it('says what may be begun and by whom; the practitioner begins a recall on one page', async () => {
  await clock('2027-03-15T10:00:00Z');
  const police = await at(MANAGER, `/cases/${alder}`);
  await police.getByRole('region', { name: 'Person' }).getByRole('link', { name: 'What to do' }).click();
  await AnyPage.on(police, /^Process maps for /);
  expect(await text(police)).toContain('None is under way in which your agency takes part');
  expect(await text(police)).toContain('Recall to prison is begun by: probation practitioner or probation supervisor');
  await look(police, 'none-yet');

  const page = await at(PRACTITIONER, `/cases/${alder}/procedures`);
  await open(page, 'Begin', 'Recall to prison');
  await AnyPage.on(page, 'Begin: recall to prison');
  expect(await page.getByLabel('Time').inputValue()).toBe('10:00');
  await page.getByLabel('Time').fill('half past nine');
  await press(page, 'Begin');
  expect(await text(page)).toContain('Choose which way it goes');
  expect(await page.getByLabel('Time').inputValue()).toBe('half past nine');
  await look(page, 'begin');
  await page.getByLabel('Not an emergency').check();
  await page.getByLabel('Time').fill('9:30');
  await press(page, 'Begin');
  await AnyPage.on(page, 'Recall to prison: not an emergency');
  run = new URL(page.url()).pathname;
  expect(await section(page, 'What to do now').innerText()).toContain('Consider recall');
  await look(page, 'begun');

  await page.goto(`/cases/${alder}/procedures/recall`);
  await page.getByLabel('Not an emergency').check();
  await press(page, 'Begin');
  expect(await text(page)).toContain('This runs already');
  await page.getByRole('link', { name: 'Open the one that runs already' }).click();
  expect(new URL(page.url()).pathname).toBe(run);
});

it('the supervisor decides, and is asked whom to tell; nothing goes by itself', async () => {
  await record(PRACTITIONER, 'Consider recall', 'Recall is proposed', 'He has missed two appointments and left the address.');
  await clock('2027-03-15T11:30:00Z');
  const page = await at(HEAD);
  await open(page, 'Record what came of it', 'Decide on recall');
  await page.getByLabel('Recall is agreed', { exact: true }).check();
  await page.getByLabel('Time').fill('23:59');
  await press(page, 'Record it');
  expect(await text(page)).toContain('Say why, in words');
  await page.getByLabel('Why, in words').locator('visible=true').fill('The risk cannot be managed in the community.');
  await press(page, 'Record it');
  expect(await text(page)).toContain('This is still to come: record it once it is done.');
  expect(await page.getByLabel('Why, in words').locator('visible=true').inputValue()).toContain('cannot be managed');
  await look(page, 'do-step-refused');
  await page.getByLabel('Time').fill('11:30');
  await press(page, 'Record it');
  await AnyPage.on(page, 'Now decide whom to tell');
  expect(await text(page)).toContain('What was decided: recall, or none and what is done instead');
  await look(page, 'tell');
  expect(await page.getByRole('button', { name: 'Decide what to share' }).getAttribute('href')).toContain(`/cases/${alder}/share`);
});

it('the police see nothing of it until they are let in, and then not what was written', async () => {
  const police = await at(MANAGER, '/');
  expect((await police.goto(run))?.status()).toBe(404);
  const page = await at(PRACTITIONER);
  await page.getByRole('link', { name: 'Let an agency in' }).click();
  await AnyPage.on(page, 'Let an agency in');
  await press(page, 'Continue');
  expect(await text(page)).toContain('Choose which agency to let in');
  await look(page, 'let-in-choose');
  await page.getByLabel('Northshire Police').check();
  await press(page, 'Continue');
  await AnyPage.on(page, 'Let Northshire Police in');
  await look(page, 'let-in');
  await press(page, 'Let them in');
  expect(await text(page)).toContain('Northshire Police takes part from now on');
  await police.goto(run);
  const said = await text(police);
  expect(said).toContain('Written by Probation; they decide what to share.');
  expect(said).not.toContain('cannot be managed in the community');
  await look(police, 'seen-by-police');
});

it('endorsed and sent late: late stays late on every page', async () => {
  await clock('2027-03-16T13:30:00Z');
  const page = await at(HEAD);
  const now = await section(page, 'What to do now').innerText();
  expect(now).toContain('Late by 2 hours; was due by 11:30am on Tuesday 16 March');
  expect(await section(page, 'Not open yet, and the clock runs').innerText()).toContain('Send the request');
  await look(page, 'late');
  await page.goto(`/cases/${alder}/procedures`);
  expect(await text(page)).toContain('2 limits have passed');
  await look(page, 'list-late');
  await clock('2027-03-17T09:45:00Z');
  await record(HEAD, 'Endorse the recall', 'Endorsed');
  await record(PRACTITIONER, 'Send the request', 'Sent');
  expect(await text(await at(PRACTITIONER))).toContain('It was late by 22 hours; was due by 11:30am on Tuesday 16 March');
  await clock('2027-03-17T13:25:00Z');
  await record(PRACTITIONER, 'See that the licence is revoked', 'The licence was revoked');
});

it('the force receives the notice; a visit comes to nothing and the next one is planned', async () => {
  const page = await at(DUTY);
  await open(page, 'Take in hand', 'Receive the recall notice');
  expect(await text(page)).toContain('You have this in hand.');
  await record(DUTY, 'Receive the recall notice', 'The notice was received');
  await clock('2027-03-17T20:00:00Z');
  const manager = await at(MANAGER);
  expect(await section(manager, 'What to do now').innerText()).toContain('by 1:25pm on Sunday 21 March');
  await open(manager, 'Record a try', 'Find and arrest');
  await manager.getByLabel('What did you do, and what came of it?').fill('Called at the last address. Nobody in.');
  for (const [label, value] of [['Day', '17'], ['Month', '3'], ['Year', '2027']] as const) await manager.getByLabel(label).fill(value); // prettier-ignore
  await manager.getByLabel('Time').fill('19:00');
  await press(manager, 'Record the try');
  expect(await text(manager)).toContain('a time that is still to come');
  expect(await manager.getByLabel('What did you do, and what came of it?').inputValue()).toContain('Nobody in');
  await look(manager, 'try-refused');
  await manager.getByLabel('Day').fill('18');
  await manager.getByLabel('Time').fill('6am');
  await press(manager, 'Record the try');
  await AnyPage.on(manager, 'Now decide whom to tell');
  await manager.goto(run);
  expect(await section(manager, 'What to do now').innerText()).toContain('Next try: 6am on Thursday 18 March');
  await look(manager, 'tried');
});

it('any officer of the force finds on one page what it was told, what it was not, and what was tried', async () => {
  const duty = await at(DUTY);
  await duty.getByRole('link', { name: 'Arrest pack' }).click();
  await AnyPage.on(duty, 'Arrest pack');
  expect(await section(duty, 'Who is looking').innerText()).toMatch(/Morgan Ashdown has this in hand[\s\S]*Next try: 18 March 2027 at 6am/);
  expect(await section(duty, 'Visits made').innerText()).toContain('Called at the last address. Nobody in.');
  expect(await section(duty, 'Officer safety').innerText()).toContain('Nothing that you can open tells of this.');
  expect(await section(duty, 'Intelligence research').innerText()).toContain('No result is recorded yet.');
  await look(duty, 'arrest-pack');
  const [of] = await asOwner(
    house.database.ownerUrl,
    async (client) =>
      (
        await client.query<{ id: string }>(
          `select r.id from concordat.procedure_run r join concordat.person p on p.id = r.person_id where p.crn = $1 and r.code = 'recall'`,
          ['X900207'],
        )
      ).rows,
  );
  await duty.goto(`/procedures/runs/${of?.id}/arrest-pack`);
  await look(duty, 'arrest-pack-told');
  const probation = await at(PRACTITIONER, '/');
  expect((await probation.goto(`${run}/arrest-pack`))?.status()).toBe(404);
});

it('is handed on by name to a colleague of another district, who may say no, and has it only once they accept', async () => {
  const manager = await at(MANAGER);
  await manager.getByRole('link', { name: named('Hand on', 'Find and arrest') }).click();
  await press(manager, 'Hand on');
  expect(await text(manager)).toContain('Choose who is to have it');
  await look(manager, 'hand-on');
  const list = await manager.getByLabel('Who is to have it?').locator('option').allInnerTexts();
  expect(list.some((line) => line.startsWith('Morgan Ashdown'))).toBe(false);
  const kwame = list.find((line) => line.startsWith('Kwame Boateng-Lyle')) ?? '';
  await manager.getByLabel('Who is to have it?').selectOption({ label: kwame });
  await press(manager, 'Hand on');
  expect(await text(manager)).toContain('You have this in hand until Kwame Boateng-Lyle accepts it.');

  const duty = await at(DUTY);
  expect(await section(duty, 'What to do now').innerText()).toContain('Morgan Ashdown has this in hand until you accept it');
  await look(duty, 'handed-on');
  await open(duty, 'I cannot take it', 'Find and arrest');
  await press(duty, 'Decline');
  expect(await text(duty)).toContain('Say why you cannot take it');
  await look(duty, 'decline');
  await duty.goto(run);
  await open(duty, 'Accept', 'Find and arrest');
  expect(await text(duty)).toContain('You have this in hand.');
});

it('A7: nobody but a supervisor leaves the arrest while its clock runs, and no stop goes over it', async () => {
  const duty = await at(DUTY);
  expect(await duty.getByRole('link', { name: named('Leave undone', 'Find and arrest') }).count()).toBe(0);
  await duty.goto(`${run}/steps/arrest/leave`);
  await duty.getByLabel('Why is it left undone?').fill('He is not in this district.');
  await duty.getByLabel('What happens instead?').fill('Somebody else looks.');
  await press(duty, 'Record the decision');
  expect(await text(duty)).toContain('Somebody else may leave this undone');
  expect(await duty.getByLabel('Why is it left undone?').inputValue()).toBe('He is not in this district.');
  await look(duty, 'leave-refused');
  const head = await at(HEAD, `${run}/stop`);
  await head.getByLabel('Why is it stopped?').fill('It is taking too long.');
  await press(head, 'Stop it');
  expect(await text(head)).toContain('A step that only a supervisor may leave is not done. Decide on it first.');
  await look(head, 'stop-refused');
  const sergeant = await at(SERGEANT);
  expect(await sergeant.getByRole('link', { name: named('Leave undone', 'Find and arrest') }).count()).toBe(1);
  await look(sergeant, 'seen-by-sergeant');
});

it('reports that he is still at large, and the arrest counts once a supervisor has signed it off', async () => {
  await clock('2027-03-20T07:10:00Z');
  const manager = await at(MANAGER);
  await manager.getByRole('link', { name: 'The person is still unlawfully at large, and it is time to look again' }).click();
  await look(manager, 'report');
  await press(manager, 'Report');
  expect(await text(manager)).toContain('Still at large: look again (1)');
  const duty = await record(DUTY, 'Find and arrest', 'Arrested');
  expect(await text(duty)).toContain('It counts once it is signed off');
  const sergeant = await at(SERGEANT);
  await open(sergeant, 'Sign off or send back', 'Find and arrest');
  await press(sergeant, 'Record it');
  expect(await text(sergeant)).toContain('Choose whether you sign this off');
  await look(sergeant, 'check');
  await sergeant.getByLabel('Yes, it is done').check();
  await press(sergeant, 'Record it');
  await AnyPage.on(sergeant, 'Now decide whom to tell');
  await sergeant.goto(run);
  const list = await sergeant.locator('.app-run-list__one', { hasText: 'Find and arrest' }).innerText();
  expect(list).toContain('Done');
  expect(list).toContain('In time');
  await look(sergeant, 'arrested');
});

it('stands on the record of each agency, in words, with a way to the run', async () => {
  const page = await at(PRACTITIONER, `/cases/${alder}/sharing-record?kind=PROCEDURE_OPENED`);
  expect(await text(page)).toContain('let Northshire Police into a process map');
  expect(await page.locator(`main a[href="${run}"]`).count()).toBeGreaterThan(0);
  await look(page, 'record');
  expect(desks.complaints).toEqual([]);
});
