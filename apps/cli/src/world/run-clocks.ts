import type { Loader } from './loader.js';
import type { Premises } from './premises.js';

/** What the worker would do for process maps that run and for actions: look at one after each act in it, and at each instant that one comes to. */
export class RunClocks {
  private next: Date | null = null;

  constructor(
    private readonly premises: Premises,
    private readonly loader: Loader,
  ) {}

  async actedIn(runId: string): Promise<void> {
    await this.premises.keepRun(runId);
    this.next = await this.nextAlarm();
  }

  async actedOn(actionId: string): Promise<void> {
    await this.premises.keepAction(actionId);
    this.next = await this.nextAlarm();
  }

  /** Everything that comes before `at` comes at its own time: the clock is set to each instant on the way. */
  async until(at: Date): Promise<void> {
    while (this.next !== null && this.next <= at) {
      await this.loader.setClock(this.next);
      await this.premises.keepRunsDue();
      await this.premises.keepActionsDue();
      this.next = await this.nextAlarm();
    }
  }

  private async nextAlarm(): Promise<Date | null> {
    const { rows } = await this.loader.asLoader(() =>
      this.loader.query<{ at: Date | null }>(
        `select least((select min(at) from concordat.procedure_alarm where raised_at is null), (select min(alarm_at) from concordat.action)) as at`,
      ),
    );
    return rows[0]?.at ?? null;
  }
}
