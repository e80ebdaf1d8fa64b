import type { Locator, Page } from 'playwright-core';

/** Counts what a person has to do: each field filled, each choice made, each press of a link or button. Looking is free. */
export class Effort {
  private readonly steps: string[] = [];

  constructor(
    readonly name: string,
    private readonly page: Page,
  ) {}

  get inputs(): number {
    return this.steps.length;
  }

  async fill(field: Locator, text: string): Promise<void> {
    this.steps.push('fill');
    await field.fill(text);
  }

  async choose(choice: Locator): Promise<void> {
    this.steps.push('choose');
    await choice.check();
  }

  async select(list: Locator, value: string): Promise<void> {
    this.steps.push('select');
    await list.selectOption(value);
  }

  async press(button: Locator): Promise<void> {
    this.steps.push('press');
    await Promise.all([this.page.waitForEvent('framenavigated'), button.click()]);
    await this.page.waitForLoadState();
  }

  /** For the person who runs the tests: what it costs is part of the product. */
  print(most: number): void {
    process.stdout.write(`Effort: ${this.name}: ${this.inputs} inputs (at most ${most}): ${this.steps.join(', ')}\n`);
  }
}
