import type { Page } from 'playwright-core';
import { assertHeading, PageObject } from './page-object.js';

/** The demonstration's sign-in page, which is the identity provider's and not the portal's. */
export class SignInAsPage extends PageObject {
  static async on(page: Page): Promise<SignInAsPage> {
    await assertHeading(page, 'Sign in as');
    return new SignInAsPage(page);
  }

  async choose(subject: string): Promise<void> {
    await Promise.all([this.page.waitForEvent('framenavigated'), this.page.locator(`button[value="${subject}"]`).click()]);
    await this.page.waitForLoadState();
  }
}
