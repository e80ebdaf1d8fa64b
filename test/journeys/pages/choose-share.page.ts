import type { Locator, Page } from 'playwright-core';
import { assertHeading, PageObject } from './page-object.js';

/** Step 1 of a share: what, and who needs to know it. */
export class ChooseSharePage extends PageObject {
  static async on(page: Page): Promise<ChooseSharePage> {
    await assertHeading(page, 'Who needs to know this?');
    return new ChooseSharePage(page);
  }

  /** An agency that policy expects to be told. */
  expected(agency: string): Locator {
    return this.page.getByRole('group', { name: agency, exact: true });
  }

  other(agency: string): Locator {
    return this.page.getByLabel(agency, { exact: true });
  }

  why(agency: string): Locator {
    return this.page.getByLabel(`Why ${agency} needs this`);
  }
}
