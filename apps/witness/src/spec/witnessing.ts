import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatAddCheckpoint, formatCheckpoint, leafHash, rootOfLeaves, SigningKey, signNote, TileTree } from '@lib/tlog';

export const ORIGIN = 'ledger.example/2026';
export const NAME = 'met.witness.example';

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'witness-'));

/** A log with its key: what it signs, and what it sends to a witness. Two logs of one key and another tail are a fork. */
export class ALog {
  private constructor(
    readonly key: SigningKey,
    private readonly leaves: readonly Buffer[],
    private readonly tree: TileTree,
  ) {}

  /** 60 entries, of which the first 10 are the same whatever the tail. */
  static async with(tail: string, key = SigningKey.generate(ORIGIN, 1)): Promise<ALog> {
    const leaves = Array.from({ length: 60 }, (_, n) => leafHash(Buffer.from(n < 10 ? `entry ${n}` : `entry ${n} of ${tail}`)));
    const tree = new TileTree(0, () => Buffer.alloc(0));
    await tree.append(leaves);
    return new ALog(key, leaves, tree);
  }

  text(size: number): string {
    return formatCheckpoint({ origin: this.key.verifier.name, size, root: rootOfLeaves(this.leaves.slice(0, size)) });
  }

  note(size: number): string {
    return signNote(this.text(size), this.key);
  }

  proof(oldSize: number, size: number): Promise<Buffer[]> {
    return oldSize === 0 || oldSize >= size ? Promise.resolve([]) : this.tree.proveConsistency(oldSize, size);
  }

  async body(oldSize: number, size: number): Promise<string> {
    return formatAddCheckpoint(oldSize, await this.proof(oldSize, size), this.note(size));
  }
}
