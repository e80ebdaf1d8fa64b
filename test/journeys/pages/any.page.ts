import type { Page } from 'playwright-core';
import { assertHeading, PageObject } from './page-object.js';

/** A page that needs no object of its own: its heading is all that is asked of it. */
export class AnyPage extends PageObject {
  static async on(page: Page, heading: string | RegExp): Promise<AnyPage> {
    await assertHeading(page, heading);
    return new AnyPage(page);
  }
}
