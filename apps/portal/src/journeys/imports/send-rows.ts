import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ImportActed } from '../../api/answers/imports.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import type { Visit } from '../../page/visit.js';
import { type CsvRow, csvRows, FileUnreadable } from './csv-rows.js';

type Refused = Exclude<ImportActed, { readonly __typename: 'ImportKept' }>;
export interface Sending {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
}
/** So that a request stays well under what the API takes in one. */
const MOST_BYTES_AT_ONCE = 40_000;
const MOST_ROWS_AT_ONCE = 250;
/** Of one row; the API takes no more in a request. */
const MOST_BYTES_OF_ROW = 55_000;

/** Sends the rows of a file on as they are read: never more than one batch is held here. Where something goes wrong, what was sent is let go. */
@Injectable()
export class SendRows {
  constructor(private readonly api: ConcordatApi) {}

  /** The import's id, or what the API refused. Throws FileUnreadable. */
  async send(visit: Visit, file: Readable, of: Sending): Promise<string | Refused> {
    const rows = csvRows(file);
    const first = await rows.next();
    if (first.done) throw new FileUnreadable('The file is empty.');
    const input = { ...of, heads: first.value.cells };
    const { beginImport: begun } = await this.api.ask('BeginImport', { input }, visit);
    if (begun.__typename !== 'ImportKept') {
      await rows.return(undefined);
      return begun;
    }
    const { id } = begun.import;
    try {
      return (await this.all(visit, id, of.key, rows)) ?? id;
    } catch (fault) {
      await this.letGo(visit, id, of.key);
      throw fault;
    }
  }

  private async all(visit: Visit, importId: string, key: string, rows: AsyncIterable<CsvRow>): Promise<Refused | undefined> {
    let [batch, held, bytes]: [number, CsvRow[], number] = [0, [], 0];
    const flush = async (last: boolean): Promise<Refused | undefined> => {
      const input = { key: `${key}-${batch}`, importId, batch, rows: held, last };
      const { stageImportRows: done } = await this.api.ask('StageImportRows', { input }, visit);
      [batch, held, bytes] = [batch + 1, [], 0];
      return done.__typename === 'ImportKept' ? undefined : done;
    };
    for await (const row of rows) {
      const size = Buffer.byteLength(JSON.stringify(row));
      if (size > MOST_BYTES_OF_ROW) throw new FileUnreadable(`Line ${row.line} is longer than a row may be.`);
      if (held.length > 0 && (bytes + size > MOST_BYTES_AT_ONCE || held.length === MOST_ROWS_AT_ONCE)) {
        const refused = await flush(false);
        if (refused) return this.letGo(visit, importId, key).then(() => refused);
      }
      held.push(row);
      bytes += size;
    }
    const refused = await flush(true);
    if (refused) await this.letGo(visit, importId, key);
    return refused;
  }

  private async letGo(visit: Visit, importId: string, key: string): Promise<void> {
    await this.api.ask('CancelImport', { input: { key: `${key}-let-go`, importId } }, visit).catch(() => undefined);
  }
}
