import { FormatError } from '../text/format-error.js';

/** A line of a policy that cannot be followed; the message begins with its number. */
export class PolicyError extends FormatError {
  override readonly name = 'PolicyError';
}
