import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ImportsToEmpty } from '../store/imports-to-empty.js';

/** Long enough to correct what was refused, and to come back from leave with nothing lost that cannot be sent again. */
export const IMPORT_KEEP_DAYS = 7;

/** Rows that wait here for nobody go, and the texts of those that were refused. */
@Injectable()
export class EmptyImports {
  constructor(private readonly imports: ImportsToEmpty) {}

  async execute(tx: Tx): Promise<Record<string, number>> {
    const [letGo, emptied] = [await this.imports.letGo(tx, IMPORT_KEEP_DAYS), await this.imports.empty(tx, IMPORT_KEEP_DAYS)];
    return letGo + emptied > 0 ? { letGo, emptied } : {};
  }
}
