/** A proof that does not prove what it is held to; the message says why in plain words. */
export class ProofError extends Error {
  override readonly name = 'ProofError';
}

const HASH = 32;

export function assertHashes(what: string, hashes: readonly Uint8Array[]): void {
  if (hashes.some((one) => one.length !== HASH)) throw new ProofError(`${what} is not a hash of 32 bytes`);
}

export function assertWhole(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new ProofError(`${what} is not a whole number that can be checked`);
}
