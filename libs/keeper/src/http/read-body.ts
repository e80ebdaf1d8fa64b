import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.js';

/** The whole body as text. Throws `Refused`: 413 as soon as it is longer than `limit` bytes, 400 when it is not UTF-8 or broke off. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const bytes = await bytesOf(request, limit);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused(400, 'The request is not UTF-8 text.');
  }
}

async function bytesOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Not destroyed when it is too long: the connection still has to carry the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) throw new Refused(413, `The request is longer than ${limit} bytes.`);
      chunks.push(chunk);
    }
  } catch (fault) {
    throw fault instanceof Refused ? fault : new Refused(400, 'The request broke off.');
  }
  return Buffer.concat(chunks);
}
