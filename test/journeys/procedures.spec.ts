import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { DESK, Desk, openBrowser, TELEPHONE } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(180_000);
let house: House;
let browser: Browser;
let desk: Desk;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  desk = await Desk.at(house, browser);
  page = await desk.signInAs('police-offender-manager');
  await page.goto('/help');
}, 400_000);
afterAll(async () => {
  await desk?.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

const text = (): Promise<string> => page.getByRole('main').innerText();
const picture = () => page.getByRole('img', { name: /^The steps of/ });
const step = (title: string) => page.locator('.app-map-step').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

it('is found from Help, and lists what there is without saying anything of a person', async () => {
  await page.getByRole('main').getByRole('link', { name: 'Process maps' }).click();
  await AnyPage.on(page, 'Process maps');
  expect(await page.locator('main a[href^="/procedures/"]').count()).toBe(9);
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    'Release and recall',
    'Protecting somebody at risk',
    'Telling somebody outside the agencies',
  ]);
  await assertAccessible(page);
  await shoot(page, 'procedures');
});

it('recall: each step is in the picture and in the list, with who, by when and where that limit was found', async () => {
  await page.getByRole('link', { name: 'Recall to prison' }).click();
  await AnyPage.on(page, 'Recall to prison');
  const steps = await page.locator('.app-map-step').count();
  expect(steps).toBeGreaterThan(20);
  expect(await picture().locator('.app-node--STEP').count()).toBe(steps);
  const arrest = await step('Find and arrest').innerText();
  expect(arrest).toContain('Within 96 hours of: The force received the notice');
  expect(arrest).toContain('published with that system in 2022');
  expect(arrest).toContain('Until it is done, or a supervisor records why it is left');
  expect(await step('Endorse the recall').innerText()).toContain('Within 24 hours of: The manager agreed to recall');
  await assertAccessible(page);
  await shoot(page, 'procedure-recall');
});

it('the other way has its own steps and limits; what nobody has read says so', async () => {
  await page.getByRole('link', { name: 'Emergency', exact: true }).click();
  expect(await step('Find and arrest').innerText()).toContain('Within 48 hours of: The force received the notice');
  expect(await step('Get approval by telephone').count()).toBe(1);
  expect(await step('See that the licence is revoked').innerText()).toContain('Not verified');
  expect(await picture().locator('.app-node--STEP').count()).toBe(await page.locator('.app-map-step').count());
});

it('every map can be used by everybody, at a desk and on a telephone, where the list says it all', async () => {
  await page.goto('/procedures');
  const paths = await page.locator('main a[href^="/procedures/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  for (const path of paths) {
    await page.goto(path);
    await assertAccessible(page);
    await page.setViewportSize(TELEPHONE);
    expect([path, await picture().isVisible(), await page.locator('.app-map-step').first().isVisible()]).toEqual([path, false, true]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(TELEPHONE.width);
    await shoot(page, `procedure${path.slice('/procedures'.length).replaceAll('/', '-')}`);
  }
  expect((await page.goto('/procedures/nowhere'))?.status()).toBe(404);
  await page.goto('/procedures/clares-law');
  expect(await text()).toContain('stands in nobody else’s file');
  expect(desk.complaints).toEqual([]);
});

it('is two presses away from a case whose stage has a map', async () => {
  const [found] = await asOwner(
    house.database.ownerUrl,
    async (client) =>
      (
        await client.query<{ id: string; stage: string }>(
          `select p.id, p.stage from concordat.person p
             join concordat.case_membership m on m.person_id = p.id
             join concordat.account a on a.staff_id = m.lead_staff_id and a.subject = 'police-offender-manager'
            where p.stage in ('BEFORE_RELEASE', 'RELEASED_72_HOURS', 'RECALL')
              and not exists (select from concordat.procedure_run r where r.person_id = p.id) limit 1`,
        )
      ).rows,
  );
  if (!found) throw new Error('the demonstration has nobody at such a stage');
  await page.setViewportSize(DESK);
  await page.goto(`/cases/${found.id}`);
  await shoot(page, 'case-with-map');
  await page.getByRole('region', { name: 'Person' }).getByRole('link', { name: 'What to do' }).click();
  await AnyPage.on(page, /^Process maps for /);
  await page.getByRole('link', { name: 'what to do, step by step' }).click();
  await AnyPage.on(page, found.stage === 'RECALL' ? 'Recall to prison' : 'Release from prison');
});
