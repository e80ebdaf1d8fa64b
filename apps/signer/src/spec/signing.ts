import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kept, type Listening, logLines } from '@lib/keeper';
import { formatCheckpoint, leafHash, rootOfLeaves, TileTree } from '@lib/tlog';
import { lastCheckpointIn, readKeys } from '../keys.js';
import { startSigner } from '../signer.js';

export const ORIGIN = 'ledger.example/2026';
export const SECRET = 'a secret of the integrator, 32 characters and more';

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'signer-'));

/** One history of a log: the first `alike` entries are the same in each, what comes after is its own. */
export class History {
  private constructor(
    private readonly leaves: readonly Buffer[],
    private readonly tree: TileTree,
  ) {}

  static of(name: string, size: number, alike = 0): Promise<History> {
    return History.ofEntries(Array.from({ length: size }, (_, n) => (n < alike ? `entry ${n}` : `entry ${n} of ${name}`)));
  }

  static async ofEntries(entries: readonly string[]): Promise<History> {
    const leaves = entries.map((entry) => leafHash(Buffer.from(entry)));
    const tree = new TileTree(0, () => Buffer.alloc(0));
    await tree.append(leaves);
    return new History(leaves, tree);
  }

  root(size: number): Buffer {
    return rootOfLeaves(this.leaves.slice(0, size));
  }

  checkpoint(size: number, origin = ORIGIN): string {
    return formatCheckpoint({ origin, size, root: this.root(size) });
  }

  /** The body that asks for `size` after `oldSize`. */
  async body(oldSize: number, size: number, origin = ORIGIN): Promise<string> {
    const proof = oldSize === 0 || oldSize >= size ? [] : await this.tree.proveConsistency(oldSize, size);
    return bodyOf(oldSize, proof, this.checkpoint(size, origin));
  }
}

export function bodyOf(oldSize: number, proof: readonly Buffer[], checkpoint: string): string {
  return `old ${oldSize}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`;
}

/** The real server on a free port, with the key and the state of the folder unless told to keep elsewhere. */
export function startIn(folder: string, kept?: Kept): Promise<Listening> {
  const parts = { keys: readKeys(folder, ORIGIN), kept: kept ?? lastCheckpointIn(folder), secret: SECRET };
  return startSigner(
    parts,
    { host: '127.0.0.1', port: 0 },
    logLines('signer', () => undefined),
  );
}

export function askToSign(port: number, body: string, secret = SECRET): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/sign-checkpoint`, { method: 'POST', body, headers: { authorization: `Bearer ${secret}` } });
}
