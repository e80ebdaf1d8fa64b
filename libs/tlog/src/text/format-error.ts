/** Bytes or text that are not what the named format allows. The message says what is wrong and never repeats a secret. */
export class FormatError extends Error {
  override readonly name: string = 'FormatError';
}
