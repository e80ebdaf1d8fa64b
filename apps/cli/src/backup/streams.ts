import { fstatSync, fsyncSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CannotContinue } from '../cannot-continue.js';

const NOT_TAKEN: Readonly<Record<string, string>> = { ENOSPC: 'the disk is full', EPIPE: 'the program that was to take it has ended' };

/** Counts the bytes that go through. */
export class Tally {
  bytes = 0;

  async *of(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }
}

/** As the streams of the web, which age-encryption speaks: one piece is asked for when one is wanted, so that nothing piles up. */
export function pulled(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await source.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * All of it, and no faster than it is taken. A file is on the disk when this ends; standard output stays open. When it is not taken to its end
 * that is said in words; a fault on the way in stays as it is.
 */
export async function pour(chunks: AsyncIterable<Uint8Array>, to: Writable & { readonly fd?: number }): Promise<void> {
  try {
    await pipeline(chunks, to, { end: false });
    await new Promise<void>((taken, failed) => to.write('', (fault) => (fault ? failed(fault) : taken())));
    if (to.fd !== undefined && fstatSync(to.fd).isFile()) fsyncSync(to.fd);
  } catch (fault) {
    const { syscall, code = '' } = fault as NodeJS.ErrnoException;
    if (syscall !== 'write' && syscall !== 'fsync') throw fault;
    throw new CannotContinue(`What came out could not be written to its end: ${NOT_TAKEN[code] ?? code}.`);
  }
}
