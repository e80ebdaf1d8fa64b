import type { Locator, Page } from 'playwright-core';
import { assertHeading, PageObject } from './page-object.js';

type Outcome = 'SHARED' | 'SHARED_IN_PART' | 'WITHHELD' | 'DEFERRED' | 'NOT_RELEVANT';

/** Step 2 of a share: one recipient after the other, one card for each thing to decide. */
export class DecidePage extends PageObject {
  static async on(page: Page, heading = 'Decide what else they are told'): Promise<DecidePage> {
    await assertHeading(page, heading);
    return new DecidePage(page);
  }

  line(recipient: string, title: string | RegExp): DecideLine {
    const card = this.page.getByRole('region', { name: recipient, exact: true }).locator('.app-card', { hasText: title });
    return new DecideLine(card);
  }
}

export class DecideLine {
  constructor(readonly card: Locator) {}

  choice(outcome: Outcome): Locator {
    return this.card.locator(`input[type="radio"][value="${outcome}"]`);
  }

  reason(outcome: Outcome): Locator {
    return this.card.locator(`select[name^="reason-${outcome}-"]`);
  }

  words(outcome: Outcome): Locator {
    return this.card.locator(`textarea[name^="words-${outcome}-"]`);
  }

  get text(): Locator {
    return this.card.locator('textarea[name^="text-"]');
  }

  cut(code: string): Locator {
    return this.card.locator(`input[name^="cuts-"][value="${code}"]`);
  }

  async answer(outcome: Outcome, reason?: string, words?: string): Promise<void> {
    await this.choice(outcome).check();
    if (reason) await this.reason(outcome).selectOption(reason);
    if (words) await this.words(outcome).fill(words);
  }

  async open(): Promise<void> {
    await this.card.getByText('Change what they get of this').click();
  }
}
