import { openCheckpoint, rootOfLeaves, leafHash, type VerifierKey } from '@lib/tlog';
import { askToSign, History } from './signing.js';

const rootOf = (entries: readonly string[]): string => rootOfLeaves(entries.map((entry) => leafHash(Buffer.from(entry)))).toString('hex');

/** A log that tries, at every size, to have two next entries signed; and what came of it. */
export class ForkingLog {
  private entries: readonly string[] = [];
  private readonly signed = new Map<number, Set<string>>();
  private tries = 0;

  constructor(private readonly key: VerifierKey) {}

  get sizes(): number {
    return this.signed.size;
  }
  get sizesWithTwoRoots(): number {
    return [...this.signed.values()].filter(({ size }) => size > 1).length;
  }

  /** Takes up where the signer stands, which must be somewhere this log has been. */
  async standAt(port: number): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${port}/last-checkpoint`);
    const { size, root } = answer.status === 404 ? { size: 0, root: null } : this.take(await answer.text());
    const been = [this.entries.slice(0, size), ...this.next()].find(
      (entries) => entries.length === size && rootOf(entries) === root?.toString('hex'),
    );
    if (size > 0 && !been) throw new Error(`the signer stands at a tree of ${size} that nobody asked for`);
    this.entries = been ?? [];
  }

  /** Asks every port for both next trees at once. False when a signer is gone. */
  async step(ports: readonly number[]): Promise<boolean> {
    this.tries += 1;
    const size = this.entries.length;
    const asked = this.next().flatMap(async (entries) => {
      const history = await History.ofEntries(entries);
      const body = await history.body(size, size + 1);
      await Promise.all(
        ports.map(async (port) => {
          const answer = await askToSign(port, body);
          const lines = await answer.text();
          if (answer.status !== 200) return;
          this.take(`${history.checkpoint(size + 1)}\n${lines}`);
          this.entries = entries;
        }),
      );
    });
    return (await Promise.allSettled(asked)).every(({ status }) => status === 'fulfilled');
  }

  private next(): string[][] {
    return ['a', 'b'].map((which) => [...this.entries, `${which} of try ${this.tries}`]);
  }

  private take(note: string): { size: number; root: Buffer } {
    const { size, root } = openCheckpoint(note, this.key);
    this.signed.set(size, (this.signed.get(size) ?? new Set()).add(root.toString('hex')));
    return { size, root };
  }
}
