import type { Locator, Page } from 'playwright-core';

/**
 * The keystroke-level model (Card, Moran and Newell 1980), in seconds, for somebody who is no typist: a key, pointing with a mouse, pressing its
 * button, moving a hand between mouse and keys, and thinking of what comes next. The words of what is told are left out: they cost what they
 * cost anywhere; so does waiting for the machine.
 */
const SECONDS = { key: 0.28, point: 1.1, button: 0.2, hand: 0.4, think: 1.35 } as const;
type Operator = keyof typeof SECONDS;

/** Does what a person would do, and counts what it takes them. */
export class Keystrokes {
  private readonly done: Operator[] = [];

  constructor(private readonly page: Page) {}

  get seconds(): number {
    return Math.round(this.done.reduce((sum, one) => sum + SECONDS[one], 0) * 100) / 100;
  }

  /** A choice that is thought about, with the mouse. */
  async click(what: Locator): Promise<void> {
    this.done.push('think', 'point', 'button');
    await what.click();
  }

  /** To where the words go; they themselves are not counted. */
  async say(field: Locator, words: string): Promise<void> {
    this.done.push('point', 'button', 'hand');
    await field.fill(words);
  }

  /** On to the next field and to one line of its list, by the first letters of what it says. */
  async select(list: Locator, letters: string): Promise<void> {
    this.done.push('think', 'key', ...[...letters].map(() => 'key' as const));
    await list.focus();
    await this.page.keyboard.type(letters);
  }

  /** Back from the keys to the mouse. */
  reach(): void {
    this.done.push('hand');
  }

  print(what: string, most: number): void {
    const counted = Object.keys(SECONDS).map((one) => `${this.done.filter((operator) => operator === one).length} ${one}`);
    process.stdout.write(`Keystrokes: ${what}: ${this.seconds} s (at most ${most}): ${counted.join(', ')}\n`);
  }
}
