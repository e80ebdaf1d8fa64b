import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { toldDatabase } from './support/demo-database.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

jest.setTimeout(120_000);
/** The day after the release was told of by telephone, when the one task to explain it is past due. */
const AFTER = '2027-02-26T17:00:00Z';
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ['ALDER, A1', 'alder.json'],
  ['ALDER, variant C: the prison enters nothing', 'alder-variant-c.json'],
])('%s', (_, file) => {
  const everything = file === 'alder.json';
  let house: House;
  const desks: Desk[] = [];
  beforeAll(async () => {
    house = await House.open(toldDatabase(file, AFTER));
  }, 400_000);
  afterAll(async () => {
    for (const desk of desks) await desk.leave();
    await house?.close();
  }, 60_000);

  const at = async (who: string, path: string): Promise<Page> => {
    const desk = await Desk.at(house, browser);
    desks.push(desk);
    return desk.signInAs(who, path);
  };
  const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
  /** The worker looks when it starts; the page is asked again until it has. */
  async function gapOf(who: string, recipient: string): Promise<{ page: Page; words: string }> {
    const page = await at(who, '/gaps');
    const line = page.getByRole('main').getByRole('link', { name: recipient });
    for (let tries = 0; tries < 40 && (await line.count()) === 0; tries += 1) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    await assertAccessible(page);
    await line.first().click();
    await assertAccessible(page);
    return { page, words: await text(page) };
  }

  it('what probation told the police stands unexplained beside the graver note that probation holds', async () => {
    const { page, words } = await gapOf('head-of-probation-delivery-unit', 'Northshire Police');
    expect(words).toContain('Unexplained: 1');
    expect(words).toContain('Your agency told Northshire Police something less serious than what stands here.');
    expect(words).not.toMatch(/Weapons|Fire|stalking/i);
    await shoot(page, `alder-gaps-${everything ? 'a1' : 'c'}`);
  });

  // In A1 as well: that the prison has written something down, and not told probation, is not for probation to see.
  it('names prison security among those of whom nothing was heard', async () => {
    const { words } = await gapOf('head-of-probation-delivery-unit', 'Northshire Police');
    const silent = /Nothing heard from\s+([^.]*)\./.exec(words)?.[1] ?? '';
    const [set] = await asOwner(house.database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>("select id from concordat.decision_set where told_how = 'TELEPHONE'");
      return rows;
    });
    const receipt = await at('probation-practitioner', `/receipts/${set?.id}`);
    const told = await text(receipt);
    await assertAccessible(receipt);
    expect(silent).toContain('Prison security');
    expect(told).toContain('Prison security');
  });

  it('what the prison holds stands at the desk that holds it, and is nobody else’s', async () => {
    const desk = await at('prison-security-supervisor', '/gaps');
    if (!everything) {
      expect(await text(desk)).toContain('Nothing graver stands unshared or undecided with your units');
      return;
    }
    const { words } = await gapOf('prison-security-supervisor', 'Northshire Police');
    expect(words).toContain('Unexplained: 8');
    expect(words).toContain('The rule asks your unit to decide what Northshire Police should be told. Nothing more is said of why.');
  });

  it('what the police hold is asked of the police, about those who told them', async () => {
    const { words } = await gapOf('police-sergeant', 'Probation');
    expect(words).toContain('Unexplained: 1');
    expect(words).toMatch(/stalking/i);
    expect(words).not.toMatch(/Weapons|Fire|Contradict/i);
  });
});
