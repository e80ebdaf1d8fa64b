import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { workOf } from '../domain/run-work.js';
import { RunsAtWork } from '../store/runs-at-work.js';

/**
 * Run by the worker after every act in a run, and when an instant of its comes: whoever has to do or to hear of something finds it on their
 * first page, once, and it goes when it is over. Asked as often as you like, it changes nothing more.
 */
@Injectable()
export class KeepProcedure {
  constructor(private readonly runs: RunsAtWork) {}

  async execute(tx: Tx, runId: string): Promise<{ readonly alarms: number; readonly raised: number; readonly closed: number }> {
    const alarms = await this.runs.raiseDue(tx, runId);
    const run = await this.runs.load(tx, runId);
    if (run === null) return { alarms, raised: 0, closed: 0 };
    return { alarms, ...(await this.runs.keep(tx, run, run.over ? [] : workOf(run))) };
  }

  /** Those after `after` for which an instant has come that nobody has heard of. */
  due(tx: Tx, after: string | null, atMost: number): Promise<string[]> {
    return this.runs.due(tx, after, atMost);
  }
}
