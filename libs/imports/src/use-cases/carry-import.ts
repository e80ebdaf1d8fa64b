import type { Actor } from '@lib/access';
import { LOGGER, type Logger, UnitOfWork } from '@lib/platform';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BringRows } from './bring-rows.js';

/** A row that waits for a lock, or a connection that broke, is tried again so often, one breath apart. */
const MOST_FAILURES = 5;
const BREATH_MS = 500;

/**
 * Works through what was confirmed, batch by batch, while whoever confirmed it looks on or goes away. It acts as they do, with what they may
 * do at the beginning of each batch: when their post or their sign-in has ended it stops, and what is left waits until they go on. A process
 * that ends leaves nothing half done.
 */
@Injectable()
export class CarryImport implements OnModuleDestroy {
  private readonly carried = new Map<string, Promise<void>>();
  private ending = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: BringRows,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Once in this process; another that does the same takes turns with it. */
  start(actor: Actor, id: string): void {
    if (this.carried.has(id)) return;
    this.carried.set(id, this.carry(actor, id).finally(() => this.carried.delete(id))); // prettier-ignore
  }

  async onModuleDestroy(): Promise<void> {
    this.ending = true;
    await Promise.all(this.carried.values());
  }

  private async carry(actor: Actor, id: string): Promise<void> {
    for (let failures = 0; !this.ending && failures < MOST_FAILURES;) {
      try {
        if (!(await this.work.run(actor, (tx) => this.rows.execute(tx, actor, id)))) return;
        failures = 0;
      } catch (fault) {
        failures += 1;
        this.logger.warn({ importId: id, fault: fault instanceof Error ? fault.name : 'unknown', failures }, 'import: a batch failed');
        await new Promise((resume) => setTimeout(resume, BREATH_MS));
      }
    }
  }
}
