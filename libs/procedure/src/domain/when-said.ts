import { Invalid } from '@lib/kernel';

const EARLIEST = new Date('2000-01-01T00:00:00Z');
const LATEST = new Date('2100-01-01T00:00:00Z');

/** Nothing in a run happened before this century, and nothing is planned beyond it: a slip of the keyboard, and clocks would count from it. */
export function soundWhen(when: Date, field: string): Date {
  if (when < EARLIEST || when >= LATEST) throw new Invalid({ [field]: 'The year must be between 2000 and 2099' });
  return when;
}
