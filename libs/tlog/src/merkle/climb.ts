import { createHash } from 'node:crypto';
import { ProofError } from './proof-error.js';

const NODE = Buffer.of(1);

/** Hashed here once more and not by the builder's own function, so that a fault in that one cannot vouch for itself. */
export function joined(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/**
 * The way from a node up to the root, as RFC 9162 walks it in 2.1.3.2 and 2.1.4.2: `at` is the node's place on its level (fn there), `last`
 * the place of the last node on that level (sn). Halved, never shifted: shifts work on 32 bits and a log may be longer.
 */
export class Climb {
  constructor(
    private at: number,
    private last: number,
    private readonly proof: string,
  ) {}

  /** Past the levels on which the node is a right child, to the greatest whole tree that ends with it; true when that is the whole tree. */
  toWholeTree(): boolean {
    while (this.at % 2 === 1) this.up();
    return this.at === 0;
  }

  /** Whether the next part of the proof stands on the left of the node. */
  get partIsLeft(): boolean {
    if (this.last === 0) throw new ProofError(`the ${this.proof} is too long`);
    return this.at % 2 === 1 || this.at === this.last;
  }

  /** One level up; past a part on the left, also past the levels of an uneven tree on which the node has no neighbour. */
  step(partWasLeft: boolean): void {
    while (partWasLeft && this.at % 2 === 0 && this.at > 0) this.up();
    this.up();
  }

  assertAtRoot(): void {
    if (this.last !== 0) throw new ProofError(`the ${this.proof} is too short`);
  }

  private up(): void {
    this.at = Math.floor(this.at / 2);
    this.last = Math.floor(this.last / 2);
  }
}
