import type { Browser, Page } from 'playwright-core';
import { Stage } from '../support/stage.js';
import { openBrowser } from './support/browser.js';
import { shoot } from './support/shoot.js';

/** The page for developers, on the API itself. */
let stage: Stage;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  stage = await Stage.set();
  page = await browser.newPage();
  page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stage?.strike();
}, 60_000);

/** Runs what stands in the editor, and waits until the answer that is shown has these words. */
async function run(words: string): Promise<void> {
  await page.getByRole('button', { name: /Execute query/ }).click();
  await page.locator('.result-window', { hasText: words }).waitFor();
}

test('an operation can be tried in a browser, with nothing from elsewhere and no script in the page', async () => {
  const answer = await page.goto(`${stage.api.address}/graphiql`);
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self';");
  expect(await answer?.text()).not.toMatch(/<script>|\son\w+="|https?:\/\//);
  await page.getByRole('button', { name: /Execute query/ }).waitFor();

  await run('UNAUTHENTICATED');

  await page.getByLabel('Token').fill(stage.cast.players.policeManager.token);
  await run('Wren Adeyemi');

  await page.getByLabel('Registered operation').selectOption('MyWork');
  await page.locator('.graphiql-query-editor').getByText('protectionDesks').waitFor();
  await run('myWork');
  await shoot(page, 'graphiql');

  expect(asked.filter((url) => !url.startsWith(stage.api.address) && !url.startsWith('data:'))).toEqual([]);
  expect(complaints).toEqual([]);
});
