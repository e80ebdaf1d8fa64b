import type { Locator, Page } from 'playwright-core';
import { assertHeading, PageObject } from './page-object.js';

type Kind = 'Not known' | 'Not held' | 'Awaiting somebody else' | 'Withhold it' | 'No further answer through this portal';

/** A page of questions of one group. */
export class AnswerGroupPage extends PageObject {
  static async on(page: Page, group: string): Promise<AnswerGroupPage> {
    await assertHeading(page, group);
    return new AnswerGroupPage(page);
  }

  question(text: string): QuestionBox {
    return new QuestionBox(this.page.locator('.app-question', { has: this.page.getByRole('heading', { name: text, level: 2 }) }));
  }

  get questions(): Promise<number> {
    return this.page.locator('.app-question').count();
  }
}

export class QuestionBox {
  constructor(readonly box: Locator) {}

  /** The fields of one thing, where the question asks for several. */
  row(number: number): QuestionBox {
    return new QuestionBox(this.box.locator('.app-rowset').nth(number - 1));
  }

  group(name: string): Locator {
    return this.box.getByRole('group', { name, exact: true });
  }

  /** A choice of this very group: what it reveals may have choices of the same name. */
  async choose(group: string, choice: string): Promise<void> {
    const own = this.group(group).locator('> * > .govuk-radios__item, > * > .govuk-checkboxes__item');
    await own.getByLabel(choice, { exact: true }).check();
  }

  async fill(label: string, text: string): Promise<void> {
    await this.box.getByLabel(label, { exact: true }).fill(text);
  }

  async day(group: string, [day, month, year]: readonly [string, string, string], time?: string): Promise<void> {
    const boxes = this.group(group);
    await boxes.getByLabel('Day').fill(day);
    await boxes.getByLabel('Month').fill(month);
    await boxes.getByLabel('Year').fill(year);
    if (time !== undefined) await boxes.getByLabel('Time').fill(time);
  }

  /** No answer, and why not: behind one line that opens without scripts. */
  async instead(kind: Kind): Promise<void> {
    const states = this.box.locator('.app-states');
    if ((await states.getAttribute('open')) === null) await states.locator('summary').click();
    await states.getByLabel(kind, { exact: true }).check();
  }
}
