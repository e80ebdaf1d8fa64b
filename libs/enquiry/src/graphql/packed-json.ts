import { gunzipSync } from 'node:zlib';
import { Invalid } from '@lib/kernel';

/** Characters of JSON once it is unpacked; a request as a whole may hold no more than 64 KiB. */
const LONGEST = 1_000_000;
const TOO_LONG = 'This is longer than 1,000,000 characters. Make two of it';

/** JSON as text, or the same compressed with gzip and written in base64, since a resource of another program may be larger than a request. */
export function unpacked(text: string, field: string): string {
  if (!text.startsWith('H4sI')) {
    if (text.length > LONGEST) throw new Invalid({ [field]: TOO_LONG });
    return text;
  }
  try {
    return gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: LONGEST }).toString('utf8');
  } catch (fault) {
    const tooLong = fault instanceof RangeError || (fault as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Invalid({
      [field]: tooLong ? TOO_LONG : 'This begins like gzip in base64 and is not. Send the JSON itself, or compress it again',
    });
  }
}

export function unpackedJson(text: string, field: string): unknown {
  const json = unpacked(text, field);
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new Invalid({ [field]: 'This is not JSON. Check for a missing comma or bracket' });
  }
}
