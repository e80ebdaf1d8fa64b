import { z } from 'zod';
import { isUuid } from '@lib/kernel';
import type { DecideInput } from '../../api/answers/sharing.js';

const shape = z.looseObject({
  key: z.string(),
  personId: z.string().refine(isUuid),
  mode: z.string(),
  recipients: z.array(z.looseObject({})),
});

export function writeSent(input: DecideInput): string {
  return JSON.stringify(input);
}

/** Only the shape is looked at here; the API judges every part of it as it would anybody's. */
export function readSent(text: string, personId: string): DecideInput | null {
  try {
    const input = shape.parse(JSON.parse(text));
    return input.personId === personId ? (input as unknown as DecideInput) : null;
  } catch {
    return null;
  }
}
