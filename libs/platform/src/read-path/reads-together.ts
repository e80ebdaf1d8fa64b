import type { Acting } from '../database/acting.js';
import { isSqlError, type PipelinedReader, type Statement } from '../database/pipelined-reader.js';
import type { FoundRow } from './ordinary-sql.js';

/** Of one connection at a time: a page of rows, each with something hanging from it, is spread over several. */
const MOST = 20;

interface Asked {
  readonly actor: Acting;
  readonly statement: Statement;
  answered(rows: FoundRow[]): void;
  failed(fault: unknown): void;
}

/**
 * What one request asks for at the same moment is read from one snapshot, in which who asks is verified once. One by one each would pay for
 * a transaction of its own, and what stands side by side in the answer could be from before and after somebody else's act.
 */
export class ReadsTogether {
  private waiting: Asked[] = [];

  constructor(private readonly reader: PipelinedReader) {}

  read(actor: Acting, statement: Statement): Promise<FoundRow[]> {
    return new Promise((answered, failed) => {
      this.waiting.push({ actor, statement, answered, failed });
      // When all that graphql-js could resolve by now has been resolved, nothing more is coming until something is answered.
      if (this.waiting.length === 1) setImmediate(() => this.send());
    });
  }

  private send(): void {
    const asked = this.waiting;
    this.waiting = [];
    for (const part of parts(asked)) void this.readPart(part);
  }

  private async readPart(part: readonly Asked[]): Promise<void> {
    const [first] = part;
    if (!first) return;
    try {
      const statements = part.map(({ statement }) => statement);
      const found = await this.reader.readTogether<FoundRow>(first.actor, statements);
      part.forEach(({ answered }, i) => answered(found[i] ?? []));
    } catch (fault) {
      // A statement that fails takes back the others with it: by themselves they are answered.
      if (part.length > 1 && isSqlError(fault)) for (const one of part) void this.readPart([one]);
      else for (const { failed } of part) failed(fault);
    }
  }
}

/** Who asks may have been found out anew between two of them. */
function parts(asked: readonly Asked[]): readonly Asked[][] {
  return asked.reduce<Asked[][]>((all, one) => {
    const last = all.at(-1);
    if (last && last.length < MOST && last[0]?.actor === one.actor) last.push(one);
    else all.push([one]);
    return all;
  }, []);
}
