import type { Browser, Page } from 'playwright-core';
import { Desk } from './browser.js';
import type { House } from './house.js';

/** A desk for each who signs in, in a browser of their own that stays signed in. */
export class Desks {
  private readonly open = new Map<string, Desk>();

  constructor(
    private readonly house: House,
    private readonly browser: Browser,
  ) {}

  async at(who: string, path: string): Promise<Page> {
    const known = this.open.get(who);
    if (known) {
      await known.page.goto(path);
      return known.page;
    }
    const desk = await Desk.at(this.house, this.browser);
    this.open.set(who, desk);
    return desk.signInAs(who, path);
  }

  /** The same person in another tab, who does not see what happens in the first. */
  async another(who: string, path: string): Promise<Page> {
    const desk = this.open.get(who);
    if (!desk) throw new Error(`${who} has not signed in`);
    const page = await desk.context.newPage();
    await page.goto(path);
    return page;
  }

  /** What any of their browsers complained of. */
  get complaints(): string[] {
    return [...this.open.values()].flatMap((desk) => desk.complaints);
  }

  async leave(): Promise<void> {
    for (const desk of this.open.values()) await desk.leave();
  }
}
