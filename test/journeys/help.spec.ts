import type { Browser, Page } from 'playwright-core';
import { GUIDES, TOPICS } from '../../apps/portal/src/journeys/help/help-contents.js';
import { AnyPage } from './pages/any.page.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
/** Who reads which guide; nobody in the demonstration is a records manager, and an integrator signs in as any of them. */
const READERS: Readonly<Record<string, string>> = {
  'police-offender-manager': 'police-offender-manager',
  'probation-practitioner': 'probation-practitioner',
  'prison-desk': 'prison-offender-manager',
  partner: 'council-housing-practitioner',
  supervisor: 'police-sergeant',
  'conference-chair': 'conference-chair',
  'information-governance': 'information-governance-officer',
  'independent-reviewer': 'independent-reviewer',
  'agency-administrator': 'agency-administrator',
};
let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

async function leadsTo(page: Page): Promise<string[]> {
  const links = await page.locator('main a[href^="/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  return [...new Set(links)];
}

it('is open to somebody who is not signed in: found from the foot of the page, searched, read to the last page, JavaScript off', async () => {
  const desk = await Desk.at(house, browser, { javaScript: false });
  const { page } = desk;
  await page.goto('/signed-out');
  await page.getByRole('link', { name: 'Help', exact: true }).click();
  await AnyPage.on(page, 'Help');
  const listed = await leadsTo(page);
  expect(listed).toEqual(expect.arrayContaining([...GUIDES, ...TOPICS].map((slug) => `/help/${slug}`)));
  for (const path of listed.filter((one) => one.startsWith('/help/'))) expect((await page.goto(path))?.status()).toBe(200);
  await page.goto('/help');
  await page.getByLabel('Search in help').last().fill('withhold');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: 'Step 2: decide' }).click();
  await AnyPage.on(page, 'How a sharing decision works');
  expect(new URL(page.url()).hash).toBe('#step-2-decide');
  await page.goto('/help?text=zebra');
  await page.getByRole('link', { name: 'Words we use' }).click();
  await AnyPage.on(page, 'Words we use');
  expect((await page.goto('/help/nowhere'))?.status()).toBe(404);
  expect(desk.complaints).toEqual([]);
  await desk.leave();
});

it.each(['information-governance', 'integrator', 'words'])('can be used by everybody: %s', async (slug) => {
  const desk = await Desk.at(house, browser);
  await desk.page.goto(`/help/${slug}`);
  await assertAccessible(desk.page);
  await shoot(desk.page, `help-${slug}`);
  await desk.leave();
});

it('says of accessibility what was tested, to anybody, and at the older address too', async () => {
  const desk = await Desk.at(house, browser);
  for (const path of ['/help/accessibility', '/accessibility']) {
    await desk.page.goto(path);
    await AnyPage.on(desk.page, 'Accessibility statement');
    expect(await desk.page.getByRole('main').innerText()).toContain('has not named a contact here yet');
  }
  await assertAccessible(desk.page);
  await desk.leave();
});

it.each(Object.entries(READERS))('leads %s only to pages that they may open', async (guide, who) => {
  const desk = await Desk.at(house, browser);
  const page = await desk.signInAs(who);
  await page.goto('/help');
  expect(await page.locator('.govuk-inset-text a').getAttribute('href')).toBe(`/help/${guide}`);
  await page.locator('.govuk-inset-text a').click();
  const refused: string[] = [];
  for (const path of (await leadsTo(page)).filter((one) => !one.startsWith('/help'))) {
    const answer = await page.request.get(path);
    if (answer.status() !== 200) refused.push(`${path}: ${answer.status()}`);
  }
  expect(refused).toEqual([]);
  await desk.leave();
});

it('shows somebody who has nothing to do three things that they can do', async () => {
  const desk = await Desk.at(house, browser);
  const page = await desk.signInAs('domestic-abuse-officer');
  const first = page.getByRole('region', { name: /^Nothing waits for you/ });
  expect(await first.getByRole('listitem').count()).toBe(3);
  for (const path of (await leadsTo(page)).filter(Boolean)) expect([path, (await page.request.get(path)).status()]).toEqual([path, 200]);
  await assertAccessible(page);
  await shoot(page, 'my-work-first-time');
  await first.getByRole('link', { name: 'Help for your work, step by step' }).click();
  await AnyPage.on(page, /^Police: /);
  await desk.leave();
});

it('stands beside what is refused', async () => {
  const desk = await Desk.at(house, browser);
  const page = await desk.signInAs('police-offender-manager', '/keeping');
  await AnyPage.on(page, 'You may not do this');
  await page.getByRole('link', { name: /^Help: / }).click();
  await AnyPage.on(page, 'When something is refused');
  expect(await page.locator(new URL(page.url()).hash).innerText()).toBe('You may not do this');
  await desk.leave();
});

/** What a sheet of paper would show that is not black on white; a drawing has its own colours, and who knows what keeps the colour of its cells. */
const NOT_BLACK = `[...document.querySelectorAll('main *, .app-person *')].filter((one) => one.checkVisibility() && !one.closest('svg') &&
  [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) && getComputedStyle(one).color !== 'rgb(0, 0, 0)').map((one) => one.outerHTML)`;

it('prints each record black on white, without the ways to other pages, and says who printed it and when', async () => {
  const desk = await Desk.at(house, browser);
  const page = await desk.signInAs('probation-practitioner', '/find?text=X900207');
  const person = (await page.locator('main a[href^="/cases/"]').first().getAttribute('href')) ?? '';
  await page.goto(`${person}/sharing-record`);
  const receipt = (await page.locator('main a[href^="/receipts/"]').first().getAttribute('href')) ?? '';
  await page.emulateMedia({ media: 'print' });
  for (const path of [person, `${person}/about`, `${person}/sharing-record`, `${person}/known-then`, `${person}/who-knows`, receipt]) {
    await page.goto(path);
    const seen = (selector: string): Promise<number> => page.locator(selector).filter({ visible: true }).count();
    expect([path, await page.evaluate(NOT_BLACK)]).toEqual([path, []]);
    expect([path, await seen('nav, button, .app-search, form, .govuk-back-link, .app-footer__links, .app-row__links')]).toEqual([path, 0]);
    expect(await page.locator('.app-footer .app-on-paper').innerText()).toMatch(/^Printed by Hana Sorrell, .+ 2027 at .+\.$/);
    for (const head of await page.locator('main table:visible thead').all())
      expect(await head.evaluate((one) => getComputedStyle(one).display)).toBe('table-header-group');
  }
  await shoot(page, 'receipt-on-paper');
  await desk.leave();
});
