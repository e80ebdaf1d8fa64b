import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { assertHeading, PageObject } from './page-object.js';

/** A code of the authenticator app: of now, or of so many steps later. */
export const codeOf = (secret: string, steps = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

/** The pages of our own sign-in, and of the invitation that leads to it. */
export class LocalSignInPage extends PageObject {
  static async on(page: Page, heading: string): Promise<LocalSignInPage> {
    await assertHeading(page, heading);
    return new LocalSignInPage(page);
  }

  async choosePassphrase(passphrase: string, again = passphrase): Promise<void> {
    await this.page.getByLabel('Passphrase').fill(passphrase);
    await this.page.getByLabel('Type it again').fill(again);
    await this.press('Continue');
  }

  async key(): Promise<string> {
    return (await this.page.locator('.key').innerText()).replaceAll(' ', '');
  }

  async enterCode(code: string, button: 'Finish' | 'Sign in'): Promise<void> {
    await this.page.getByLabel('Six-figure code').fill(code);
    await this.press(button);
  }

  async givePassphrase(name: string, passphrase: string): Promise<void> {
    await this.page.getByLabel('Sign-in name').fill(name);
    await this.page.getByLabel('Passphrase').fill(passphrase);
    await this.press('Continue');
  }

  async problem(): Promise<string> {
    return (await this.page.getByRole('alert').innerText()).trim();
  }
}
