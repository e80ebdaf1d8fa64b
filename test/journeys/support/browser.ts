import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { SignInAsPage } from '../pages/sign-in-as.page.js';
import type { House } from './house.js';

export const DESK = { width: 1280, height: 900 } as const;
export const TELEPHONE = { width: 390, height: 844 } as const;

/** Errors that a browser writes for an answer that is meant to be an error; the test reads the page instead. */
const EXPECTED = /Failed to load resource: the server responded with a status of (400|401|403|404|413|503)/;

export async function openBrowser(): Promise<Browser> {
  const path = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((one) => one && existsSync(one));
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({ ...(path && { executablePath: path }), args: asRoot ? ['--no-sandbox'] : [] });
}

/** A person at a desk: their own browser profile, and whatever the pages complained about. */
export class Desk {
  readonly complaints: string[] = [];

  private constructor(
    readonly house: House,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    context.on('page', (opened) => this.listen(opened));
    this.listen(page);
  }

  static async at(house: House, browser: Browser, options: { javaScript?: boolean } = {}): Promise<Desk> {
    const context = await browser.newContext({
      viewport: DESK,
      baseURL: house.url,
      locale: 'en-GB',
      javaScriptEnabled: options.javaScript ?? true,
    });
    // Two browsers and two houses share two cores; a page that does not come at all is found a little later.
    context.setDefaultTimeout(45_000);
    return new Desk(house, context, await context.newPage());
  }

  /** The page of the portal that signing in leads to: My work, unless another was asked for. */
  async signInAs(subject: string, path = '/'): Promise<Page> {
    await this.page.goto(path);
    const asked = await SignInAsPage.on(this.page).catch((error: unknown) => {
      const last = (['identity', 'portal'] as const).map((name) => `${name}:\n${this.house.lastWordsOf(name)}`);
      throw new Error([String(error), ...last].join('\n'), { cause: error });
    });
    await asked.choose(subject);
    await this.page.waitForURL(`${this.house.url}/**`);
    return this.page;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  private listen(page: Page): void {
    page.on('console', (said) => {
      if (['error', 'warning'].includes(said.type()) && !EXPECTED.test(said.text())) this.complaints.push(`${page.url()}: ${said.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
  }
}
