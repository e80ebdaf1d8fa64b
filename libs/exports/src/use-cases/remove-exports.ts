import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ExportsToMake } from '../store/exports-to-make.js';

/** Files whose days are over go; that they were made, for whom and why, stays. */
@Injectable()
export class RemoveExports {
  constructor(private readonly exports: ExportsToMake) {}

  async execute(tx: Tx): Promise<Record<string, number>> {
    const removed = await this.exports.remove(tx);
    return removed > 0 ? { removed } : {};
  }
}
