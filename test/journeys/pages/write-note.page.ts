import type { Page } from 'playwright-core';
import { assertHeading, PageObject } from './page-object.js';

export interface NoteTyped {
  readonly body: string;
  readonly day: readonly [day: string, month: string, year: string];
  readonly category: string;
  readonly basis: string;
  readonly level?: string;
}

/** What do you know? */
export class WriteNotePage extends PageObject {
  static async on(page: Page): Promise<WriteNotePage> {
    await assertHeading(page, 'What do you know?');
    return new WriteNotePage(page);
  }

  async type({ body, day, category, basis, level }: NoteTyped): Promise<void> {
    await this.page.getByLabel('What happened, or what you know').fill(body);
    const boxes = this.page.getByRole('group', { name: 'When did it happen?' });
    for (const [at, name] of (['Day', 'Month', 'Year'] as const).entries()) await boxes.getByLabel(name).fill(day[at] ?? '');
    await this.page.getByLabel('What kind of note is it?').selectOption(category);
    await this.page.getByLabel(basis, { exact: true }).check();
    if (level) await this.page.getByRole('group', { name: 'How serious is it?' }).getByLabel(level, { exact: true }).check();
  }
}
