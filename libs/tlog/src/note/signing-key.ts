import { newSeed, publicKeyOf, signWith } from './ed25519.js';
import { NoteError } from './note-error.js';
import { type Algorithm, keyParts, keyText, type VerifierKey, verifierKey } from './verifier-key.js';

const MARK = 'PRIVATE+KEY+';

/** The private half. Only `text` gives it away: printing or serialising the key shows the public half alone. */
export class SigningKey {
  readonly verifier: VerifierKey;
  readonly #seed: Buffer;

  private constructor(name: string, algorithm: Algorithm, seed: Buffer) {
    this.#seed = seed;
    this.verifier = verifierKey(name, algorithm, publicKeyOf(seed));
  }

  static generate(name: string, algorithm: Algorithm): SigningKey {
    return new SigningKey(name, algorithm, newSeed());
  }

  /** From `PRIVATE+KEY+name+id+base64 of algorithm and seed`, as golang.org/x/mod/sumdb/note writes it. Throws NoteError. */
  static parse(text: string): SigningKey {
    if (!text.startsWith(MARK)) throw new NoteError('a private key begins with PRIVATE+KEY+');
    const { name, id, algorithm, bytes } = keyParts(text.slice(MARK.length), 'private key');
    const key = new SigningKey(name, algorithm, bytes);
    if (!key.verifier.id.equals(id)) throw new NoteError(`the id in the private key of ${name} does not belong to it`);
    return key;
  }

  get text(): string {
    return `${MARK}${keyText(this.verifier, this.#seed)}`;
  }

  /** The bare Ed25519 signature of 64 bytes over just these bytes; a note or a cosignature puts its own words round them. */
  sign(message: Uint8Array): Buffer {
    return signWith(this.#seed, message);
  }
}
