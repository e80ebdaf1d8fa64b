import type { Page } from 'playwright-core';

/** Pages are known by their heading, and buttons and links by their words, as people know them. */
export abstract class PageObject {
  protected constructor(readonly page: Page) {}

  async headings(): Promise<string> {
    return (await this.page.locator('h1').innerText()).trim();
  }

  /** Presses a button and waits for the page it leads to. */
  async press(words: string): Promise<void> {
    await this.leavingBy(() => this.page.getByRole('button', { name: words, exact: true }).click());
  }

  async follow(words: string | RegExp): Promise<void> {
    await this.leavingBy(() => this.page.getByRole('main').getByRole('link', { name: words }).first().click());
  }

  private async leavingBy(act: () => Promise<void>): Promise<void> {
    await Promise.all([this.page.waitForEvent('framenavigated'), act()]);
    await this.page.waitForLoadState();
  }
}

export async function assertHeading(page: Page, heading: string | RegExp): Promise<void> {
  await page.waitForLoadState();
  const found = (await page.locator('h1').first().innerText()).trim();
  // The heading may stand there while the rest of a long page is still on its way.
  if (typeof heading === 'string' ? found === heading : heading.test(found)) return page.waitForLoadState();
  throw new Error(`Expected the page "${heading}" but ${page.url()} is "${found}"`);
}
