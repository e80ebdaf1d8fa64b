import { Invalid, isMeaningless, parseDay, plainText, refuse } from '@lib/kernel';
import { nearDays } from './near-days.js';

const MOST = 99_999;

export interface UnsafeAsked {
  readonly what: string;
  readonly since: string;
  readonly howMany: number;
  readonly atRisk: string;
  readonly answerBy: string;
}

/** Throws Invalid with one message a field. What is at risk is said in words; nobody is named or scored. */
export function soundUnsafe({ what, since, howMany, atRisk, answerBy }: UnsafeAsked, now: Date, today: string) {
  const near = nearDays(now);
  const said = plainText(what, { field: 'what', label: 'What cannot be done safely', max: 500 });
  const risk = plainText(atRisk, { field: 'atRisk', label: 'What is at risk', max: 2000 });
  if (isMeaningless(said)) throw new Invalid({ what: 'Say what the unit cannot do safely' });
  if (isMeaningless(risk)) throw new Invalid({ atRisk: 'Say what is at risk' });
  if (!Number.isInteger(howMany) || howMany < 1 || howMany > MOST)
    throw new Invalid({ howMany: 'How many must be a whole number, 1 or more' });
  return {
    what: said,
    atRisk: risk,
    howMany,
    since: parseDay(since, { field: 'since', label: 'Since when', notBefore: near.notBefore, notAfter: today }),
    answerBy: parseDay(answerBy, { field: 'answerBy', label: 'The day to answer by', notBefore: today, notAfter: near.notAfter }),
  };
}
export type SoundUnsafe = ReturnType<typeof soundUnsafe>;

/** What will be done about it, and by when. */
export function soundReply(asked: { readonly words: string; readonly doneBy: string }, now: Date, today: string) {
  const words = plainText(asked.words, { field: 'words', label: 'What will be done', max: 2000 });
  if (isMeaningless(words)) throw new Invalid({ words: 'Say what will be done, in a few words' });
  const doneBy = parseDay(asked.doneBy, {
    field: 'doneBy',
    label: 'The day it is done by',
    notBefore: today,
    notAfter: nearDays(now).notAfter,
  });
  return { words, doneBy };
}

export function mayReply({ raisedBy, answeredAt }: { readonly raisedBy: string; readonly answeredAt: Date | null }, staffId: string) {
  if (answeredAt !== null) return refuse('WKL-10', 'This has been answered already. Nothing was changed.');
  if (raisedBy === staffId) return refuse('WKL-11', 'You reported this. Another supervisor or head of the unit, or one above it, answers.');
  return null;
}
