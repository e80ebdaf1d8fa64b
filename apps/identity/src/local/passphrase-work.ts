import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The package's own default is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const MOST_WAITING = 24;
const MOST_WAITING_OF_ONE = 6;

/** Nobody is turned away for good: the same words may be sent again in a moment. */
export class TooBusy extends Error {}

/**
 * Hashing is slow and heavy on purpose, so a flood of sign-ins is a flood of work. Two at a time, two dozen waiting, six of them from one
 * place, and whoever comes then is told so at once: the other pages of this process, and the other processes of the machine, stay quick.
 */
export class PassphraseWork {
  private running = 0;
  private readonly waiting: { readonly from: string; readonly go: () => void }[] = [];
  private readonly nobody = hash('the passphrase of nobody', COST);

  /** Everything that belongs to one try, so that a try which finds no room has not counted as one. */
  async inTurn<Result>(from: string, work: () => Promise<Result>): Promise<Result> {
    if (this.running >= AT_ONCE) {
      const ofOne = this.waiting.filter((other) => other.from === from).length;
      if (this.waiting.length >= MOST_WAITING || ofOne >= MOST_WAITING_OF_ONE) throw new TooBusy();
      await new Promise<void>((go) => this.waiting.push({ from, go }));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next.go();
      else this.running -= 1;
    }
  }

  hash(passphrase: string): Promise<string> {
    return hash(passphrase, COST);
  }

  /** For an account that is not there (or not accepted yet) the same work is done, and the answer is no. */
  async isRight(passphrase: string, hashed: string | null | undefined): Promise<boolean> {
    const right = await verify(hashed ?? (await this.nobody), passphrase);
    return right && hashed != null;
  }
}
