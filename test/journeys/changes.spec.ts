import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
let house: House;
let browser: Browser;
const desks: Desk[] = [];
const agreement = randomUUID();
const staffOf = (subject: string): string => `(select staff_id from concordat.account where subject = '${subject}')`;
const agencyOf = (subject: string): string => `(select s.agency_id from concordat.staff s where s.id = ${staffOf(subject)})`;
const [GOVERNOR, SERGEANT, HEAD, MANAGER] = [
  'information-governance-officer',
  'police-sergeant',
  'head-of-probation-delivery-unit',
  'police-offender-manager',
];

/** The demonstration has one information governance officer and no administrator: two more posts, and an agreement between two. */
const MORE = `
insert into concordat.post (staff_id, unit_id, agency_id, role, held_from)
  select p.staff_id, p.unit_id, p.agency_id, 'AGENCY_ADMINISTRATOR', '2020-01-01' from concordat.post p where p.staff_id = ${staffOf(SERGEANT)} limit 1;
insert into concordat.post (staff_id, unit_id, agency_id, role, held_from)
  select p.staff_id, p.unit_id, p.agency_id, 'INFORMATION_GOVERNANCE_OFFICER', '2020-01-01' from concordat.post p where p.staff_id = ${staffOf(HEAD)} limit 1;
insert into concordat.agreement (id, title, reference, starts_at, ends_at, review_on, dpia_reference, owner_staff_id)
  values ('${agreement}', 'Night supervision agreement', 'NSA-02', '2025-01-01', '2098-01-01', '2097-01-01', 'DPIA-2', ${staffOf(GOVERNOR)});
insert into concordat.agreement_party (agreement_id, agency_id, signatory_name, signatory_role, signed_on)
  select '${agreement}', x, 'Petra Hollis', 'Chief officer', '2025-01-01' from unnest(array[${agencyOf(GOVERNOR)}, ${agencyOf(HEAD)}]) x;
insert into concordat.agreement_ground values ('${agreement}', '*', 'OMA2007_S14', 'DPA2018_PART3_STATUTORY')`;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  await asOwner(house.database.ownerUrl, (client) => client.query(MORE));
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
const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).click();
  await page.waitForLoadState();
};
const follow = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('link', { name }).first().click();
  await page.waitForLoadState();
};
const text = (page: Page): Promise<string> => page.locator('main').innerText();
async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await shoot(page, name);
}

it('a renewal: proposed with what follows in sight, approved by the other party from My work, and in force', async () => {
  const governor = await deskOf(GOVERNOR);
  await governor.goto('/agreements');
  await follow(governor, 'Night supervision agreement');
  await press(governor, 'Propose a change');
  await press(governor, 'See what follows');
  expect(await text(governor)).toContain('Choose what to change');
  await governor.getByLabel('Renew the agreement').check();
  for (const [part, value] of [
    ['Day', '31'],
    ['Month', '3'],
    ['Year', '2099'],
  ] as const)
    await governor.getByRole('group', { name: 'New last day' }).getByLabel(part).fill(value);
  await governor.getByLabel('Why?').fill('The night desk stays open');
  await look(governor, 'change-agreement-form');
  await press(governor, 'See what follows');
  expect(await text(governor)).toMatch(/The end of 31 March 2099[\s\S]*Nothing is changed until Northshire Probation agrees/);
  await look(governor, 'change-agreement-confirm');
  await press(governor, 'Change something');
  expect(await governor.getByLabel('Why?').inputValue()).toBe('The night desk stays open');
  await press(governor, 'See what follows');
  await press(governor, 'Confirm and propose it');
  expect(await text(governor)).toMatch(/Waits for an answer[\s\S]*Nobody has answered yet/);

  const head = await deskOf(HEAD);
  await follow(head, /A change to approve/);
  expect(await text(head)).toContain('Do you approve this?');
  await look(head, 'change-to-answer');
  await press(head, 'Record this');
  expect(await text(head)).toContain('Choose yes or no');
  await head.getByLabel('Yes, approve it').check();
  await press(head, 'Record this');
  expect(await text(head)).toMatch(/Approved and done[\s\S]*Northshire Probation agreed/);
  await head.goto(`/agreements/${agreement}`);
  expect(await text(head)).toContain('the end of 31 March 2099');
  await look(head, 'agreement-with-changes');
});

it('leaving: the items that stop are named before it is done, and it is done at once', async () => {
  const governor = await deskOf(GOVERNOR, { javaScript: false });
  await governor.goto('/agreements');
  await follow(governor, /Northshire offender management/);
  await press(governor, 'Propose a change');
  await governor.getByLabel('Leave the agreement').check();
  await governor.getByLabel('Why?').fill('The force signs its own agreements from now on');
  await press(governor, 'See what follows');
  expect(await text(governor)).toMatch(/\d+ items? that your agency shared stops? flowing to Millbrook Borough Council 30 days later/);
  await shoot(governor, 'leave-agreement-confirm');
  await press(governor, 'Confirm and do it now');
  expect(await text(governor)).toMatch(/Done, to be looked at/);
  const { rows } = await asOwner(house.database.ownerUrl, (client) =>
    client.query(`select 1 from concordat.agreement_party p join concordat.agreement a on a.id = p.agreement_id
      where a.reference = 'NSH-ISA-01' and p.agency_id = ${agencyOf(GOVERNOR)}`),
  );
  expect(rows).toEqual([]);
});

it('a suspended account is out with the next press, and a second person looks at it', async () => {
  const manager = await deskOf(MANAGER);
  const sergeant = await deskOf(SERGEANT);
  await follow(sergeant, 'Administration');
  await look(sergeant, 'administration-list');
  await sergeant.getByLabel('Name', { exact: true }).fill('ashdown');
  await press(sergeant, 'Show');
  await follow(sergeant, 'Morgan Ashdown');
  await look(sergeant, 'administration-person');
  await press(sergeant, 'Suspend the account');
  await sergeant.getByLabel('Why?').fill('The warrant card was found in a taxi');
  await press(sergeant, 'See what follows');
  expect(await text(sergeant)).toMatch(/signed out at once[\s\S]*done the moment you confirm it/);
  await look(sergeant, 'change-account-confirm');
  await press(sergeant, 'Confirm and do it now');
  expect(await text(sergeant)).toContain('Done, to be looked at');

  await manager.goto('/my-cases');
  expect(manager.url()).not.toContain('/my-cases');

  const governor = await deskOf(GOVERNOR);
  await follow(governor, /A change to look at again/);
  await governor.getByLabel('No, it was not right').check();
  await governor.getByLabel('In your own words').fill('It was somebody else’s card');
  await press(governor, 'Record this');
  expect(await text(governor)).toMatch(/Done, not agreed with[\s\S]*stays taken away/);
  await look(governor, 'change-not-confirmed');
  await governor.goto('/changes');
  expect(await text(governor)).toContain('Suspend the account of Morgan Ashdown');
  await look(governor, 'changes-list');
});
