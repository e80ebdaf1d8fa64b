import { Invalid, isMeaningless, parseDay, plainText } from '@lib/kernel';
import { nearDays } from './near-days.js';

const MOST = 9999;

function whole(value: number, field: string, least: number, message: string): number {
  if (!Number.isInteger(value) || value < least || value > MOST) throw new Invalid({ [field]: message });
  return value;
}

export interface FundingAsked {
  readonly posts: number;
  readonly from: string;
  readonly to?: string | null;
  readonly words: string;
}
/** So many posts are paid for in a unit, from one London day to another. What was recorded last about a day holds; nothing is changed. */
export function soundFunding({ posts, from, to, words }: FundingAsked, now: Date) {
  const near = nearDays(now);
  const first = parseDay(from, { field: 'from', label: 'The first day', ...near });
  const last = to == null ? null : parseDay(to, { field: 'to', label: 'The last day', ...near, notBefore: first });
  const said = plainText(words, { field: 'words', label: 'What decided it', max: 500 });
  if (isMeaningless(said)) throw new Invalid({ words: 'Say what decided it, for example the budget and its date' });
  return { posts: whole(posts, 'posts', 0, `Posts must be a whole number from 0 to ${MOST}`), from: first, to: last, words: said };
}

export interface TimeAsked {
  readonly kind: string;
  readonly minutes: number;
  readonly from: string;
  readonly agreedWith: string;
}
/** How long a piece of work of one kind is agreed to take. It is agreed with those who do it, never measured at a keyboard. */
export function soundTime({ kind, minutes, from, agreedWith }: TimeAsked, now: Date) {
  const first = parseDay(from, { field: 'from', label: 'The first day', ...nearDays(now) });
  const said = plainText(agreedWith, { field: 'agreedWith', label: 'With whom it was agreed', max: 200 });
  if (isMeaningless(said)) throw new Invalid({ agreedWith: 'Say with whom it was agreed' });
  return { kind, minutes: whole(minutes, 'minutes', 1, `Minutes must be a whole number from 1 to ${MOST}`), from: first, agreedWith: said };
}
