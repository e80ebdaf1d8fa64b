import { gzipSync } from 'node:zlib';

/** What one request may hold, with room for what travels beside it. */
const LONGEST = 60_000;

/** A whole set as it can be sent: itself, or compressed where it is larger than a request; undefined when even that is too long. */
export function sendable(definition: string): string | undefined {
  if (Buffer.byteLength(JSON.stringify(definition)) <= LONGEST) return definition;
  const compressed = gzipSync(definition).toString('base64');
  return compressed.length <= LONGEST ? compressed : undefined;
}

export const TOO_LONG = 'The questions are too long to be sent at once. Make two sets of them';
