import { createHash } from 'node:crypto';

/** Bytes that are the same in every run, so that a failure can be had again. */
export class Seeded {
  private counter = 0;

  constructor(private readonly seed: string) {}

  bytes(length: number): Buffer {
    const parts: Buffer[] = [];
    for (let have = 0; have < length; have += 32) parts.push(createHash('sha256').update(`${this.seed} ${this.counter++}`).digest());
    return Buffer.concat(parts).subarray(0, length);
  }

  /** From 0 up to and without `end`. */
  below(end: number): number {
    return this.bytes(6).readUIntBE(0, 6) % end;
  }

  uuid(version = 7): string {
    const hex = this.bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
